import { describe, expect, it } from 'vitest';
import { openNames, type NamesIndex } from '../../../src/search/names/names.ts';
import { read, write } from '../../../src/search/names/numbers.ts';
import { pack, type Language, type NamedPage, type Referred } from '../../../src/search/names/pack.ts';
import { slipsBetween } from '../../../src/search/names/slips.ts';

const page = (key: string, title: string, others: string[] = []): NamedPage => {
  const [collection = '', ...id] = key.split('/');
  return { collection, id: id.join('/'), title, others };
};
const usual: Language = {
  language: 'en',
  said: ['objections'],
  recording: ['meetings'],
  synonyms: [
    ['customer', 'client'],
    ['trade show', 'fair'],
  ],
};
const index = (pages: readonly (NamedPage | Referred)[], language: Partial<Language> = {}): NamesIndex =>
  openNames(
    pack(
      pages.map((each) => ('page' in each ? each : { page: each })),
      { ...usual, ...language },
    ),
    '/wiki',
  );
const keys = (names: NamesIndex, typed: string) => names.find(typed).hits.map(({ key }) => key);

const names = index([
  page('lexicon/customer', 'Customer'),
  page('lexicon/cac', 'Customer acquisition cost', ['CAC']),
  page('lexicon/lead', 'Lead'),
  page('lexicon/sla', 'Service level agreement', ['Handoff agreement']),
  page('guides/lead-handoff', 'Lead handoff'),
  page('guides/events/fair-follow-up', 'Fair follow-up'),
  page('competitors/wuerzburg', 'Würzburg Straßenwaagen'),
  page('competitors/grabenhorst', 'Grabenhorst Systeme'),
  page('objections/too-expensive', 'You cost twice what we pay now.', ['We have it for six years.']),
  page('people/zoe', 'Zoë Łukasz', ['Head of Marketing']),
  { ...page('help/index', 'Help'), url: '/help/' },
]);

describe('a page is found first', () => {
  it.each([
    ['by its whole title, where others have more of it', 'lead', 'lexicon/lead'],
    ['by a title that another one begins with', 'customer', 'lexicon/customer'],
    ['by a title of words that others have as aliases', 'lead handoff', 'guides/lead-handoff'],
    ['by its beginning', 'lead han', 'guides/lead-handoff'],
    ['by words in another order', 'handoff lead', 'guides/lead-handoff'],
    ['by another name', 'cac', 'lexicon/cac'],
    ['by a job title', 'head of marketing', 'people/zoe'],
    ['by the folder that it is in', 'events fair', 'guides/events/fair-follow-up'],
    ['by other forms of its words', 'customers acquired costs', 'lexicon/cac'],
    ['with two letters of a short word swapped', 'laed', 'lexicon/lead'],
    ['with vowels of a short word that sound alike', 'leed', 'lexicon/lead'],
    ['with a slip of the finger', 'grabenhrst', 'competitors/grabenhorst'],
    ['with two letters swapped', 'grabenhosrt', 'competitors/grabenhorst'],
    ['with two slips in a long word', 'grabnhrst', 'competitors/grabenhorst'],
    ['with a slip in a beginning', 'grabnh', 'competitors/grabenhorst'],
    ['without accents', 'zoe lukasz', 'people/zoe'],
    ['with “ue” and “ss”', 'Wuerzburg Strassenwaagen', 'competitors/wuerzburg'],
    ['with umlauts where it has none', 'grabenhörst', 'competitors/grabenhorst'],
    ['by a number in digits', '6 years', 'objections/too-expensive'],
    ['by two words written as one', 'followup', 'guides/events/fair-follow-up'],
    ['by one word written as two', 'lead hand off', 'guides/lead-handoff'],
    ['by a word that means the same', 'client', 'lexicon/customer'],
    ['by a phrase that means the same', 'trade show follow up', 'guides/events/fair-follow-up'],
    ['by one that is written as one word', 'tradeshow follow up', 'guides/events/fair-follow-up'],
    ['by what someone says', 'we pay for the customer', 'objections/too-expensive'],
  ])('%s', (_how, typed, expected) => expect(keys(names, typed)[0]).toBe(expected));
});

