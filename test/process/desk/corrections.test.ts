import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn } from '../../../src/freshness/review.ts';
import { cachesOf } from '../../../src/live/caches.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import type { Change } from '../../../src/editing-api/protocol.ts';
import { makeRepo, type OpenDesk, type Repo } from '../../support/desk-repo.ts';

const path = 'content/guides/handoff.mdx';
const wrods =
  'We recieve leads, hand them ovver, and tehn call wihtin a day. Each leed counts, evrey meating too.';
const page = (body = wrods, fields = '') =>
  `---\ntitle: Handoff\nsummary: Who calls whom.\nowner: ann\nteams: [sales]\nreviewed: 2026-11-20\nreviewedBy: ann\n${fields}---\n\n${body}\n`;
const bo = { name: 'Bo Example', email: 'bo@example.com' };

let repo: Repo;
let desk: OpenDesk;

beforeEach(async () => {
  repo = await makeRepo();
  desk = repo.open();
  await repo.write(`wiki/${path}`, page());
  const first = page('See [the handoff](/guides/handoff/).').replace('title: Handoff', 'title: First');
  await repo.write('wiki/content/guides/first.mdx', first);
  repo.git('add', '.');
  repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
});

afterEach(async () => {
  const { read, history } = cachesOf(repo.content);
  await Promise.all([read, history].map((each) => rm(each, { recursive: true, force: true })));
  await repo.remove();
});

const correct = async (raw: string) => {
  const base = await repo.read(`wiki/${path}`);
  return desk.save(path, raw, base, { correction: true, author: bo });
};

/** What is said of the pages once more than a day has passed. */
async function review() {
  const live = new LiveWiki({ folder: repo.content, caches: cachesOf(repo.content) });
  await live.update();
  return live.wiki.entries
    .filter(({ collection }) => collection === 'guides')
    .map((entry) => {
      const facts = reviewFacts(entry, live.wiki);
      const { reasons } = reviewOn(facts, '2027-01-05' as Day);
      return { id: entry.id, reasons: reasons.map(({ id }) => id), by: facts.corrected?.by };
    });
}

it('leaves the page as it was checked, and what rests on it; the history and the page say who made it', async () => {
  expect((await correct(page(wrods.replace('recieve', 'receive')))).status).toBe(200);
  expect(await review()).toEqual([
    { id: 'first', reasons: [], by: undefined },
    { id: 'handoff', reasons: [], by: 'Bo Example' },
  ]);
  const [last] = (await desk.ask('history', { path })).json as unknown as Change[];
  expect(last).toMatchObject({ who: 'Bo Example', what: 'Corrected the text of Handoff' });
  expect(repo.git('log', '-1', '--format=%(trailers)')).toBe('Small-correction: yes');
  await desk.save(path, page('Other words.'), await repo.read(`wiki/${path}`));
  expect(await review()).toEqual([
    { id: 'first', reasons: ['recheck'], by: undefined },
    { id: 'handoff', reasons: ['edited-since'], by: 'Bo Example' },
  ]);
});

it.each([
  ['a number', page(`${wrods} 5 leads.`), 'in the text “5” is new'],
  [
    'a word that turns the sense',
    page(wrods.replace('counts', 'never counts')),
    'in the text “never” is new',
  ],
  ['a review', page().replace('2026-11-20', '2026-11-21'), 'it enters a review'],
  [
    'words to say',
    page(wrods, 'numbers: [{ what: a, target: b, team: sales }]\n'),
    '“Numbers typed here” counts',
  ],
])('is refused where it changes %s, in plain words, and the text is kept', async (_, raw, why) => {
  const { status, json } = await correct(raw);
  expect([status, json.error]).toEqual([
    422,
    expect.stringContaining(`more than a small correction: ${why}`),
  ]);
  expect(json.kept).toBeDefined();
  expect(await repo.read(`wiki/${path}`)).toBe(page());
});

it('is refused once all of them together are more than one may be', async () => {
  const slips = ['recieve', 'ovver', 'tehn', 'wihtin', 'leed', 'evrey', 'meating'];
  let text = page();
  for (const slip of [...slips, 'leads', 'hand', 'call'].slice(0, 8)) {
    text = text.replace(slip, `${slip}s`);
    expect((await correct(text)).status, slip).toBe(200);
  }
  const { status, json } = await correct(text.replace('them', 'thm'));
  expect([status, json.error]).toEqual([
    422,
    expect.stringContaining('9 of its words have changed in all, and 8 may'),
  ]);
  expect((await review()).map(({ reasons }) => reasons)).toEqual([[], []]);
});

it('is none because a commit says so', async () => {
  await repo.write(`wiki/${path}`, page('Whatever else there is to be said.'));
  repo.git('commit', '--quiet', '--all', '--message=Correct it\n\nSmall-correction: yes');
  expect((await review()).map(({ reasons }) => reasons)).toEqual([['recheck'], ['edited-since']]);
});

it('is refused for a page that nobody has checked, and for what is no page', async () => {
  const raw = page().replace(/^reviewed.*\n/gm, '');
  await desk.create('content/guides/new.mdx', raw);
  const mended = await desk.save('content/guides/new.mdx', raw.replace('recieve', 'receive'), raw, {
    correction: true,
  });
  expect([mended.status, mended.json.error]).toEqual([
    422,
    expect.stringContaining('not known that anybody has checked'),
  ]);
  const person = await repo.read('wiki/content/people/ann.yaml');
  const other = await desk.save('content/people/ann.yaml', person.replace('Head', 'Lead'), person, {
    correction: true,
  });
  expect([other.status, other.json.error]).toEqual([422, expect.stringContaining('Only a page')]);
});
