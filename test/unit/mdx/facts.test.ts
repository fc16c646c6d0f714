import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/mdx/facts.ts';
import { readBody } from '../../../src/mdx/read.ts';

const facts = (text: string) => factsOf(readBody(text).nodes);

describe('factsOf', () => {
  it('finds nothing in nothing', () => {
    expect(facts('')).toMatchObject({
      headings: [],
      links: [],
      images: [],
      terms: [],
      numbers: [],
      entries: [],
      expiries: [],
      days: [],
      figures: [],
      boxes: [],
      excerpt: '',
    });
  });

  it('lists headings as they are rendered, wherever they stand', () => {
    expect(facts('# A *b* `c`\n\n<Callout>\n## A b c\n</Callout>\n\n> # 🙂').headings).toEqual([
      { depth: 2, text: 'A b c', slug: 'a-b-c' },
      { depth: 3, text: 'A b c', slug: 'a-b-c-1' },
      { depth: 2, text: '🙂', slug: 'section' },
    ]);
  });

  it('lists links and images with their places, and none that are refused', () => {
    const { links, images } = facts(
      '[a](/guides/a) [b]\n\n| ![c](/media/c.png) |\n|---|\n\n[d](javascript:1) ![e](e.svg)\n\n[b]: ../b.mdx',
    );
    expect(links).toEqual([
      { to: '/guides/a', text: 'a', line: 1, column: 1 },
      { to: '../b.mdx', text: 'b', line: 1, column: 16 },
    ]);
    expect(images).toEqual([{ to: '/media/c.png', line: 3, column: 3 }]);
  });

  it('lists what components name', () => {
    const text =
      'A <Term id="mql">b</Term>\n<Entry id="guides/handoff" />\n\n<Claim source="s" seen="2026-01-01" until="2026-06-30">\nc\n</Claim>';
    const { terms, numbers, entries, expiries } = facts(`${text}\n\nA <Number id="mqls" />.`);
    expect(numbers).toEqual([{ to: 'mqls', line: 8, column: 3 }]);
    expect(terms).toEqual([{ to: 'mql', text: 'b', line: 1, column: 3 }]);
    expect(entries).toEqual([{ to: 'guides/handoff', line: 2, column: 1 }]);
    expect(expiries).toEqual([{ until: expect.anything() as unknown, line: 4, column: 1 }]);
  });

  it('takes nothing from a component that cannot be used', () => {
    expect(
      facts('<Entry id="" />\n\n<Claim source="s" seen="2026-01-01" until="2026-02-30">x</Claim>'),
    ).toMatchObject({ entries: [], expiries: [] });
  });

  it('shortens the first words between words', () => {
    expect(facts('## Title\n\nOne **two**\nthree.\n\nFour').excerpt).toBe('One two three.');
    const { excerpt } = facts('word '.repeat(100));
    expect(excerpt.length).toBeLessThanOrEqual(202);
    expect(excerpt).toMatch(/word …$/);
  });
});
