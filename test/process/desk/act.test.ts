import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import numbers from '../../../src/collections/numbers.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import { pageFormat, sourceField } from '../../../src/document/format.ts';
import { wordingIn } from '../../../src/document/signing.ts';
import type { What } from '../../../src/editing-api/protocol.ts';
import { dayAt } from '../../../src/freshness/day.ts';
import { problem } from '../../../src/problem/problem.ts';
import { digestOf } from '../../../src/wiki/entry.ts';
import { makeRepo, type OpenDesk, type Repo } from '../../support/desk-repo.ts';

const path = 'content/guides/handoff.mdx';
const page =
  '---\r\ntitle: Handoff # as agreed\r\nsummary: Who calls whom.\r\nowner: ann\r\nteams: [sales]\r\nreviewed: 2026-01-20\r\nreviewedBy: ann\r\n---\r\n\r\nCall within a day.\r\n';
const right: What = { kind: 'review', outcome: 'right' };
const handOver = (to: string): What => ({ kind: 'hand-over', to });
const bo = 'name: Bo Example\nemail: bo@example.com\nteam: sales\nrole: Rep\n';

const settings = (lead = ', lead: ann') => `name: Wiki
teams:
  - { id: sales, name: Sales, colour: '#112233'${lead} }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;

let repo: Repo;
let desk: OpenDesk;

beforeEach(async () => {
  repo = await makeRepo();
  desk = repo.open();
  await repo.write(`wiki/${path}`, page);
  await repo.write('wiki/content/people/bo.yaml', bo);
  await repo.write('wiki/content/people/cy.yaml', bo.replace('Bo Example', 'Cy') + 'left: 2026-01-01\n');
  repo.git('add', '.');
  repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
});

afterEach(() => repo.remove());

const read = () => repo.read(`wiki/${path}`);
/** In the time zone of the wiki that is edited here. */
const today = () => dayAt(new Date(), 'UTC');
/** Presses a button on the page as it is now, or as `more` says. */
const press = async (what: What, more: object = {}) =>
  desk.ask('act', { who: 'bo', page: path, seen: digestOf(await read()), what, ...more });
const undo = async (change: string, more: object = {}) =>
  desk.ask('act', { who: 'bo', page: path, seen: digestOf(await read()), undo: change, ...more });
/** The fields of a page, and its text. */
const readFields = (text: string): Record<string, unknown> => ({
  ...pageFormat().fromFile(text),
  [sourceField]: undefined,
});
const author = () => repo.git('log', '-1', '--format=%an <%ae>');

describe('one press', () => {
  it('says that a page is still right, as one commit that changes its review alone', async () => {
    const { status, json } = await press(right);
    expect([status, json]).toMatchObject([
      200,
      { said: 'Checked by you today.', change: repo.git('rev-parse', 'HEAD') },
    ]);
    expect(await read()).toBe(
      page
        .replace('2026-01-20', today())
        .replace('reviewedBy: ann\r\n', 'reviewedBy: bo\r\nreviewOutcome: right\r\n'),
    );
    expect(repo.subjects()).toEqual(['Review of Handoff: still right', 'Our wiki']);
    expect(author()).toBe('Bo Example <bo@example.com>');
    expect(repo.status()).toBe('');
    expect(desk.changes()).toBe(1);
  });

  it('says once a day that a page is right: a second press tells so, and changes nothing', async () => {
    await press(right);
    const { status, json } = await press(right);
    expect([status, json]).toMatchObject([
      200,
      { said: expect.stringContaining('You have checked it today.'), seen: digestOf(await read()) },
    ]);
    expect(json).not.toHaveProperty('change');
    expect(repo.subjects()).toEqual(['Review of Handoff: still right', 'Our wiki']);
  });

  it('hands a page over, and says to whom', async () => {
    const { json } = await press(handOver('bo'));
    expect(json).toMatchObject({ said: 'Handed over to Bo Example.' });
    expect(await read()).toBe(page.replace('owner: ann', 'owner: bo'));
    expect(repo.subjects()[0]).toBe('Change Owner of Handoff');
  });

  it.each([right, handOver('bo')])('is taken back as it was, byte by byte: $kind', async (what) => {
    const { json } = await press(what);
    const [subject = ''] = repo.subjects();
    expect(await undo(json.change, { seen: json.seen })).toMatchObject({
      status: 200,
      json: { said: 'Taken back: the page is as it was before.', seen: digestOf(page) },
    });
    expect(await read()).toBe(page);
    expect(repo.subjects()).toEqual([`Take back: ${subject}`, subject, 'Our wiki']);
  });
});

describe('a signature', () => {
  const signed = 'content/guides/signed.mdx';
  const guide = `---
