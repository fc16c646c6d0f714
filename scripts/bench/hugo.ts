/** The same text through Hugo, with templates as plain as can be. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { serve, type Served } from './served.ts';

/** The version of Hugo that is installed; `undefined` where there is none. */
export function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /v[\d.]+/.exec(stdout)?.[0] : undefined;
}

/** Serves a Hugo site, with its own watcher. */
export function serveHugo(folder: string): Promise<Served> {
  const args = (port: number) => [
    'server',
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--disableLiveReload',
  ];
  return serve('hugo', args, { cwd: folder });
}

/** Sets up a Hugo site with the pages of a wiki. Returns the files of its pages, below `content/`. */
export async function hugoSite(folder: string, content: string, pages: readonly string[]): Promise<string[]> {
  await mkdir(join(folder, 'layouts/_default'), { recursive: true });
  for (const [file, text] of Object.entries(templates)) await writeFile(join(folder, file), text);
  const copies: string[] = [];
  for (const page of pages) {
    const copy = join(folder, 'content', relative(content, page).replace(/\.mdx$/, '.md'));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(page, copy);
    copies.push(copy);
  }
  return copies;
}

const templates = {
  'config.toml': `baseURL = "https://example.com/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
`,
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body>
<nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ .Params.summary }}</p>
<p>{{ .Params.owner }}, {{ .Params.reviewed }}</p>
{{ .TableOfContents }}
{{ .Content }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Params.summary }}</p>{{ end }}
{{ end }}
`,
};
