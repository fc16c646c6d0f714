import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/wiki/entry.ts';
import { lead, makeRepo, type OpenDesk, type Repo } from '../../support/desk-repo.ts';

const first = {
  by: 'ann',
  on: '2026-01-20',
  text: 'Pitledger offered £79.\nFor the first year only.',
  page: 'lexicon/lead',
  kind: 'competitor',
  exact: true,
  where: 'call',
};
const sent = { id: 'k3f9a2xq', ...first };
const path = 'content/field-notes/2026-01-20-ann-k3f9a2xq.yaml';

let repo: Repo;
let desk: OpenDesk;

beforeEach(async () => {
  repo = await makeRepo();
  await repo.write(
    'wiki/content/people/ben.yaml',
    'name: Ben\nemail: ben@example.com\nteam: sales\nrole: Rep\n',
  );
  repo.git('add', '.');
  repo.git('commit', '--quiet', '--message=Ben is here');
  desk = repo.open();
});
afterEach(() => repo.remove());

const note = (more: object = {}) => desk.ask('note', { ...sent, ...more });
const text = () => repo.read(`wiki/${path}`);

describe('a note that is sent', () => {
  it('is one commit of whoever heard it', async () => {
    const { status, json } = await note();
    expect([status, json]).toMatchObject([
      200,
      { said: 'It is on the wiki.', url: '/field-notes/2026-01-20-ann-k3f9a2xq/' },
    ]);
    expect(await text()).toBe(
      'text: |-\n  Pitledger offered £79.\n  For the first year only.\nby: ann\non: 2026-01-20\npage: lexicon/lead\nkind: competitor\nexact: true\nwhere: call\n',
    );
    expect(repo.git('log', '-1', '--format=%an <%ae>: %s')).toBe(
      'Ann <ann@example.com>: Heard by Ann: Pitledger offered £79. For the first year only.',
    );
    expect(repo.status()).toBe('');
    expect(desk.changes()).toBe(1);
  });

  it('is made once, however often and however quickly it is sent', async () => {
    const answers = await Promise.all([note(), note(), note()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { json } = await note();
    expect(json).toMatchObject({ said: 'It is on the wiki already.' });
    expect(repo.subjects()).toHaveLength(3);
    expect(desk.changes()).toBe(1);
  });

  it('is known also where somebody has changed it since', async () => {
    await note();
    const changed = (await text()).replace('£79', '£89');
    await desk.save(path, changed, await text());
    expect((await note()).json).toMatchObject({ said: 'It is on the wiki already.' });
    expect(await text()).toBe(changed);
  });

  it('has the last words where the answer to the first was lost, under the address it has', async () => {
    await note();
    const [second, third] = [
      { ...first, text: 'Pitledger offered £89.' },
      { ...first, text: 'It was another firm.', by: 'ben', on: '2026-01-19', kind: undefined },
    ];
    const answer = await note({ ...second, instead: [first] });
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { said: 'It is on the wiki.', url: '/field-notes/2026-01-20-ann-k3f9a2xq/' },
    ]);
    expect(await text()).toMatch(/^text: Pitledger offered £89\.\nby: ann\n/);
    // Whoever it was heard by, and whenever: it is one note.
    const last = { ...third, instead: [first, second] };
    expect((await note(last)).json).toMatchObject({ url: '/field-notes/2026-01-20-ann-k3f9a2xq/' });
    expect(await text()).toBe(
      'text: It was another firm.\nby: ben\non: 2026-01-19\npage: lexicon/lead\nexact: true\nwhere: call\n',
    );
    expect((await note(last)).json).toMatchObject({ said: 'It is on the wiki already.' });
    expect(repo.git('ls-files', 'wiki/content/field-notes').split('\n')).toEqual([`wiki/${path}`]);
    expect(repo.subjects()).toHaveLength(5);
    expect(desk.changes()).toBe(3);
  });

  it('has the last words where both are sent at once', async () => {
    const [, { status }] = await Promise.all([note(), note({ text: 'It was £89.', instead: [first] })]);
    expect(status).toBe(200);
    expect(await text()).toMatch(/^text: It was £89\.\n/);
    expect(repo.git('ls-files', 'wiki/content/field-notes').split('\n')).toHaveLength(1);
  });

  it('keeps what others have made of it, and says that other words are not taken', async () => {
    await note();
    const changed = (await text()).replace('£79', '£89');
    await desk.save(path, changed, await text());
    for (const instead of [undefined, [first]]) {
      const { status, json } = await note({ text: 'It was £99.', instead });
      expect([status, json]).toMatchObject([
        409,
        {
          error: expect.stringContaining('with other words'),
          there: '/field-notes/2026-01-20-ann-k3f9a2xq/',
        },
      ]);
    }
    expect(await text()).toBe(changed);
  });

  it.each([
    ['somebody nobody knows', { by: 'zoe' }, 'This wiki knows no person “zoe”.'],
    ['nothing', { text: ' ' }, 'The request is not complete'],
    ['a path in place of an id', { id: '../../wiki' }, 'The request is not complete'],
    ['a path in place of a person', { by: '../people/ann' }, 'The request is not complete'],
    ['a kind that there is not', { kind: 'gossip' }, 'The request is not complete'],
  ])('is refused where it is of %s', async (_, more, why) => {
    const { status, json } = await note(more);
    expect([status, json.error]).toEqual([422, expect.stringContaining(why)]);
    expect(repo.subjects()).toEqual(['Ben is here', 'Our wiki']);
    expect((await desk.ask('kept')).json).toEqual([]);
  });
});

