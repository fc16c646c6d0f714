import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const number = `---
title: MQLs
summary: S.
owner: ada
teams: [sales]
definition: All.
kind: outcome
unit: count
better: more
target: 40
every: month
readBy: ada
source: CRM
---
`;
const note = (text: string, on: string) =>
  `text: ${text}\nby: ada\non: ${on}\nfolded: { into: guides/handoff, on: ${on}, by: ada }\n`;

describe('sentences that end behind a link', () => {
  let root: string;
  let site: Map<string, string>;

  beforeAll(async () => {
    root = await temporaryFolder();
    const content = join(root, 'content');
    await writeFiles(content, {
      ...bareWiki,
      'guides/handoff.mdx': guide({ title: 'Handoff' }, 'Sign today.\n\nThe scale is fast.'),
      'numbers/mqls.mdx': number,
      'field-notes/2026-11-02-ada-aaaaaaaa.yaml': note('Sign today.', '2026-11-02'),
      'field-notes/2026-11-03-ada-bbbbbbbb.yaml': note('The scale is fast.', '2026-11-03'),
    });
    const out = join(root, 'site');
    const ran = await runScript('build', ['--content', content, '--out', out, '--no-search']);
    expect(ran.code).toBe(0);
    site = await filesOf(out);
  });
  afterAll(() => rm(root, { recursive: true }));

  it('have no blank before their full stop, nor two signs side by side', () => {
    expect(site.get('numbers/mqls/index.html')).toMatch(/Read every month by\s+<a [^>]*>Ada Example<\/a>\./);
    expect(site.get('field-notes/index.html')).toMatch(/“<a [^>]*>.*?<\/a>”; “<a [^>]*>.*?<\/a>”\./);
    const pages = [...site].filter(([file]) => file.endsWith('.html'));
    const wrong = pages.flatMap(([file, html]) =>
      Array.from(html.matchAll(/.{0,40}<\/(?:a|b|time|span|em|strong)>\s+[.,;:!?](?=\s|<)/g), ([found]) => [
        file,
        found,
      ]),
    );
    expect(wrong).toEqual([]);
  });
});
