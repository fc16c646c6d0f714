import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacks } from '../fixtures/bodies/attacks.ts';
import { attacks as fieldAttacks, guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, filesOf, project, runScript, temporaryFolder, writeFiles } from '../support/script.ts';
import { size } from '../support/size.ts';
import { serve } from '../support/serve.ts';
import { launchChromium } from '../support/chromium.ts';

const secret = 'canary-in-the-environment-7391';

/** Further bodies, which would leave a trace in the building process or in the page if any of it ran. */
const canaries = [
  `import fs from 'node:fs'\n\nexport const x = fs.writeFileSync('CANARY_FILE', '1')`,
  `{globalThis.process.mainModule.require('fs').writeFileSync('CANARY_FILE', '1')}`,
  `{process.env.CONCORD_SECRET}`,
  `<Callout title={process.env.CONCORD_SECRET}>x</Callout>`,
  `<script>window.canary = 1; alert(1)</script>`,
  `<img src="x" onerror="window.canary = 1; alert(1)">`,
  `<svg onload="window.canary = 1"></svg>`,
  `<iframe src="https://evil.example/"></iframe><img src="https://evil.example/x.png">`,
  `![x](../../package.json) ![y](../../src/live.config.ts?raw) ![z](https://evil.example/x.png)`,
  `[x](javascript:window.canary=1) <a href="javascript:window.canary=1">y</a>`,
];

describe('pages that are out to do harm, in a real build and a real browser', () => {
  let root: string;
  let site: Map<string, string>;
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    root = await temporaryFolder();
    const bodies = [
      ...attacks.map((each) => each.input),
      ...canaries.map((each) => each.replace('CANARY_FILE', join(root, 'canary'))),
    ];
    await writeFiles(join(root, 'content'), {
      ...bareWiki,
      ...Object.fromEntries(
        bodies.map((body, index) => [`guides/body-${index}.mdx`, guide({ title: `Body ${index}` }, body)]),
      ),
      ...Object.fromEntries(fieldAttacks.map(({ text }, index) => [`guides/fields-${index}.mdx`, text])),
    });
    const built = await runScript(
      'build',
      ['--content', join(root, 'content'), '--out', join(root, 'site'), '--no-search'],
      {
        env: { CONCORD_SECRET: secret },
      },
    );
    expect(built, built.stderr).toMatchObject({ code: 0 });
    site = await filesOf(join(root, 'site'));
    served = await serve(join(root, 'site'));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
    await rm(root, { recursive: true });
  });

  it('publishes every page', () => {
    const pages = [...site.keys()].filter((file) => /^guides\/[^~]+\/index\.html$/.test(file));
    expect(pages.length).toBe(attacks.length + canaries.length + fieldAttacks.length);
    expect(pages.length).toBeGreaterThan(240);
  });

  it('runs nothing while building', async () => {
    await expect(readFile(join(root, 'canary'))).rejects.toThrow('ENOENT');
  });

  it('leaks nothing of the file system or the environment', async () => {
    const manifest = await readFile(join(project, 'package.json'), 'utf8');
    const lines = manifest.split('\n').filter((line) => line.includes('satteri'));
    expect(lines.length).toBe(1);
    for (const [file, text] of site) {
      if (file.startsWith('admin/')) continue;
      expect(text.includes(secret), file).toBe(false);
      expect(text.includes(lines[0] ?? ''), file).toBe(false);
      expect(text.includes('root:x:0'), file).toBe(false);
      expect(text.includes(project), file).toBe(false);
    }
  });

  it('runs nothing in a browser, and asks nobody else', async () => {
    const all = [...site.keys()].filter((file) => /^guides\/.+\/index\.html$/.test(file));
    const paths = all.filter((_, index) => index % size(8, 1) === 0);
    expect(paths.length).toBeGreaterThan(size(30, 240));
    const tabs = Array.from({ length: 4 }, (_, tab) => visit(paths.filter((_, index) => index % 4 === tab)));
    expect((await Promise.all(tabs)).flat()).toEqual([]);
  }, 240_000);

  /** Opens pages one after the other; returns what was wrong with them. */
  async function visit(paths: readonly string[]): Promise<string[]> {
    // Nothing is to be there that a policy would have to refuse.
    const page = await browser.newPage({ bypassCSP: true });
    // Some pages are half a megabyte of one paragraph, which takes a busy machine a while.
    page.setDefaultNavigationTimeout(120_000);
    const wrong: string[] = [];
    page.on('dialog', (dialog) => {
      wrong.push(`${page.url()}: a dialog`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== served.address)
        wrong.push(`${page.url()} asks for ${request.url()}`);
    });
    for (const path of paths) {
      await page.goto(`${served.address}/${path.replace('index.html', '')}`);
      const found = await page.evaluate(inspect);
      if (found.canary || found.foreign || found.handlers) wrong.push(`${path}: ${JSON.stringify(found)}`);
      const schemes = found.schemes.filter(
        (scheme) => !['http:', 'https:', 'mailto:', 'tel:'].includes(scheme),
      );
      if (schemes.length > 0) wrong.push(`${path}: ${schemes.join()}`);
    }
    await page.close();
    return wrong;
  }
});

/** Runs in the page. Whatever an editor typed stands inside the entry; our own scripts there are modules. */
function inspect() {
  const foreign = ':is(script:not([type="module"]), iframe, object, embed, base, link, meta, style, form)';
  const elements = [...document.querySelectorAll('.entry *')];
  return {
    canary: 'canary' in window,
    foreign: document.querySelectorAll(`.entry ${foreign}`).length,
    handlers: elements.filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')))
      .length,
    schemes: [...document.querySelectorAll<HTMLAnchorElement>('.entry a[href]')].map((link) => link.protocol),
  };
}
