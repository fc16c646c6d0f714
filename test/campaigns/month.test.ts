/** A month of ordinary edits on the wiki that ships, and whom each of them alarms: amber has to mean something. */
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/freshness/day.ts';
import { reviewOn } from '../../src/freshness/review.ts';
import { LiveWiki } from '../../src/live/wiki.ts';
import { keyOf } from '../../src/wiki/wiki.ts';
import { reviewFacts } from '../../src/wiki/review.ts';
import { datedRepo, type Dated } from '../support/dated-repo.ts';

/** What someone does to a page. */
interface Edit {
  what: string;
  path: string;
  change: (text: string) => string;
}

const put = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const field = (name: string, value: string) => put(new RegExp(`^${name}: .*$`, 'm'), `${name}: ${value}`);
const result = (day: string) =>
  put(
    /^results:\n/m,
    `results:\n  - outcome: won\n    day: ${day}\n    note: They asked for a second visit.\n`,
  );

/** What changes nothing of what a page says. */
const upkeep: Edit[] = [
  { what: 'hands a term over', path: 'lexicon/sql.mdx', change: field('owner', 'leonie-vaske') },
  { what: 'hands a guide over', path: 'guides/lead-handoff.mdx', change: field('owner', 'leonie-vaske') },
  {
    what: 'adds a tag',
    path: 'guides/lead-handoff.mdx',
    change: put('  - handoff\n', '  - handoff\n  - weekly\n'),
  },
  {
    what: 'adds a tag',
    path: 'competitors/grabenhorst.mdx',
    change: put('  - DACH\n', '  - DACH\n  - quarry\n'),
  },
  {
    what: 'takes a team off',
    path: 'lexicon/mql.mdx',
    change: put('teams:\n  - sales\n', 'teams:\n'),
  },
  {
    what: 'adds another word',
    path: 'lexicon/sql.mdx',
    change: put('aliases:\n', 'aliases:\n  - word: Real lead\n    use: allowed\n'),
  },
  { what: 'says how it went', path: 'objections/too-expensive.mdx', change: result('2026-11-25') },
  { what: 'says how it went', path: 'objections/too-expensive.mdx', change: result('2026-12-02') },
  { what: 'says how it went', path: 'objections/we-have-grabenhorst.mdx', change: result('2026-12-03') },
  { what: 'says how it went', path: 'objections/no-internet-at-the-pit.mdx', change: result('2026-12-09') },
  {
    what: 'names what to read next',
    path: 'lexicon/sql.mdx',
    change: put('related:\n', 'related:\n  - mql\n'),
  },
  {
    what: 'asks for more reviews',
    path: 'lexicon/lead.mdx',
    change: put(/^owner: /m, 'reviewEvery: 6 months\nowner: '),
  },
];

/** Slips that somebody mends and says so. */
const small: Edit[] = [
  {
    what: 'mends a word in a table',
    path: 'guides/lead-handoff.mdx',
    change: put('“Only wanted information”', '“Only wanted informations”'),
  },
  {
    what: 'mends a comma',
    path: 'guides/lead-handoff.mdx',
    change: put('by hand for hand-raises, and', 'by hand for hand-raises and'),
  },
  { what: 'mends a word', path: 'lexicon/sql.mdx', change: put('A pleasant talk', 'A nice talk') },
  { what: 'mends a summary', path: 'guides/crm-hygiene.mdx', change: put(/^(summary: .*)\.$/m, '$1!') },
];

/** What concerns whoever has checked the page, and nobody else. */
const own: Edit[] = [
  {
    what: 'calls it something else',
    path: 'guides/lead-handoff.mdx',
    change: field('title', 'Handing over a lead'),
  },
  {
    what: 'sums it up anew',
    path: 'lexicon/mql.mdx',
    change: field('summary', 'A lead that sales is to call.'),
  },
  {
    what: 'sums it up anew',
    path: 'personas/it-manager.mdx',
    change: field('summary', 'Who asks where the data lies.'),
  },
  { what: 'gives another example', path: 'lexicon/sql.mdx', change: field('example', 'A yard in Fulda.') },
  {
    what: 'adds why we lost',
    path: 'competitors/grabenhorst.mdx',
    change: put(/^whyLost:\n/m, 'whyLost:\n  - Q4 2026, sand, 3 sites\n'),
  },
  {
    what: 'adds what somebody said',
    path: 'personas/it-manager.mdx',
    change: put(/^quotes:\n/m, 'quotes:\n  - text: Who patches it?\n    who: IT manager, 200 employees\n'),
  },
];

