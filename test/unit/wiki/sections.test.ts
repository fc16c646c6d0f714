import { describe, expect, it } from 'vitest';
import { isSection, listingOf } from '../../../src/site/listing.ts';
import { neighboursOf } from '../../../src/site/neighbours.ts';
import { sectionAt, sectionsAbove } from '../../../src/wiki/sections.ts';
import { linkTargetsOf } from '../../../src/wiki/links.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';
import { meetingFiles } from '../../support/meeting-files.ts';

const wiki = joined({
  'guides/top.mdx': guide({ title: 'Top' }),
  'guides/sales.mdx': guide({ title: 'How we sell', summary: 'All of it.' }),
  'guides/sales/b.mdx': guide({ title: 'Second' }),
  'guides/sales/a.mdx': guide({ title: 'First' }),
  'guides/sales/big-deals/one.mdx': guide({ title: 'One' }),
  'guides/10-end/x.mdx': guide({ title: 'Ten' }),
  'guides/2-start/readme.mdx': guide({ title: 'Zero' }),
  'guides/2-start/about.mdx': guide({ title: 'About' }),
  'guides/far/down/here.mdx': guide({ title: 'Here' }),
});

/** What is listed of a folder, with the headings. */
function listed(key: string): string[] {
  const section = sectionAt(wiki, key);
  if (section === undefined) throw new Error(`There is no “${key}”.`);
  return listingOf(wiki, section).pages.flatMap((rows) =>
    rows.map(({ of, group }) => `${group.label}: ${of.title}${isSection(of) ? ` (${of.count})` : ''}`),
  );
}

describe('a folder of a collection', () => {
  it('scale: is a section of it, named by its page or its folder, with all below it counted', () => {
    expect(listed('guides')).toEqual([
      'Sections: 10 end (1)',
      'Sections: Far (1)',
      'Sections: How we sell (3)',
      'Sections: Zero (2)',
      'Pages: Top',
    ]);
  });

  it('scale: lists its folders and its pages, the one that it begins with first', () => {
    expect(listed('guides/sales')).toEqual(['Sections: Big deals (1)', 'Pages: First', 'Pages: Second']);
    expect(listed('guides/2-start')).toEqual([': Zero', ': About']);
    expect(listed('guides/far')).toEqual(['Sections: Down (1)']);
  });

  it('scale: is on the way to what lies in it', () => {
    const way = (key: string) => sectionsAbove(wiki, key).map(({ key, title }) => [key, title]);
    expect(way('guides/sales/big-deals/one')).toEqual([
      ['guides/sales', 'How we sell'],
      ['guides/sales/big-deals', 'Big deals'],
    ]);
    expect(way('guides/top')).toEqual([]);
  });

  it('scale: has neighbours in it, and none elsewhere', () => {
    const beside = (key: string) => {
      const entry = wiki.byKey.get(key);
      return entry && neighboursOf(wiki, entry).map((each) => each?.title);
    };
    expect(beside('guides/sales/a')).toEqual([undefined, 'Second']);
    expect(beside('guides/sales/b')).toEqual(['First', undefined]);
    expect(beside('guides/2-start/readme')).toEqual([undefined, 'About']);
    expect(beside('guides/top')).toEqual(['How we sell', undefined]);
  });

  it('has what happened before a page and after it as its neighbours, though the latest is listed first', () => {
    const held = joined(meetingFiles);
    const beside = (id: string) => {
      const entry = held.byKey.get(`meetings/${id}`);
      return entry && neighboursOf(held, entry).map((each) => each?.title);
    };
    expect(beside('first')).toEqual([undefined, 'Second']);
    expect(beside('second')).toEqual(['First', undefined]);
  });

  it('is none where no page is in it', () => {
    expect(sectionAt(wiki, 'guides/nowhere')).toBeUndefined();
    expect(sectionAt(wiki, 'guides/top')).toBeUndefined();
    expect(sectionAt(wiki, 'lexicon')?.count).toBe(0);
  });
});

describe('a link to a folder', () => {
  const from = (text: string, file = 'guides/from.mdx') => {
    const wiki = joined({ [file]: guide({}, text), 'guides/sales/a.mdx': guide() });
    const [entry] = wiki.entries;
    return entry && linkTargetsOf(entry, wiki).map((target) => target?.address);
  };

  it.each([
    ['[x](/guides/sales/)', '/guides/sales/'],
    ['[x](sales/)', '/guides/sales/'],
    ['[x](/guides/sales#others)', '/guides/sales/#others'],
    ['[x](/guides/)', '/guides/'],
    ['[x](/lexicon/)', '/lexicon/'],
    ['[x](/guides/selling/)', undefined],
  ])('%s leads to %s', (text, address) => {
    expect(from(text)).toEqual([address]);
  });
});