title: Handoff
summary: Who calls whom.
owner: ann
teams: [sales]
scope: All leads.
signOff:
  - { team: sales, by: ann, on: 2026-01-20, wording: 0123456789ab }
---
`;
  const ann = 'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Head\ncoveredBy: bo\n';
  const away = `${ann}away: { from: 2026-01-01, until: 2099-01-01 }\n`;
  const text = () => repo.read(`wiki/${signed}`);
  const sign = async (who: string, more: object = {}) => {
    const seen = digestOf(await text());
    return desk.ask('act', { who, page: signed, seen, what: { kind: 'sign', team: 'sales' }, ...more });
  };

  beforeEach(async () => {
    await repo.write('wiki/content/wiki.yaml', settings());
    await repo.write('wiki/content/people/ann.yaml', ann);
    await repo.write(`wiki/${signed}`, guide);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
  });

  it('is one commit of the lead, under the words that were shown, and is taken back', async () => {
    const { json } = await sign('ann');
    expect(json).toMatchObject({ said: 'Signed for Sales.' });
    const wording = wordingOf(guides, { scope: 'All leads.' }, '');
    const line = `  - team: sales\n    by: ann\n    on: ${today()}\n    wording: ${wording}\n`;
    expect(readFields(await text())).toEqual(readFields(guide.replace(/(?<=ab \}\n)/, line)));
    expect(repo.subjects()[0]).toBe('Sign Handoff for Sales');
    expect(author()).toBe('Ann <ann@example.com>');
    expect((await sign('ann', { what: undefined, undo: json.change })).status).toBe(200);
    expect(await text()).toBe(guide);
  });

  it('is given by who covers while the lead is away, and says for whom', async () => {
    await repo.write('wiki/content/people/ann.yaml', away);
    expect(await sign('bo')).toMatchObject({ status: 200, json: { said: 'Signed for Sales.' } });
    expect(readFields(await text())['signOff']).toMatchObject([
      { by: 'ann' },
      { by: 'bo', insteadOf: 'ann' },
    ]);
  });

  it('is refused to who has signed the same words for another team, and says who else can', async () => {
    const both = settings().replace(
      'stages:',
      "  - { id: marketing, name: Marketing, colour: '#445566', lead: bo }\nstages:",
    );
    const line = `  - { team: marketing, by: bo, on: 2026-01-21, wording: ${wordingOf(guides, { scope: 'All leads.' }, '')} }\n`;
    await repo.write('wiki/content/wiki.yaml', both);
    await repo.write('wiki/content/people/ann.yaml', away);
    await repo.write(`wiki/${signed}`, guide.replace(/---\n$/, `${line}---\n`));
    const error =
      'Bo Example has signed these words for Marketing already, and nobody signs for two teams. Ann can sign.';
    expect(await sign('bo')).toMatchObject({ status: 422, json: { error } });
  });

  it.each([
    ['who does not lead the team', 'bo', {}, 'For Sales its lead signs: Ann.'],
    [
      'who covers for nobody',
      'dee',
      { ann: away },
      'For Sales its lead signs: Ann, or Bo Example who covers.',
    ],
    ['where nobody leads', 'ann', { settings: settings('') }, 'Nobody leads Sales just now.'],
    ['for a team that is none', 'ann', { team: 'hr' }, 'This wiki has no team “hr”.'],
    [
      'where nothing is to be signed',
      'ann',
      { page: guide.replace('scope: All leads.\n', '') },
      'There is nothing on this page yet',
    ],
    [
      'where fields have mistakes',
      'ann',
      { page: guide.replace('scope: All leads.', 'scope: [1]') },
      'have mistakes',
    ],
    [
      'twice',
      'ann',
      { page: guide.replace('0123456789ab', wordingOf(guides, { scope: 'All leads.' }, '')) },
      'signed for Sales already, since 20 Jan 2026',
    ],
  ])('is refused %s', async (_, who, given: Record<string, string>, words) => {
    await repo.write('wiki/content/people/dee.yaml', bo.replace('Bo Example', 'Dee'));
    if (given['ann']) await repo.write('wiki/content/people/ann.yaml', given['ann']);
    if (given['settings']) await repo.write('wiki/content/wiki.yaml', given['settings']);
    if (given['page']) await repo.write(`wiki/${signed}`, given['page']);
    const before = await text();
    const what = { kind: 'sign', team: given['team'] ?? 'sales' };
    expect(await sign(who, { what })).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining(words) },
    });
    expect(await text()).toBe(before);
  });

  it.each([
    ['is disputed', 'disputed: Two sides.', 'The teams do not agree on this term yet.'],
    ['was replaced', 'replacedBy: lead', 'Another term has taken the place of this one.'],
  ])('is refused for a term that %s', async (_, more, words) => {
    const page = 'content/lexicon/deal.mdx';
    const term = `---\ntitle: Deal\nsummary: A deal.\nowner: ann\nteams: [sales]\ndefinition: A deal.\n${more}\n---\n`;
    await repo.write(`wiki/${page}`, term);
    const asked = { who: 'ann', page, seen: digestOf(term), what: { kind: 'sign', team: 'sales' } };
    const error = expect.stringContaining(words);
    expect(await desk.ask('act', asked)).toMatchObject({ status: 422, json: { error } });
    expect(await repo.read(`wiki/${page}`)).toBe(term);
  });

  it('is open to the lead where somebody has signed who does not lead the team', async () => {
    const wording = wordingOf(guides, { scope: 'All leads.' }, '');
    await repo.write(`wiki/${signed}`, guide.replace('by: ann', 'by: bo').replace('0123456789ab', wording));
    expect(await sign('ann')).toMatchObject({ status: 200, json: { said: 'Signed for Sales.' } });
    expect(readFields(await text())['signOff']).toMatchObject([{ by: 'bo' }, { by: 'ann', wording }]);
  });

  it('is refused where the page says something else by now', async () => {
    const seen = digestOf(await text());
    await repo.write(`wiki/${signed}`, guide.replace('All leads.', 'Some leads.'));
    expect((await sign('ann', { seen })).status).toBe(409);
  });
});

describe('what is refused in words, and changes nothing', () => {
  const refused = async (answer: ReturnType<typeof press>, status: number, words: string) => {
    const head = repo.git('rev-parse', 'HEAD');
    const before = await read();
    expect(await answer).toMatchObject({ status, json: { error: expect.stringContaining(words) } });
    expect([repo.git('rev-parse', 'HEAD'), await read()]).toEqual([head, before]);
    // Nothing was typed that anybody would look for among the texts that were kept.
    expect((await desk.ask('kept')).json).toEqual([]);
  };

  it('is what was done to another text than the one that was shown', async () => {
    const seen = digestOf(page);
    await repo.write(`wiki/${path}`, page.replace('a day', 'an hour'));
    await refused(press(right, { seen }), 409, 'has changed since you opened it');
    await refused(press(handOver('bo'), { seen }), 409, 'has changed since you opened it');
  });

  it('is the later of two presses at once', async () => {
    const both = await Promise.all([press(right, { who: 'ann' }), press(right)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(repo.subjects()).toHaveLength(2);
  });

  it('is an undo after which others have changed the page', async () => {
    const { json } = await press(right);
    await repo.write(`wiki/${path}`, page.replace('a day', 'an hour'));
    await refused(undo(json.change, { seen: json.seen }), 409, 'has changed since you opened it');
    await refused(undo(json.change), 409, 'has changed since, so that is not taken back');
  });

  it.each([
    ['dan', 'knows no person “dan”'],
    ['cy', 'Cy left on 1 Jan 2026.'],
    ['../wiki', 'knows no person'],
  ])('is whoever is not here: %s', async (id, words) => {
    await refused(press(right, { who: id }), 422, words);
    await refused(press(handOver(id)), 422, words);
  });

  it('is what the page says already', async () => {
    await refused(press(handOver('ann')), 422, 'Ann owns this page already.');
  });

  it('is that a page is right in which somebody found work', async () => {
    await repo.write(
      `wiki/${path}`,
      page.replace('reviewedBy: ann', 'reviewedBy: ann\r\nreviewOutcome: needs-work\r\nreviewFor: bo'),
    );
    await refused(press(right), 422, 'The last check found work for Bo Example.');
  });

  it.each(['claim-expired', 'body-missing'])('is that a page is right of which is known: %s', async (id) => {
    const found =
      id === 'claim-expired'
        ? problem({ id, reason: { id, until: '2026-02-01' as ReturnType<typeof today> } })
        : { ...problem({ id: 'yaml-syntax', slip: 'no-fields' }), level: 'error' as const };
    desk = repo.open({ validate: async () => ({ problems: [found] }) });
    await refused(press(right), 422, 'The page cannot be called right as it is:');
    expect((await press(handOver('bo'))).status).toBe(200);
  });

  it('is a page whose fields cannot be read, and what is no page', async () => {
    await refused(press(right, { page: 'content/wiki.yaml' }), 422, 'is no page');
    await refused(press(right, { page: 'content/guides/other.mdx' }), 404, 'not there any more');
    await repo.write(`wiki/${path}`, page.replace('summary:', 'summary: [: '));
    await refused(press(right), 422, 'fields of this page cannot be read');
  });

  it('is what no button does', async () => {
    await refused(press({ kind: 'delete' } as unknown as What), 422, 'The request is not complete');
  });

  it('is what a page of another site asks', async () => {
    const response = await desk.app.request('http://localhost:4321/api/v1', {
      method: 'POST',
      headers: { host: 'localhost:4321', origin: 'https://example.com', 'content-type': 'application/json' },
      body: JSON.stringify({
        action: 'act',
        params: { who: 'bo', page: path, seen: digestOf(page), what: right },
      }),
    });
    expect(response.status).toBe(403);
    expect(await read()).toBe(page);
  });
});

describe('how an answer went', () => {
  const objection = 'content/objections/price.mdx';
  const lines = (...of: string[]) => `results:\n${of.map((each) => `  - ${each}\n`).join('')}`;
  const line = (outcome: string, who: string, note = '') =>
    `outcome: ${outcome}\n    day: ${today()}\n    who: ${who}${note && `\n    note: ${note}`}`;
  const start = `---\ntitle: Too dear\n# The usual one\nanswer: Count first.\n---\n\nText.\n`;
  const withLines = (...of: string[]) =>
    of.length === 0 ? start : start.replace('first.\n', `first.\n${lines(...of)}`);
  const won: What = { kind: 'result', outcome: 'won' };
  const lost: What = { kind: 'result', outcome: 'lost' };
  const tried = (what: What, who = 'bo') =>
    desk.ask('act', { who, page: objection, seen: digestOf(start), what });
  const takeBack = (change: string, who = 'bo') =>
    desk.ask('act', { who, page: objection, seen: digestOf(start), undo: change });
  const now = () => repo.read(`wiki/${objection}`);

  beforeEach(async () => {
    await repo.write(`wiki/${objection}`, start);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
  });

  it('is one line more, as one commit, and gone again byte by byte', async () => {
    const { json } = await tried(won);
    expect(json).toMatchObject({ said: 'Noted: it worked.', seen: digestOf(await now()) });
    expect(await now()).toBe(withLines(line('won', 'bo')));
    expect(repo.subjects()).toEqual(['Change How it went of Too dear', 'Our wiki']);
    expect((await takeBack(json.change)).json).toMatchObject({ said: 'Taken back: your line is gone.' });
    expect(await now()).toBe(start);
  });

  it('is written by all who press at once, on a page that has changed since they opened it', async () => {
    const both = await Promise.all([tried(won, 'ann'), tried(lost), tried(lost, 'ann'), tried(won)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const text = await now();
    for (const each of [line('won', 'ann'), line('lost', 'ann'), line('won', 'bo'), line('lost', 'bo')])
      expect(text.split(each)).toHaveLength(2);
    expect(repo.subjects()).toHaveLength(5);
  });

  it('vouches for nothing that was not seen', async () => {
    await repo.write(`wiki/${objection}`, start.replace('Count', 'Weigh'));
    const { json } = await tried(won);
    expect(json).toMatchObject({ seen: digestOf(start) });
    expect((await desk.ask('act', { who: 'bo', page: objection, seen: json.seen, what: right })).status).toBe(
      409,
    );
  });

  it('is taken back after others have added theirs, and only once', async () => {
    const { json } = await tried(won);
    await tried(lost, 'ann');
    expect((await takeBack(json.change)).status).toBe(200);
    expect(await now()).toBe(withLines(line('lost', 'ann')));
    expect(await takeBack(json.change)).toMatchObject({ status: 409 });
    expect(await now()).toBe(withLines(line('lost', 'ann')));
  });

  it('is there once where it was pressed twice, and takes a note', async () => {
    await tried(won);
    expect(await tried(won)).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining('says that of you and today already') },
    });
    const { json } = await tried({ ...won, note: ' Counted together. ' });
    expect(await now()).toBe(withLines(line('won', 'bo', 'Counted together.')));
    await takeBack(json.change);
    expect(await now()).toBe(withLines(line('won', 'bo')));
  });

  it('is refused where a page has no such list', async () => {
    expect(await press(won)).toMatchObject({ status: 422 });
    expect(await read()).toBe(page);
  });
});