describe('what is found', () => {
  it('says where it is read, and by which other name it was found', () => {
    expect(names.find('handoff agreement').hits[0]).toEqual({
      place: 3,
      key: 'lexicon/sla',
      collection: 'lexicon',
      title: 'Service level agreement',
      url: '/wiki/lexicon/sla/',
      match: expect.closeTo(0.95) as number,
      by: 'Handoff agreement',
    });
    expect(names.find('help').hits[0]?.url).toBe('/wiki/help/');
    expect(names.find('lead').hits[0]).toMatchObject({ match: 1 });
    expect(names.find('lead').hits[0]).not.toHaveProperty('by');
  });

  it('can be kept to a collection, and to so many', () => {
    expect(names.find('lead', { in: 'guides' }).hits.map(({ key }) => key)).toEqual(['guides/lead-handoff']);
    expect(names.find('lead', { limit: 1 }).hits).toHaveLength(1);
    expect(names.size).toBe(11);
  });

  it('has all of the words, where it must and there is any', () => {
    const strictly = (typed: string) => names.find(typed, { strict: true }).hits.map(({ key }) => key);
    expect(strictly('customer cost')).toEqual(['lexicon/cac']);
    expect(strictly('customer blockchain')).toEqual(['lexicon/customer', 'lexicon/cac']);
  });

  it('is by no other name where the title has as much of the words', () => {
    const lead = index([page('lexicon/mql', 'Marketing qualified lead', ['Warm lead'])]);
    expect(lead.find('lead').hits[0]).not.toHaveProperty('by');
    expect(lead.find('warm lead').hits[0]).toHaveProperty('by', 'Warm lead');
  });

  it('is nothing where nothing is typed', () => {
    for (const typed of ['', ' ', '?!'])
      expect(names.find(typed)).toEqual({ hits: [], taken: [], unknown: [] });
  });
});

describe('a slip in a short word', () => {
  const short = index([page('people/priya', 'Priya Raman'), page('lexicon/lead', 'Lead')]);

  it.each([
    ['a letter is missing', 'pria', ['people/priya']],
    ['another letter, which may be another word', 'lesd', []],
    ['a letter too many', 'leadd', ['lexicon/lead']],
    ['the first letter is another', 'rriy', []],
  ])('%s', (_which, typed, expected) => expect(keys(short, typed)).toEqual(expected));

  it('may be any where no text has the word either, but for the first letter', () => {
    const guessed = (typed: string) => short.find(typed, { guess: true }).hits.map(({ key }) => key);
    expect(guessed('lesd')).toEqual(['lexicon/lead']);
    expect(guessed('mead')).toEqual([]);
    expect(guessed('led')).toEqual([]);
  });
});

it('a long word that is known by its stem alone is taken for the one it is a slip away from', () => {
  const stems = index([
    page('lexicon/qualification', 'Qualification'),
    page('lexicon/sql', 'Sales qualified lead'),
  ]);
  expect(keys(stems, 'qualifed leed')[0]).toBe('lexicon/sql');
  expect(stems.find('qualifed').taken).toEqual([{ typed: 'qualifed', as: 'qualified' }]);
  expect(stems.find('qualifications').taken).toEqual([]);
});

describe('a word with signs of its own', () => {
  const signed = index([
    page('guides/net-houses', 'The net houses'),
    page('guides/net', 'Net'),
    page('guides/dot', 'Selling to .NET houses'),
    page('guides/asp', 'ASP.NET'),
    page('guides/b', 'Plan B'),
    page('guides/ab-plain', 'A/B'),
    page('guides/ab', 'A&B testing @ R&D', ['Q&A']),
    page('guides/c', 'C'),
    page('guides/cpp', 'Who writes C++ and C# here'),
  ]);

  it.each([
    ['.NET', 'guides/dot'],
    ['.ne', 'guides/dot'],
    ['.net ', 'guides/dot'],
    ['(.NET)?', 'guides/dot'],
    ['.NET houses', 'guides/dot'],
    ['net houses', 'guides/net-houses'],
    ['net', 'guides/net'],
    ['A&B', 'guides/ab'],
    ['a&', 'guides/ab'],
    ['R&D', 'guides/ab'],
    ['q&a', 'guides/ab'],
    ['A/B', 'guides/ab-plain'],
    ['C++', 'guides/cpp'],
    ['C#', 'guides/cpp'],
    ['c', 'guides/c'],
  ])('that is typed so is meant before the same letters without them: %j', (typed, expected) => {
    const [first] = signed.find(typed).hits;
    expect(first?.key).toBe(expected);
    expect(first?.match).toBeGreaterThanOrEqual(0.35);
  });

  it('counts for nothing where other words that were typed are lacking', () => {
    expect(keys(signed, '.NET plan B')[0]).toBe('guides/b');
  });
});

