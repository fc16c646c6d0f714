import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sendWaiting } from '../../../src/components/note/send.ts';
import { keepNote, keptNote, toSend, type KeptNote } from '../../../src/editing-api/kept-notes.ts';
import type { SentNote } from '../../../src/editing-api/protocol.ts';

/** What answers what is sent, in turn; the last answers all that comes after. */
let answers: (Response | Error | ((sent: SentNote) => Response))[];
/** What was sent. */
let sent: SentNote[];

const there = () => Response.json({ url: '/field-notes/x/' });
const desk = (status: number, answer: object, headers = {}) => Response.json(answer, { status, headers });
const host = (status: number, headers = {}) => new Response('<h1>No</h1>', { status, headers });

beforeEach(() => {
  const kept: Record<string, string> = {};
  // The keys of a store are its own properties, as in a browser.
  vi.stubGlobal(
    'localStorage',
    new Proxy(kept, {
      get: (_, name) =>
        ({
          getItem: (key: string) => kept[key] ?? null,
          setItem: (key: string, value: string) => void (kept[key] = value),
          removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
        })[name as string],
    }),
  );
  vi.stubGlobal('document', new EventTarget());
  sent = [];
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { params } = JSON.parse(body) as { params: SentNote };
    sent.push(params);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(params) : answer?.clone();
  });
});

function keep(id: string, more: Partial<KeptNote> = {}): KeptNote {
  const note: KeptNote = {
    ...{ id, text: `Heard ${id}`, by: 'ann', on: '2026-11-20' },
    ...{ state: 'waiting', since: `2026-11-20T09:00:00.${id.length}00Z`, ...more },
  };
  keepNote(note);
  return note;
}

const broken = new TypeError('Failed to fetch');
const ids = () => sent.map(({ id }) => id);