/** What others may rest on. */
const substance: Edit[] = [
  {
    what: 'defines it anew',
    path: 'lexicon/sql.mdx',
    change: put(/^definition: .*$/m, 'definition: A lead with a project.'),
  },
  { what: 'moves a claim', path: 'competitors/grabenhorst.mdx', change: put('about €6,900', 'about €7,400') },
  {
    what: 'answers otherwise',
    path: 'objections/too-expensive.mdx',
    change: put(/^answer: .*$/m, 'answer: Count it together.'),
  },
  {
    what: 'moves a limit',
    path: 'guides/lead-handoff.mdx',
    change: put('within: six business hours', 'within: four business hours'),
  },
];

let repo: Dated;
let wiki: LiveWiki;
let today = '2026-11-23' as Day;
const raised = new Map<Edit, { own: string[]; others: string[] }>();

beforeAll(async () => {
  repo = await datedRepo('2026-11-22');
  await cp(new URL('../../content', import.meta.url), repo.content, { recursive: true });
  repo.commit();
  const kept = (name: string) => join(repo.top, '.git', `kept-${name}`);
  wiki = new LiveWiki({ folder: repo.content, caches: { read: kept('read'), history: kept('history') } });
  await wiki.update();
  for (const edit of [...upkeep, ...small, ...own, ...substance]) raised.set(edit, await make(edit));
});
afterAll(() => rm(repo.top, { recursive: true }));

it('alarms nobody where the page says the same', () => {
  expect(alarmsOf(upkeep)).toEqual([]);
});

it('alarms nobody where a slip is mended', () => {
  expect(alarmsOf(small)).toEqual([]);
});

it('asks whoever has checked the page, and nobody else, where no other page rests on it', () => {
  expect(alarmsOf(own, 'others')).toEqual([]);
  expect(alarmsOf(own, 'own').length).toBeGreaterThan(0);
});

it('asks for the pages that rest on what has changed', () => {
  expect(alarmsOf(substance, 'others').length).toBeGreaterThan(0);
});

it('alarms less than once an edit', () => {
  expect(alarmsOf([...raised.keys()]).length).toBeLessThan(raised.size);
});

function alarmsOf(edits: readonly Edit[], of?: 'own' | 'others'): string[] {
  return edits.flatMap((edit) => {
    const { own = [], others = [] } = raised.get(edit) ?? {};
    const all = of === 'own' ? own : of === 'others' ? others : [...own, ...others];
    return all.map((alarm) => `${edit.what} (${edit.path}): ${alarm}`);
  });
}

/** Makes an edit, a day after the last one, and tells which reasons to check a page there were not before. */
async function make(edit: Edit): Promise<{ own: string[]; others: string[] }> {
  const { path, change, what } = edit;
  today = addDays(today, 1);
  const before = reasons();
  const text = await readFile(join(repo.content, path), 'utf8');
  expect(change(text), `${what}: ${path}`).not.toBe(text);
  await repo.write(path, change(text));
  repo.commit(today, small.includes(edit) ? 'Correct it\n\nSmall-correction: yes' : undefined);
  await wiki.update([path]);
  const key = path.replace('.mdx', '');
  const alarms = [...reasons()].filter((each) => !before.has(each));
  const isOwn = (alarm: string) => alarm.startsWith(`${key}: `);
  return { own: alarms.filter(isOwn), others: alarms.filter((each) => !isOwn(each)) };
}

/** All that speaks against a page because something was changed: each page and change once. */
function reasons(): Set<string> {
  return new Set(
    wiki.wiki.entries.flatMap((entry) =>
      reviewOn(reviewFacts(entry, wiki.wiki), today).reasons.flatMap((reason) => {
        if (!('changed' in reason)) return [];
        return [`${keyOf(entry)}: ${reason.id} ${'key' in reason ? reason.key : ''}`];
      }),
    ),
  );
}