describe('material', () => {
  const asset = 'content/assets/sheet.mdx';
  const start = `---\ntitle: Sheet\nout: 2026-01-02\n---\n\nText.\n`;
  const proposed = start.replace('out: 2026-01-02', 'answerBy: 2099-01-02');
  const say = (what: What, who = 'bo') => desk.ask('act', { who, page: asset, seen: digestOf(start), what });
  const now = () => repo.read(`wiki/${asset}`);
  const write = async (text: string) => {
    await repo.write(`wiki/${asset}`, text);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
  };

  it('was used: one line, one commit, and gone again byte by byte', async () => {
    await write(start);
    const { json } = await say({ kind: 'use', outcome: 'helped' });
    expect(json).toMatchObject({ said: 'Noted: it helped.' });
    const line = `used:\n  - on: ${today()}\n    by: bo\n    outcome: helped\n`;
    expect(await now()).toBe(start.replace('02\n', `02\n${line}`));
    expect(repo.subjects()).toEqual(['Used: Sheet', 'Our wiki']);
    expect(await say({ kind: 'use', outcome: 'helped' })).toMatchObject({ status: 422 });
    const undone = await desk.ask('act', { who: 'bo', page: asset, seen: '', undo: json.change });
    expect(undone.json).toMatchObject({ said: 'Taken back: your line is gone.' });
    expect(await now()).toBe(start);
  });

  it('was used by one person on a day once: their last word counts, and what they said before comes back', async () => {
    await write(start);
    await say({ kind: 'use', outcome: 'unknown', note: 'He wants to read it.' });
    const { json } = await say({ kind: 'use', outcome: 'helped' });
    const line = (outcome: string) =>
      `used:\n  - on: ${today()}\n    by: bo\n    outcome: ${outcome}\n    note: He wants to read it.\n`;
    expect(await now()).toBe(start.replace('02\n', `02\n${line('helped')}`));
    await desk.ask('act', { who: 'bo', page: asset, seen: '', undo: json.change });
    expect(await now()).toBe(start.replace('02\n', `02\n${line('unknown')}`));
  });

  it('is said later how it went on a day, and only of a line of one’s own', async () => {
    const log = `used:\n  - on: 2026-01-05\n    by: bo\n    outcome: unknown\n  - on: 2026-01-06\n    by: ann\n    outcome: unknown\n`;
    await write(start.replace('02\n', `02\n${log}`));
    await say({ kind: 'use', outcome: 'not', of: '2026-01-05' });
    expect(await now()).toBe(start.replace('02\n', `02\n${log.replace('unknown', 'not')}`));
    expect(await say({ kind: 'use', outcome: 'not', of: '2026-01-06' })).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining('not say any more that you used it that day') },
    });
  });

  it('is answered by each once: the last word takes the place of the one before', async () => {
    const log = `voices:\n  - by: bo\n    on: 2026-01-01\n    stance: yes\n  - by: ann\n    on: 2026-01-01\n    stance: yes\n`;
    await write(proposed.replace('02\n', `02\n${log}`));
    await say({ kind: 'answer', stance: 'no', because: 'room', text: 'Not in May.' });
    const { json } = await say({ kind: 'answer', stance: 'yes' });
    const last = log.replace('2026-01-01', today());
    expect(await now()).toBe(proposed.replace('02\n', `02\n${last}`));
    expect((await say({ kind: 'answer', stance: 'yes' })).json.error).toBe('That is your answer already.');
    await desk.ask('act', { who: 'bo', page: asset, seen: '', undo: json.change });
    expect(await now()).toContain('stance: no\n    because: room\n    text: Not in May.\n  - by: ann');
  });

  it('cannot have been used before it is out', async () => {
    await write(proposed);
    expect(await say({ kind: 'use', outcome: 'helped' })).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining('not out yet') },
    });
    expect(await now()).toBe(proposed);
  });

  it('is answered, where a no has a reason and a sentence, until something is decided', async () => {
    await write(proposed);
    for (const what of [
      { kind: 'answer', stance: 'if' },
      { kind: 'answer', stance: 'no', text: 'Not nice.' },
      { kind: 'answer', stance: 'no', because: 'room' },
    ] as const)
      expect((await say(what)).status).toBe(422);
    expect(await now()).toBe(proposed);
    const { json } = await say({ kind: 'answer', stance: 'no', because: 'room', text: 'Not in May.' });
    expect(json).toMatchObject({ said: 'Your answer: no.' });
    expect(await now()).toContain(
      `voices:\n  - by: bo\n    on: ${today()}\n    stance: no\n    because: room\n    text: Not in May.\n`,
    );
    expect(repo.subjects()[0]).toBe('Answer to Sheet: no');
    await write(proposed.replace('title', 'decided: { outcome: go, on: 2026-01-03, by: ann }\ntitle'));
    expect((await say({ kind: 'answer', stance: 'yes' })).json.error).toContain('decided already');
  });
});