describe('its end', () => {
  const press = async (what: object) =>
    desk.ask('act', { who: 'ann', page: path, seen: digestOf(await text()), what });

  it('is a reason, which can be taken back', async () => {
    await note();
    const before = await text();
    const { json } = await press({ kind: 'decline', because: 'Heard  once.\nTell us again.' });
    expect(json).toMatchObject({ said: 'Not taken over. Whoever heard it reads why.' });
    expect(await text()).toMatch(
      /\ndeclined:\n {2}because: Heard once. Tell us again.\n {2}on: [\d-]+\n {2}by: ann\n$/,
    );
    expect(repo.subjects()[0]).toBe('Not taken over: Pitledger offered £79. For the first year only.');
    await desk.ask('act', { who: 'ann', page: path, seen: digestOf(await text()), undo: json.change });
    expect(await text()).toBe(before);
  });

  it('is of notes alone', async () => {
    const person = await repo.read('wiki/content/people/ann.yaml');
    const on = (page: string, what: object, seen: string) =>
      desk.ask('act', { who: 'ann', page, seen, what });
    const decline = { kind: 'decline', because: 'No.' };
    const { json } = await on('content/people/ann.yaml', decline, digestOf(person));
    expect(json.error).toBe('This is no field note.');
    await note();
    const review = await on(path, { kind: 'review', outcome: 'right' }, digestOf(await text()));
    expect(review.json.error).toContain('is no page');
  });
});

