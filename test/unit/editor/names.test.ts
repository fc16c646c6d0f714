import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unpackNames, type PackedNames } from '../../../src/editing-api/directory.ts';
import { packNames } from '../../../src/editing-api/pack-names.ts';
import { asPerson, me, meKey } from '../../../src/editor/names.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn } from '../../../src/freshness/review.ts';
import { stateInWords } from '../../../src/freshness/words.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const { settings } = readSettings(undefined, 'wiki.yaml');
const guide = (id: string, yaml: string) =>
  readEntry({ collection: 'guides', id, file: `guides/${id}.mdx` }, `---\n${yaml}\n---\n`);
const person = (id: string, yaml: string) =>
  readEntry({ collection: 'people', id, file: `people/${id}.yaml` }, yaml);

function sent(entries: Parameters<typeof joinWiki>[0]['entries'], drafts = false, base = '/'): PackedNames {
  return JSON.parse(JSON.stringify(packNames(joinWiki({ settings, entries, media: [] }, drafts), base)));
}

describe('the names of the wiki', () => {
  const ada = 'name: Ada Example\nemail: ada@example.com\nteam: sales\nrole: x\n';

  it('are those of pages and people, with what they are found by and where they are', () => {
    const renamed = { ...guide('lead-handoff', 'title: Handoff'), file: 'guides/Lead Handoff.mdx' };
    const term = readEntry(
      { collection: 'lexicon', id: 'mql', file: 'lexicon/mql.mdx' },
      '---\ntitle: Qualified\naliases:\n  - word: MQL\n---\n',
    );
    const { names } = unpackNames(sent([renamed, term, person('ada', `${ada}left: '2026-05-01'\n`)]));
    expect(names).toMatchObject([
      {
        collection: 'lexicon',
        id: 'mql',
        title: 'Qualified',
        file: 'lexicon/mql.mdx',
        url: '/lexicon/mql/',
        aliases: ['MQL'],
      },
      {
        collection: 'guides',
        id: 'lead-handoff',
        title: 'Handoff',
        file: 'guides/Lead Handoff.mdx',
        url: '/guides/lead-handoff/',
        aliases: [],
      },
      {
        collection: 'people',
        id: 'ada',
        title: 'Ada Example',
        file: 'people/ada.yaml',
        url: '/people/ada/',
        aliases: [],
        email: 'ada@example.com',
        team: 'sales',
        left: '2026-05-01',
      },
    ]);
  });

  it('lie below the base of the site, with what forms want to know beside', () => {
    const packed = sent([guide('a b/ü', 'title: A')], false, '/wiki/');
    const { names, ...rest } = unpackNames(packed);
    expect(names[0]?.url).toBe('/wiki/guides/a%20b/%C3%BC/');
    const { teams, stages, review } = settings;
    expect(rest).toEqual({ teams, stages, review, due: {} });
  });

  it('come with the days on which pages fall due to their owners', () => {
    const entries = [
      guide('a', 'title: A\nowner: ada\nreviewed: 2026-03-01\nreviewEvery: 1 year'),
      guide('b', 'title: B\nowner: ada\nreviewFirstBy: 2026-12-14'),
      guide('c', 'title: C\nowner: ben'),
    ];
    expect(unpackNames(sent(entries)).due).toEqual({ ada: ['2026-12-14', '2027-03-01'] });
  });

  it('come with what a page’s state depends on, whoever reads it and whenever', () => {
    const entries = [
      guide('a', 'title: A\nowner: ada\nteams: [sales]\nreviewed: 2026-03-01\nreviewEvery: 1 year'),
      guide('b', 'title: B\ndraft: true\nreviewed: 2026-03-01\nreviewOutcome: needs-work\nreviewNote: Wrong'),
      guide('c', 'title: C\nreviewFirstBy: 2026-12-14'),
      person('ada', ada),
    ];
    const wiki = joinWiki({ settings, entries, media: [] }, true);
    const { names } = unpackNames(JSON.parse(JSON.stringify(packNames(wiki, '/'))));
    expect(names[0]).toMatchObject({ owner: 'ada', teams: ['sales'] });
    expect(names.map(({ draft }) => draft)).toEqual([undefined, true, undefined, undefined]);
    for (const today of ['2026-02-01', '2026-03-02', '2026-12-15', '2027-04-01'] as Day[])
      for (const entry of wiki.entries) {
        const facts = names.find(({ id }) => id === entry.id)?.review;
        const [sent, read] = [facts, reviewFacts(entry, wiki)].map((each) => each && reviewOn(each, today));
        expect([sent?.state, sent?.due]).toEqual([read?.state, read?.due]);
        expect(sent && stateInWords({ ...sent, today })).toBe(read && stateInWords({ ...read, today }));
      }
  });

  it('tell of drafts only where drafts are shown', () => {
    const entries = [guide('a', 'title: A\ndraft: true')];
    expect(unpackNames(sent(entries)).names).toEqual([]);
    expect(unpackNames(sent(entries, true)).names).toHaveLength(1);
  });

  it('of ten thousand pages weigh less than 1.5 MB, and of four thousand 150 kB compressed', () => {
    const page = guide('a', 'title: A');
    const entries = Array.from({ length: 10_000 }, (_, index) => {
      const id = `how-we-answer-when-they-say-it-is-too-dear-${index}`;
      const title = `How we answer when they say it is too dear, case ${index}`;
      return { ...page, id, title, file: `guides/${id}.mdx` };
    });
    const packed = sent(entries);
    expect(unpackNames(packed).names).toHaveLength(10_000);
    expect(Buffer.byteLength(JSON.stringify(packed))).toBeLessThan(1_500_000);
    expect(gzipSync(JSON.stringify(sent(entries.slice(0, 4000)))).length).toBeLessThan(150_000);
  });
});

describe('who edits', () => {
  afterEach(() => vi.unstubAllGlobals());
  const kept = (text: string | null) =>
    vi.stubGlobal('localStorage', { getItem: (key: string) => (key === meKey ? text : null) });

  it('is who the browser keeps', () => {
    kept('{"id":"ada","name":"Ada","email":"ada@example.com"}');
    expect(me()).toEqual({ id: 'ada', name: 'Ada', email: 'ada@example.com' });
    kept('{"id":"","name":"Ada","email":""}');
    expect(me()).toEqual({ name: 'Ada', email: '' });
  });

  it('is the person of the address that was typed, however it is spelled', () => {
    const { names } = unpackNames(
      sent([person('ada', 'name: Ada L\nemail: Ada@example.com\nteam: sales\nrole: x\n')]),
    );
    expect(asPerson({ name: 'A.', email: 'ada@Example.com' }, names)).toEqual({
      id: 'ada',
      name: 'Ada L',
      email: 'Ada@example.com',
    });
    const stranger = { name: 'Ben', email: 'ben@example.com' };
    expect(asPerson(stranger, names)).toBe(stranger);
  });

  it.each([null, '', '{', 'null', '"ada"', '{"id":"ada"}', '[]'])('is nobody for %j', (text) => {
    kept(text);
    expect(me()).toBeUndefined();
  });
});