describe('what was to be done', () => {
  const meeting = 'content/meetings/joint.mdx';
  const line = (text: string, more = '') => `  - { text: ${text}, who: ann, by: 2026-11-27${more} }\n`;
  const withTasks = (...lines: string[]) =>
    `---\ntitle: Joint meeting\n# As agreed\ntasks:\n${lines.join('')}---\n\nText.\n`;
  const start = withTasks(line('Write the offer'), line('Call them'));
  const done = (text: string): What => ({ kind: 'task', field: 'tasks', text, who: 'ann', by: '2026-11-27' });
  const ask = (params: object) =>
    desk.ask('act', { who: 'bo', page: meeting, seen: digestOf(start), ...params });
  const now = () => repo.read(`wiki/${meeting}`);
  const given = async (text: string) => {
    await repo.write(`wiki/${meeting}`, text);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
  };

  beforeEach(() => given(start));

  it('is done on this day, as one commit that says what, and to do again byte by byte', async () => {
    const { json } = await ask({ what: done('Call them') });
    expect(json).toMatchObject({ said: 'Done today.' });
    expect(await now()).toBe(withTasks(line('Write the offer'), line('Call them', `, done: ${today()}`)));
    expect([repo.subjects()[0], author()]).toEqual(['Done: Call them', 'Bo Example <bo@example.com>']);
    await ask({ undo: json.change });
    expect(await now()).toBe(start);
  });

  it('is what was pressed, wherever it stands by then, and whatever else others have changed', async () => {
    const others = withTasks(line('First this'), line('Call them'), line('Write the offer'));
    await given(others.replace('Text.', 'Another text.'));
    const { json } = await ask({ what: done('Write the offer') });
    const after = line('Write the offer', `, done: ${today()}`);
    expect(await now()).toBe(
      withTasks(line('First this'), line('Call them'), after).replace('Text.', 'Another text.'),
    );
    await ask({ what: done('Call them'), who: 'ann' });
    await ask({ undo: json.change });
    expect(await now()).toContain(line('Call them', `, done: ${today()}`) + line('Write the offer'));
  });

  it.each([
    ['says something else by now', 'Write an offer', 'does not have this to do any more'],
    ['somebody else has done', 'Call them', 'This is done already.'],
  ])('is refused where it %s', async (_, text, words) => {
    await ask({ what: done('Call them'), who: 'ann' });
    const before = await now();
    expect(await ask({ what: done(text) })).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining(words) },
    });
    expect(await now()).toBe(before);
  });

  it('is nothing in a field that lists no tasks', async () => {
    expect((await ask({ what: { ...done('Call them'), field: 'decisions' } })).status).toBe(422);
  });
});

