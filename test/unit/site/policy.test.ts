import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/cms/backend.ts';
import { cachingAt, editorPolicy, hostHeaders, pagePolicy, policyAt } from '../../../src/site/policy.ts';

const desk = chooseBackend({}, true);
const files = [
  ...[
    'index.html',
    '404.html',
    'lexicon/index.html',
    'lexicon/mql/index.html',
    'feed.atom',
    'feed/sales.atom',
  ],
  ...['admin/index.html', 'admin/editor/main.js', '_assets/a.js', 'worker.js'],
];

describe('the policy of pages', () => {
  it('runs scripts of the site alone, and none that stands in a page', () => {
    expect(pagePolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(pagePolicy).toMatch(/^default-src 'none'; /);
    expect(policyAt('/lexicon/mql/', desk)).toBe(`${pagePolicy}; frame-ancestors 'self'`);
    expect(policyAt('/administration/', desk)).toBe(`${pagePolicy}; frame-ancestors 'self'`);
  });

  it('is another for the editor, which reaches where it saves to; without that, nothing runs there', () => {
    const set = { CONCORD_CMS_BACKEND: 'gitlab', CONCORD_CMS_REPO: 'a/b', CONCORD_CMS_APP_ID: '1' };
    expect(editorPolicy(chooseBackend(set, false))).toContain(
      "connect-src 'self' data: blob: https://gitlab.com;",
    );
    expect(editorPolicy(chooseBackend({}, false))).toContain("script-src 'none';");
    expect(editorPolicy(desk)).not.toContain("'unsafe-eval'");
    expect(policyAt('/admin/', desk)).toBe(`${editorPolicy(desk)}; frame-ancestors 'self'`);
  });
});

describe('the headers of hosts', () => {
  const rules = (base: string) =>
    hostHeaders(files, base, desk)
      .trim()
      .split(/\n(?=\S)/)
      .map((rule) => rule.split('\n  Content-Security-Policy: '));

  it('have one policy for each address, whether it is shown or missing below', () => {
    const all = rules('');
    const caching: Record<string, string[]> = {
      '/_assets/*': ['Cache-Control: public, max-age=31536000, immutable'],
      '/worker.js': ['Cache-Control: no-cache'],
    };
    // Code of the editor has its policy from the rule before.
    expect(all.pop()).toEqual([
      '/admin/editor/chunks/*\n  Cache-Control: public, max-age=31536000, immutable',
    ]);
    const found = Object.fromEntries(all) as Record<string, string>;
    expect(Object.keys(found)).toEqual([
      '/',
      '/404.html',
      '/_assets/*',
      '/admin/*',
      '/feed.atom',
      '/feed/*',
      '/lexicon/*',
      '/worker.js',
    ]);
    for (const [pattern, said] of Object.entries(found)) {
      const [policy, ...others] = said.split('\n  ');
      expect(policy, pattern).toBe(policyAt(pattern === '/admin/*' ? '/admin/' : '/', desk));
      expect(others, pattern).toEqual(caching[pattern] ?? []);
    }
  });

  it('have what is named after what it holds kept for good, and nothing else', () => {
    const kept = files.filter((file) => cachingAt(`/${file}`)?.includes('immutable'));
    expect(kept).toEqual(['_assets/a.js']);
    expect(cachingAt('/admin/editor/chunks/a-12345678.js')).toContain('immutable');
    expect(cachingAt('/worker.js')).toBe('no-cache');
    expect(cachingAt('/lexicon/_assets/')).toBeUndefined();
  });

  it('stand below the path that the wiki is published under', () => {
    expect(rules('/docs/wiki').map(([pattern]) => pattern)).toEqual(
      rules('').map(([pattern]) => `/docs/wiki${pattern}`),
    );
  });

  it('are what the README tells nginx and Caddy to send', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const said = [...readme.matchAll(/"(default-src .*?)"/g)].map(([, policy]) => policy);
    expect(said).toEqual([policyAt('/', desk), policyAt('/', desk)]);
  });
});
