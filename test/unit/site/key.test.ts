import { describe, expect, it } from 'vitest';
import { entryKey, personKey, sectionKey, wikiKey } from '../../../src/site/key.ts';
import type { Publication } from '../../../src/site/publication.ts';
import { sectionAt } from '../../../src/wiki/sections.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const person = (name: string, more = '') =>
  `name: ${name}\nemail: ${name}@example.com\nteam: sales\nrole: Rep\n${more}`;
const files = {
  'guides/page.mdx': guide(
    { related: '[named]' },
    '[linked](/guides/linked/) [broken](/guides/later/) ![x](/media/x.png) <Entry id="guides/card" />',
  ),
  'guides/named.mdx': guide(),
  'guides/linked.mdx': guide(),
  'guides/naming.mdx': guide({ related: '[page]' }),
  'guides/card.mdx': guide({ owner: 'eve', related: '[stranger]' }),
  'guides/stranger.mdx': guide(),
  'people/ada.yaml': person('Ada', 'coveredBy: bob\n'),
  'people/bob.yaml': person('Bob'),
  'people/eve.yaml': person('Eve'),
};

/** The wiki with some files changed. */
function wikiWith(changes: Record<string, string> = {}, media: string[] = [], settingsText?: string): Wiki {
  const entries = Object.entries({ ...files, ...changes }).map(([file, text]) => {
    const [collection = '', name = ''] = file.split('/');
    return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
  });
  const { settings } = readSettings(settingsText, 'wiki.yaml');
  return joinWiki({ settings, entries, media }, false);
}

/** The key of `guides/page` in it. */
function keyWith(...changed: Parameters<typeof wikiWith>): string {
  const wiki = wikiWith(...changed);
  const page = wiki.byKey.get('guides/page');
  if (page === undefined) throw new Error('The page is gone.');
  return entryKey(wiki, page);
}

describe('entryKey', () => {
  it('is another once another term is at the stage that one alone has defined', () => {
    const term = (title: string, stage: string) => guide({ title, stage, definition: 'A.' });
    const settings = `name: W\nteams: []\nstages: [{ id: mql, name: Qualified, team: sales }]\nreview: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }\n`;
    const keyBeside = (stage: string) => {
      const terms = { 'lexicon/a.mdx': term('A', 'mql'), 'lexicon/b.mdx': term('B', stage) };
      const wiki = wikiWith(terms, [], settings);
      const page = wiki.byKey.get('lexicon/a');
      return page && entryKey(wiki, page);
    };
    expect(keyBeside('mql')).not.toBe(keyBeside('sql'));
  });

  const key = keyWith();

  it('is the same for the same wiki', () => {
    expect(keyWith()).toBe(key);
  });

  it.each([
    ['the page itself', { 'guides/page.mdx': `${files['guides/page.mdx']}More.` }],
    ['a page it names', { 'guides/named.mdx': guide({ title: 'New' }) }],
    ['a page it links to', { 'guides/linked.mdx': guide({ title: 'New' }) }],
    ['a page that names it', { 'guides/naming.mdx': guide({ related: '[page]', title: 'New' }) }],
    ['its owner', { 'people/ada.yaml': person('Ada Byron', 'coveredBy: bob\n') }],
    ['who covers for its owner', { 'people/bob.yaml': person('Robert') }],
    ['a page that a link was waiting for', { 'guides/later.mdx': guide() }],
    ['who owns a page that it shows a card of', { 'people/eve.yaml': person('Eve', 'left: 2026-01-01\n') }],
    ['a new page that names it', { 'guides/new.mdx': guide({}, '[x](/guides/page/)') }],
  ])('changes with %s', (_, changes) => {
    expect(keyWith(changes)).not.toBe(key);
  });

  it('changes with an upload it was waiting for, and with the settings', () => {
    expect(keyWith({}, ['x.png'])).not.toBe(key);
    const settings =
      'name: New\nteams: []\nstages: []\nreview: { every: 1 year, noticeDays: 1, perOwnerAWeek: 1, timeZone: UTC }';
    expect(keyWith({}, [], settings)).not.toBe(key);
  });

  it('does not change with what it has nothing to do with', () => {
    expect(keyWith({ 'guides/stranger.mdx': guide({}, 'New') }, ['y.png'])).toBe(key);
  });
});