describe('a note that is put on a page', () => {
  const page = 'content/lexicon/lead.mdx';
  const words = 'Pitledger offered £79. For the *first* year only.';
  const withWords = lead.replace('We know the name.', `We know the name.\n\n${words}`);
  const save = (raw: string, { base = lead, isSaid = false, notes = [path], who = 'ann' } = {}) =>
    desk.save(page, raw, base, {
      takenOver: { who, notes: notes.map((note) => ({ note, page, isSaid })) },
    });
  const folded = /\nfolded:\n {2}into: lexicon\/lead\n {2}on: [\d-]+\n {2}by: ann\n$/;

  beforeEach(() => note());

  it('says so in the commit that puts it there', async () => {
    const { json } = await save(withWords);
    expect(json.notes).toEqual([
      {
        note: path,
        is: 'taken',
        said: 'The field note is taken over: whoever heard it reads where it stands.',
      },
    ]);
    expect(await text()).toMatch(folded);
    expect(repo.git('show', '--format=%s', '--name-only').split('\n')).toEqual([
      'Change the text of Lead and take over “Pitledger offered £79. For the first year only.”',
      '',
      `wiki/${path}`,
      `wiki/${page}`,
    ]);
    expect(repo.status()).toBe('');
    // Where the answer got lost, the second try finds what the first has done.
    expect((await save(withWords)).json.notes).toMatchObject([{ is: 'taken' }]);
    expect(repo.subjects()).toHaveLength(4);
    const decline = { kind: 'decline', because: 'No.' };
    const pressed = { who: 'ann', page: path, seen: digestOf(await text()), what: decline };
    expect((await desk.ask('act', pressed)).json.error).toBe('This note stands on a page already.');
  });

  it('goes with another one that is put there in one go', async () => {
    const more = { id: 'second00', text: 'They wait for months.' };
    await note(more);
    const second = path.replace('k3f9a2xq', 'second00');
    await save(`${withWords}\nThey wait for months.\n`, { notes: [path, second] });
    expect(await text()).toMatch(folded);
    expect(await repo.read(`wiki/${second}`)).toMatch(folded);
    expect(repo.subjects()).toHaveLength(5);
  });

  it.each([
    ['was taken out again', lead.replace('person', 'human')],
    ['stands in other words', lead.replace('We know the name.', 'They have a first year for £79.')],
  ])('stays open where what was heard %s, unless whoever saves says that it stands there', async (_, raw) => {
    const before = await text();
    const { status, json } = await save(raw);
    expect([status, json.notes]).toEqual([
      200,
      [
        {
          note: path,
          is: 'open',
          said: 'What was heard does not stand on the page, so its field note stays open.',
        },
      ],
    ]);
    expect(await text()).toBe(before);
    expect(await repo.read(`wiki/${page}`)).toBe(raw);
    await save(raw, { base: raw, isSaid: true });
    expect(await text()).toMatch(folded);
    expect(repo.subjects()[0]).toBe('Take over “Pitledger offered £79. For the first year only.”');
  });

  it('stays open where its page stood there before, and where the page is a draft', async () => {
    await desk.save(page, withWords, lead);
    expect((await save(`${withWords}\nMore.\n`, { base: withWords })).json.notes).toMatchObject([
      { is: 'open' },
    ]);
    const draft = withWords.replace('tags:', 'draft: true\ntags:');
    const twice = `${draft}\n${words}\n`;
    expect((await save(twice, { base: `${withWords}\nMore.\n` })).json.notes).toMatchObject([
      { is: 'open', said: expect.stringContaining('is a draft') },
    ]);
    expect(await text()).not.toContain('folded');
  });

  it('that has an end by then keeps it, and keeps no page from being saved', async () => {
    await desk.ask('act', {
      who: 'ann',
      page: path,
      seen: digestOf(await text()),
      what: { kind: 'decline', because: 'No.' },
    });
    expect((await save(withWords)).json.notes).toMatchObject([
      { is: 'ended', said: expect.stringContaining('is not taken over') },
    ]);
    expect(await repo.read(`wiki/${page}`)).toBe(withWords);
    expect(await text()).not.toContain('folded');
  });

  it.each([
    ['there is not', { notes: ['content/field-notes/none.yaml'] }, 'ended', 'is not there any more'],
    ['is none', { notes: ['content/people/ann.yaml'] }, 'open', 'is no field note'],
    ['somebody nobody knows takes over', { who: 'zoe' }, 'open', 'This wiki knows no person “zoe”.'],
  ])('is left alone where it %s, and the page is saved', async (_, more, is, said) => {
    expect((await save(withWords, more)).json.notes).toMatchObject([
      { is, said: expect.stringContaining(said) },
    ]);
    expect(await repo.read(`wiki/${page}`)).toBe(withWords);
    expect(await text()).not.toContain('folded');
  });

  it('waits on where its page is refused', async () => {
    await desk.save(page, lead.replace('We know the name.', 'They were quicker.'), lead);
    const before = await text();
    const { status } = await save(withWords.replace('We know the name.', 'We were slower.'));
    expect(status).toBe(409);
    expect(await text()).toBe(before);
  });
});
