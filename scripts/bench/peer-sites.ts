/** Other generators, at fixed versions, with templates that show what those for Hugo do. */
import { sections } from './generate.ts';

export interface Peer {
  name: 'eleventy' | 'astro' | 'starlight';
  packages: Readonly<Record<string, string>>;
  /** Its configuration and templates. */
  files: Readonly<Record<string, string>>;
  /** Where its pages lie, and how their files end. */
  content: string;
  ending: '.md' | '.mdx';
  /** What builds the site: a script below `node_modules/`, and its arguments. */
  build: readonly string[];
  /** What builds and this bench have left behind: a build from nothing begins without it. */
  made: readonly string[];
}

const navigation = sections.map((id) => `<a href="/${id}/">${id}</a>`).join('');
const head = '<meta charset="utf-8"><link rel="stylesheet" href="/style.css">';

export const eleventy: Peer = {
  name: 'eleventy',
  packages: { '@11ty/eleventy': '3.1.8' },
  files: {
    'eleventy.config.js': `export default function (config) {
  ${JSON.stringify(sections)}.forEach((id) => config.addCollection(id, (api) => api.getFilteredByGlob('content/' + id + '/*.md')));
  return { dir: { input: 'content', includes: '../layouts', output: 'site' } };
}
`,
    'layouts/page.njk': `<!doctype html>
<html lang="en"><head><title>{{ title }}</title>${head}</head>
<body><nav>${navigation}</nav>
<main><h1>{{ title }}</h1><p>{{ summary }}</p><p>{{ owner }}, {{ reviewed }}</p>
{{ content | safe }}
{% set before = collections[section] | getPreviousCollectionItem %}{% if before %}<a href="{{ before.url }}">{{ before.data.title }}</a>{% endif %}
{% set after = collections[section] | getNextCollectionItem %}{% if after %}<a href="{{ after.url }}">{{ after.data.title }}</a>{% endif %}
</main></body></html>
`,
    'layouts/list.njk': `<!doctype html>
<html lang="en"><head><title>{{ title }}</title>${head}</head>
<body><nav>${navigation}</nav>
<main><h1>{{ title }}</h1>{% for each in collections[title] %}<h2><a href="{{ each.url }}">{{ each.data.title }}</a></h2><p>{{ each.data.summary }}</p>{% endfor %}</main>
</body></html>
`,
    ...Object.fromEntries(
      sections.flatMap((id) => [
        [`content/${id}/${id}.json`, JSON.stringify({ layout: 'page.njk', section: id })],
        [`content/${id}.njk`, `---\ntitle: ${id}\nlayout: list.njk\npermalink: /${id}/\n---\n`],
      ]),
    ),
  },
  content: 'content',
  ending: '.md',
  build: ['@11ty/eleventy/cmd.cjs', '--quiet'],
  made: ['site', 'content'],
};

const slugPage = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const pages = await getCollection('pages');
  return pages.map((page) => {
    const beside = pages.filter((each) => each.id.split('/')[0] === page.id.split('/')[0]);
    const at = beside.indexOf(page);
    return { params: { slug: page.id }, props: { page, before: beside[at - 1], after: beside[at + 1] } };
  });
}
const { page, before, after } = Astro.props;
const { Content, headings } = await render(page);
---
<!doctype html>
<html lang="en"><head><title>{page.data.title}</title>${head}</head>
<body><nav>${navigation}</nav>
<main><h1>{page.data.title}</h1><p>{page.data.summary}</p><p>{page.data.owner}, {page.data.reviewed?.toISOString()}</p>
<ul>{headings.map(({ slug, text }) => <li><a href={'#' + slug}>{text}</a></li>)}</ul>
<Content />
{before && <a href={'/' + before.id + '/'}>{before.data.title}</a>}
{after && <a href={'/' + after.id + '/'}>{after.data.title}</a>}
</main></body></html>
`;

const listPage = `---
import { getCollection } from 'astro:content';
export const getStaticPaths = () => ${JSON.stringify(sections.map((section) => ({ params: { section } })))};
const { section } = Astro.params;
const pages = await getCollection('pages', ({ id }) => id.startsWith(section + '/'));
---
<!doctype html>
<html lang="en"><head><title>{section}</title>${head}</head>
<body><nav>${navigation}</nav>
<main><h1>{section}</h1>{pages.map(({ id, data }) => <><h2><a href={'/' + id + '/'}>{data.title}</a></h2><p>{data.summary}</p></>)}</main>
</body></html>
`;

/** Versions are those that Concord itself is built with. */
const astroPackages = { astro: '7.3.5', '@astrojs/mdx': '8.0.2' };
const astroBuild = ['astro/bin/astro.mjs', 'build'];
const astroMade = ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'];

export const astro: Peer = {
  name: 'astro',
  packages: astroPackages,
  files: {
    'astro.config.mjs': `import mdx from '@astrojs/mdx';
export default { integrations: [mdx()] };
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { pages: defineCollection({ loader: glob({ pattern: '**/*.mdx', base: 'content' }) }) };
`,
    'src/pages/[...slug].astro': slugPage,
    'src/pages/[section].astro': listPage,
  },
  content: 'content',
  ending: '.mdx',
  build: astroBuild,
  made: [...astroMade, 'content'],
};

export const starlight: Peer = {
  name: 'starlight',
  packages: { ...astroPackages, '@astrojs/starlight': '0.42.4' },
  files: {
    // The list of all pages beside every page would be longer than most pages.
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
const sidebar = ${JSON.stringify(sections)}.map((id) => ({ label: id, link: '/' + id + '/' }));
export default { integrations: [starlight({ title: 'Bench', pagefind: false, sidebar })] };
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  },
  content: 'src/content/docs',
  ending: '.mdx',
  build: astroBuild,
  made: [...astroMade, 'src/content/docs'],
};