describe('notes that wait', () => {
  it.each([
    ['a network that breaks', broken, 'later'],
    ['an hour that is too long', host(408), 'later'],
    ['a desk that is busy', desk(409, { error: 'Git is busy.' }), 'later'],
    ['what comes too early', host(425), 'later'],
    ['too many requests', host(429), 'later'],
    ['a desk that fails', desk(500, { error: 'It failed.' }), 'later'],
    ['a disk that is full', desk(507, { error: 'The disk is full.' }), 'later'],
    ['a proxy that reaches nobody', host(502), 'later'],
    ['a desk that does not know its own address', desk(403, { error: 'Only pages of this wiki.' }), 'later'],
    ['a host that forbids it', host(403), 'elsewhere'],
    ['a host that forbids it in JSON', desk(403, { message: 'Forbidden' }), 'elsewhere'],
    ['a page to sign in at', host(200), 'elsewhere'],
    ['a proxy that lets nothing so large through', host(413), 'elsewhere'],
    ['one who asks who one is', host(401), 'elsewhere'],
  ])('are kept, and each is sent by itself, after %s', async (_, answer, reached) => {
    keep('a');
    keep('bb');
    keep('ccc');
    answers = [answer, there()];
    expect(await sendWaiting()).toBe(reached);
    expect(ids()).toEqual(['a', 'bb', 'ccc']);
    expect(keptNote('a')).toMatchObject({ state: 'waiting', tried: [{ text: 'Heard a' }] });
    expect(keptNote('a')?.refused).toBeUndefined();
    expect([keptNote('bb')?.state, keptNote('ccc')?.state]).toEqual(['sent', 'sent']);
    expect(await sendWaiting()).toBe('all');
    expect(keptNote('a')).toMatchObject({ state: 'sent', url: '/field-notes/x/' });
  });

  it.each([400, 413, 415, 422])('are refused by a desk alone, in its words: %i', async (status) => {
    keep('a');
    keep('bb');
    answers = [desk(status, { error: 'This wiki knows no person “ann”.' }), there()];
    expect(await sendWaiting()).toBe('all');
    expect(keptNote('a')).toMatchObject({ state: 'waiting', refused: 'This wiki knows no person “ann”.' });
    expect(keptNote('bb')).toMatchObject({ state: 'sent' });
    await sendWaiting();
    expect(ids()).toEqual(['a', 'bb']);
  });

  it.each([404, 405, 501])(
    'stay where nobody takes them, and no other leaves the device: %i',
    async (status) => {
      keep('a');
      keep('bb');
      answers = [host(status)];
      expect(await sendWaiting()).toBe('no-desk');
      expect(ids()).toEqual(['a']);
      expect(keptNote('a')?.tried).toBeUndefined();
    },
  );

  it.each([
    ['in seconds', '120', '2026-11-29T09:02:00.000Z'],
    ['as a moment', 'Sun, 29 Nov 2026 09:05:00 GMT', '2026-11-29T09:05:00.000Z'],
    ['beyond all measure', '999999', '2026-11-29T10:00:00.000Z'],
  ])('wait for as long as is asked for, %s', async (_, asked, until) => {
    vi.useFakeTimers({ now: new Date('2026-11-29T09:00:00Z'), toFake: ['Date'] });
    try {
      keep('a');
      answers = [host(429, { 'Retry-After': asked }), there()];
      expect(await sendWaiting()).toBe('later');
      expect(keptNote('a')?.notBefore).toBe(until);
      expect(await sendWaiting()).toBe('later');
      expect(ids()).toEqual(['a']);
      vi.setSystemTime(until);
      expect(await sendWaiting()).toBe('all');
      expect(ids()).toEqual(['a', 'a']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('say why they were not taken yet', async () => {
    keep('a');
    answers = [desk(409, { error: 'Git is busy.' })];
    await sendWaiting();
    expect(keptNote('a')?.late).toBe('Git is busy.');
  });

  it('are sent, too, where they are written while others are on their way', async () => {
    keep('a');
    answers = [() => (keep('bb'), there()), there()];
    expect(await sendWaiting()).toBe('all');
    expect(keptNote('bb')?.state).toBe('sent');
  });
});

describe('a note that is changed', () => {
  it('after it was sent without an answer says what it is to take the place of', async () => {
    keep('a');
    answers = [broken, there()];
    await sendWaiting();
    const first = { by: 'ann', on: '2026-11-20', text: 'Heard a' };
    const tried = keptNote('a')?.tried;
    keep('a', { text: 'Heard better', by: 'ben', tried });
    await sendWaiting();
    expect(sent.at(-1)).toEqual({
      id: 'a',
      by: 'ben',
      on: '2026-11-20',
      text: 'Heard better',
      instead: [first],
    });
  });

  it('while it is on its way keeps its last words, which are sent then', async () => {
    keep('a');
    const change = () => {
      const { tried } = keptNote('a') ?? {};
      keep('a', { text: 'Heard better', state: 'draft', tried, since: '2026-11-21T09:00:00Z' });
      return there();
    };
    answers = [change, there()];
    await sendWaiting();
    expect(keptNote('a')).toMatchObject({ state: 'draft', text: 'Heard better' });
    keepNote({ ...keep('a', keptNote('a')), state: 'waiting' });
    await sendWaiting();
    expect(sent.at(-1)).toMatchObject({ text: 'Heard better', instead: [{ text: 'Heard a' }] });
    expect(keptNote('a')?.state).toBe('sent');
  });

  it('and is there with what others made of it says where, and keeps its words', async () => {
    keep('a');
    answers = [desk(409, { error: 'It is there with other words.', there: '/field-notes/x/' })];
    expect(await sendWaiting()).toBe('all');
    expect(keptNote('a')).toMatchObject({
      ...{ state: 'waiting', text: 'Heard a', url: '/field-notes/x/' },
      refused: 'It is there with other words.',
    });
  });

  it('keeps the name of its first try, however often it is tried', async () => {
    keep('a');
    answers = [broken];
    for (let turn = 0; turn < 30; turn++) {
      keep('a', { text: `Turn ${turn}`, tried: keptNote('a')?.tried });
      await sendWaiting();
    }
    const tried = keptNote('a')?.tried ?? [];
    expect([tried.length, tried[0]?.text, tried.at(-1)?.text]).toEqual([20, 'Turn 0', 'Turn 29']);
    expect(toSend(keep('a', keptNote('a'))).instead).toHaveLength(20);
  });
});