describe('what was measured', () => {
  const number = 'content/numbers/mqls.mdx';
  const withReadings = (...lines: string[]) =>
    `---\ntitle: MQLs\nunit: count\nevery: month\nreadings:\n${lines.map((each) => `  - { ${each} }\n`).join('')}---\n`;
  const start = withReadings('period: 2026-07, value: 39', 'period: 2026-09, value: 51');
  const bring = (period: string, value = 43, more: object = {}, seen = digestOf(start)) =>
    desk.ask('act', {
      ...{ who: 'bo', page: number, seen },
      what: { kind: 'reading', period, value, ...more },
    });
  const now = () => repo.read(`wiki/${number}`);

  beforeEach(async () => {
    await repo.write(`wiki/${number}`, start);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--amend', '--message=Our wiki');
  });

  it('comes to its place in time with what is to be known of it, and goes again', async () => {
    const { json } = await bring('2026-10', 43, { of: 60, note: ' Two weeks of holidays. ' });
    expect(json).toMatchObject({ said: 'Noted for October 2026: 43.' });
    const { readings } = pageFormat().fromFile(await now());
    expect(readings).toEqual([
      { period: '2026-07', value: 39 },
      { period: '2026-09', value: 51 },
      { period: '2026-10', value: 43, of: 60, note: 'Two weeks of holidays.' },
    ]);
    expect(repo.subjects()[0]).toBe('Reading of MQLs: 43 in October 2026');
    await bring('2026-08', 36);
    expect((await now()).match(/2026-\d\d/g)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10']);
    await desk.ask('act', { who: 'bo', page: number, seen: digestOf(start), undo: json.change });
    expect((await now()).match(/2026-\d\d/g)).toEqual(['2026-07', '2026-08', '2026-09']);
  });

  it.each([
    ['2026-09', 'There is a reading of September 2026 already: 51.'],
    ['2199-01', 'January 2199 is not over. It can be read from 1 Feb 2199.'],
    ['2026-Q3', '“Q3 2026” is no month.'],
    ['soon', '“soon” is no month.'],
  ])('is refused for %s', async (period, words) => {
    expect(await bring(period)).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining(words) },
    });
    expect(await now()).toBe(start);
  });

  it.each([
    [43.5, {}, '43.5 is a fraction'],
    [-1, {}, '-1 is less than nothing.'],
    [43, { of: 0 }, '“Out of” is a whole number of cases, one or more.'],
  ])('is refused where it cannot be right: %s %o', async (value, more, words) => {
    expect(await bring('2026-10', value, more)).toMatchObject({
      status: 422,
      json: { error: expect.stringContaining(words) },
    });
    expect(await now()).toBe(start);
  });

  it('comes in the place of the value so far that its reader has seen, and says from when it is', async () => {
    expect((await bring('2026-09', 51, { insteadOf: 50 })).status).toBe(422);
    const { json } = await bring('2026-09', 51, { insteadOf: 51 });
    const { readings } = pageFormat().fromFile(await now());
    expect(readings).toEqual([
      { period: '2026-07', value: 39 },
      { period: '2026-09', value: 51, on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
    await desk.ask('act', { who: 'bo', page: number, seen: digestOf(start), undo: json.change });
    expect(await now()).toBe(start);
  });

  it('is of a period as the teams have agreed, while another length is proposed', async () => {
    const fields = (every: string) =>
      `title: MQLs\nsummary: S.\nowner: bo\nteams: [sales]\ndefinition: MQLs.\nkind: outcome\nunit: count\nbetter: more\ntarget: 40\nevery: ${every}\nreadBy: bo\nsource: CRM\n`;
    const wording = wordingIn(`---\n${fields('month')}---\n`, numbers);
    const signed = `signOff:\n  - { team: sales, by: bo, on: 2026-01-20, wording: '${wording}' }\n`;
    const proposed = `---\n${fields('quarter')}${signed}---\n`;
    await repo.write('wiki/content/wiki.yaml', settings(', lead: bo'));
    await repo.write(`wiki/${number}`, `---\n${fields('month')}${signed}---\n`);
    repo.git('add', '.');
    repo.git('commit', '--quiet', '--message=Signed');
    await repo.write(`wiki/${number}`, proposed);
    repo.git('commit', '--quiet', '--all', '--message=Proposed');
    const seen = digestOf(proposed);
    expect(await bring('2025-Q4', 43, {}, seen)).toMatchObject({
      json: { error: expect.stringContaining('“Q4 2025” is no month.') },
    });
    expect(await bring('2026-01', 43, {}, seen)).toMatchObject({
      json: { said: 'Noted for January 2026: 43.' },
    });
  });

  it('is there once where two bring it at once', async () => {
    const both = await Promise.all([bring('2026-10'), bring('2026-10', 44)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });
});