describe('sectionKey', () => {
  const files = {
    'guides/top.mdx': guide({ title: 'Top' }),
    'guides/sales/a.mdx': guide({ title: 'A' }),
    'guides/sales/deep/b.mdx': guide({ title: 'B' }),
    'guides/other/c.mdx': guide({ title: 'C' }),
  };
  const keyOf = (key: string, changes: Record<string, string> = {}) => {
    const wiki = joined({ ...files, ...changes });
    const [section, entry] = [sectionAt(wiki, key), wiki.byKey.get(key)];
    if (entry) return entryKey(wiki, entry);
    return section && sectionKey(wiki, section, 1);
  };

  it.each([
    ['a collection', 'guides', 'a page in it', { 'guides/top.mdx': guide({ title: 'Tip' }) }],
    [
      'a collection',
      'guides',
      'what speaks for a folder',
      { 'guides/sales.mdx': guide({ title: 'Selling' }) },
    ],
    ['a collection', 'guides', 'how much is below', { 'guides/sales/deep/new.mdx': guide() }],
    ['a folder', 'guides/sales', 'a page in it', { 'guides/sales/a.mdx': guide({ summary: 'Now.' }) }],
    ['a folder', 'guides/sales', 'a folder in it', { 'guides/sales/new/c.mdx': guide() }],
    [
      'a folder',
      'guides/sales/deep',
      'the name of one above',
      { 'guides/sales/index.mdx': guide({ title: 'S' }) },
    ],
    [
      'a page',
      'guides/sales/a',
      'the name of its folder',
      { 'guides/sales/index.mdx': guide({ title: 'S' }) },
    ],
    ['a page', 'guides/sales/a', 'who comes after it', { 'guides/sales/b.mdx': guide({ title: 'B' }) }],
  ])('of %s, %s, changes with %s', (_, key, __, changes) => {
    expect(keyOf(key, changes)).not.toBe(keyOf(key));
  });

  it('of a page that speaks for a folder changes with what is in that', () => {
    const own = { 'guides/sales.mdx': guide({ title: 'Selling' }) };
    const changed = { ...own, 'guides/sales/a.mdx': guide({ title: 'Else' }) };
    expect(keyOf('guides/sales', changed)).not.toBe(keyOf('guides/sales', own));
  });

  it('does not change with what is elsewhere, or below in a text', () => {
    const elsewhere = { 'guides/other/c.mdx': guide({ title: 'Else' }) };
    expect(keyOf('guides/sales', elsewhere)).toBe(keyOf('guides/sales'));
    expect(keyOf('guides', elsewhere)).toBe(keyOf('guides'));
    expect(keyOf('guides/sales/a', elsewhere)).toBe(keyOf('guides/sales/a'));
  });
});