it('a word that many pages are called by is common', () => {
  const many = index([
    page('lexicon/lead', 'Lead'),
    ...Array.from({ length: 8 }, (_, at) => page(`guides/${at}`, `${'abcdefgh'[at]}x`)),
    page('guides/leads', 'Leads'),
  ]);
  expect(['lead', 'leads', 'ax', 'nowhere'].map((word) => many.isCommon(word))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe('an unknown word', () => {
  it('is taken for one that is known, and that is said as it is written there', () => {
    expect(names.find('grabenhrst').taken).toEqual([{ typed: 'grabenhrst', as: 'Grabenhorst' }]);
    expect(names.find('client').taken).toEqual([{ typed: 'client', as: 'Customer' }]);
    expect(names.find('wurzbrug').taken).toEqual([{ typed: 'wurzbrug', as: 'Würzburg' }]);
  });

  it('is told where nothing is like it, beside what is found by the others', () => {
    expect(names.find('customer blockchain')).toMatchObject({ unknown: ['blockchain'], taken: [] });
    expect(keys(names, 'customer blockchain')[0]).toBe('lexicon/customer');
  });

  it('is not made of a known one, a short one, or one that means another', () => {
    for (const typed of ['customer', 'lead', 'leaf', 'lae', 'trade show', 'hand off', 'gra'])
      expect(names.find(typed).taken, typed).toEqual([]);
  });

  it('is none that is only written as two, though it has synonyms', () => {
    const some = index([page('lexicon/hand-raise', 'Hand-raise', ['Inbound'])], {
      synonyms: [['hand raise', 'handraise', 'inbound']],
    });
    expect(some.find('handraise')).toMatchObject({ taken: [], hits: [{ title: 'Hand-raise' }] });
  });

  it('is not made of a number or a word that says nothing, nor taken for one', () => {
    const thirty = index([page('guides/a', 'Thirty of them, and there')]);
    for (const typed of ['their', 'three', 'thirteen', 'aand', 'theer'])
      expect(thirty.find(typed).taken, typed).toEqual([]);
  });
});

it('a page that others refer to comes before one that is called alike, but not before a better name', () => {
  const pages = (backlinks: number) =>
    index([
      { page: page('lexicon/a', 'Lead time') },
      { page: page('lexicon/b', 'Lead score'), backlinks },
      { page: page('lexicon/c', 'Lead') },
    ]);
  expect(keys(pages(0), 'lead')).toEqual(['lexicon/c', 'lexicon/a', 'lexicon/b']);
  expect(keys(pages(50), 'lead')).toEqual(['lexicon/c', 'lexicon/b', 'lexicon/a']);
});

it('what was measured or has happened comes after what holds, but where its whole name was typed', () => {
  const both = index([
    { page: page('meetings/a', 'Lead time'), backlinks: 9 },
    { page: page('guides/a', 'Lead count') },
  ]);
  expect(keys(both, 'lead')).toEqual(['guides/a', 'meetings/a']);
  expect(both.find('lead time').hits[0]).toMatchObject({ key: 'meetings/a', match: 1 });
});

it('the words of links are names, too', () => {
  const linked = index([{ page: page('guides/a', 'Onboarding'), links: [['first', 'week']] }]);
  expect(keys(linked, 'first week')).toEqual(['guides/a']);
  expect(linked.find('first week').hits[0]).not.toHaveProperty('by');
});

it('endings count in languages whose stems are not known', () => {
  const pages = [page('guides/a', 'Leads'), page('guides/b', 'Other')];
  expect(keys(index(pages), 'leaded')).toEqual(['guides/a']);
  expect(keys(index(pages, { language: 'de' }), 'leaded')).toEqual([]);
});

it('scripts without spaces are found by a part', () => {
  expect(keys(index([page('guides/a', '销售线索'), page('guides/b', '客户')]), '线索')).toEqual(['guides/a']);
});

it.each([1, 91, 92, 8281, 8282])('numbers below %i are read as they were written', (bound) => {
  const pages = [[[0, bound - 1], [bound >> 1]], [], [[Math.min(57, bound - 1)]]];
  expect(read(write(pages, bound), bound)).toEqual(pages);
});

describe('slips', () => {
  it.each([
    ['lead', 'lead', 0],
    ['laed', 'lead', 1],
    ['led', 'lead', 1],
    ['leads', 'lead', 1],
    ['load', 'lead', 1],
    ['daleaa', 'lead', Infinity],
  ])('from “%s” to “%s” are %d', (typed, word, away) =>
    expect(slipsBetween(typed, word, 2).whole).toBe(away),
  );

  it('are counted to a beginning, too', () => {
    expect(slipsBetween('grabnh', 'grabenhorst', 1)).toEqual({ whole: Infinity, start: 1 });
    expect(slipsBetween('a'.repeat(70), 'a'.repeat(71), 1).whole).toBe(1);
  });
});