describe('the keys of others', () => {
  const whole = (wiki: Wiki) => wikiKey({ wiki, problems: [] } as unknown as Publication);
  const ofAda = (wiki: Wiki) => {
    const ada = wiki.byKey.get('people/ada');
    if (ada === undefined) throw new Error('Ada is gone.');
    return personKey(wiki, ada);
  };
  /** The same wiki where one file has another name, which is no other address. */
  const renamed = (key: string) => {
    const wiki = wikiWith();
    const entry = wiki.byKey.get(key);
    if (entry) entry.file = entry.file.replace(/\.\w+$/, '.other');
    return wiki;
  };

  it.each([
    ['any field', { 'guides/stranger.mdx': guide({ reviewedBy: 'eve', reviewed: '2026-01-01' }) }],
    ['any text', { 'guides/stranger.mdx': guide({}, 'Another.') }],
    ['any person', { 'people/eve.yaml': person('Eva') }],
  ])('of what shows the whole wiki changes with %s', (_, changes) => {
    expect(whole(wikiWith(changes))).not.toBe(whole(wikiWith()));
  });

  it('of a person changes with every text of theirs: buttons at it carry which was shown', () => {
    expect(ofAda(wikiWith({ 'guides/linked.mdx': guide({}, 'Another.') }))).not.toBe(ofAda(wikiWith()));
    expect(ofAda(wikiWith({ 'guides/card.mdx': guide({ owner: 'eve' }, 'New') }))).toBe(
      ofAda(wikiWith({ 'guides/card.mdx': guide({ owner: 'eve' }) })),
    );
  });

  describe('with what has become of a note', () => {
    const asset = (more = '') =>
      `---\ntitle: Sheet\nsummary: One page.\nowner: eve\nteams: [sales]\nkind: document\nsituation: A.\nshareable: customer\nuse: So.\nout: 2026-01-01\n${more}---\n`;
    const end = 'folded: { into: assets/sheet, on: 2026-01-05, by: eve }\n';
    const note = (id: string, more: string) => ({
      [`field-notes/${id}.yaml`]: `text: They wait ${id}.\nby: bob\non: 2026-01-02\nkind: wish\n${more}`,
    });
    const own: Record<string, string> = {
      'assets/sheet.mdx': asset(),
      ...note('one', `page: guides/page\n${end}`),
      ...note('two', 'page: guides/page\n'),
    };
    const gone = { 'assets/sheet.mdx': asset('until: 2026-01-09\n') };
    const moved = {
      'assets/sheet.mdx': undefined,
      'assets/other.mdx': asset('formerly: [sheet]\n'),
    };
    /** The key of a page or a person, with some files changed or gone. */
    const key = (of: string, changes: Record<string, string | undefined> = {}) => {
      const all: Record<string, string | undefined> = { ...own, ...changes };
      const there = Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined);
      const wiki = wikiWith(Object.fromEntries(there));
      const entry = wiki.byKey.get(of);
      if (entry === undefined) throw new Error(`There is no ${of}.`);
      return of.startsWith('people/') ? personKey(wiki, entry) : entryKey(wiki, entry);
    };

    it.each([
      ['the name of its page', { 'assets/sheet.mdx': asset().replace('Sheet', 'Card') }],
      ['the address of its page', moved],
      ['that its page is not to be used any more', gone],
      ['who put it there', { 'people/eve.yaml': person('Eva') }],
    ])('the pages of whoever heard it and of the note: %s', (_, changes) => {
      expect(key('people/bob', changes)).not.toBe(key('people/bob'));
      expect(key('field-notes/one', changes)).not.toBe(key('field-notes/one'));
    });

    it.each([
      ['its day', { 'field-notes/one.yaml': own['field-notes/one.yaml']?.replace('01-02', '01-03') }],
      ['its name', { 'field-notes/one.yaml': own['field-notes/one.yaml']?.replace('They', 'All') }],
      [
        'its address',
        { 'field-notes/one.yaml': undefined, 'field-notes/uno.yaml': own['field-notes/one.yaml'] },
      ],
    ])('the page of one that says the same: %s', (_, changes) => {
      expect(key('field-notes/two', changes)).not.toBe(key('field-notes/two'));
    });
  });

  it('change with the name of a file: its page leads to where it is edited', () => {
    expect(whole(renamed('guides/stranger'))).not.toBe(whole(wikiWith()));
    expect(ofAda(renamed('people/ada'))).not.toBe(ofAda(wikiWith()));
    const wiki = renamed('guides/page');
    const page = wiki.byKey.get('guides/page');
    expect(page && entryKey(wiki, page)).not.toBe(keyWith());
  });
});
