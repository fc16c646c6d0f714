import { describe, expect, it } from 'vitest';
import {
  newIn,
  newPlace,
  openDrafts,
  type QuickStore,
  type RoomyStore,
} from '../../../../src/editor/saving/drafts.ts';

const place = 'content/lexicon/lead.mdx';

/** The stores of a browser, and windows that share them. */
function browser() {
  const values = new Map<string, string>();
  const roomyValues = new Map<string, string>();
  const limits = { quick: Infinity, roomy: Infinity };
  const quick: QuickStore = {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    removeItem: (key) => void values.delete(key),
    setItem(key, value) {
      if (value.length > limits.quick) throw new DOMException('Full.', 'QuotaExceededError');
      values.set(key, value);
    },
  };
  const roomy: RoomyStore = {
    async put(id, value) {
      if (value.length > limits.roomy) throw new DOMException('Full.', 'QuotaExceededError');
      roomyValues.set(id, value);
    },
    remove: async (id) => void roomyValues.delete(id),
    all: async () => [...roomyValues.values()],
  };
  let time = Date.parse('2026-11-28T10:00:00Z');
  const open = (name: string) => openDrafts(quick, roomy, name, () => new Date(time++));
  return { values, roomyValues, limits, open };
}

const texts = (drafts: readonly { text: string }[]) => drafts.map(({ text }) => text);

describe('a draft', () => {
  it('is kept before anything else can happen', () => {
    const { open, values } = browser();
    void open('a').keepDraft({ place, text: 'T', base: 'B' });
    expect([...values.values()].join()).toContain('"text":"T"');
  });

  it('is there again in a window that is loaded anew, with what it began with', async () => {
    const { open } = browser();
    await open('a').keepDraft({ place, text: 'One', base: 'B' });
    await open('a').keepDraft({ place, text: 'One two', base: 'B' });
    const found = await open('b').draftOf(place);
    expect(found).toMatchObject({ text: 'One two', base: 'B', isOwn: false });
    expect(texts(await open('b').drafts())).toEqual(['One two']);
  });

  it('of one window is not written over by another on the same page', async () => {
    const { open } = browser();
    const [a, b] = [open('a'), open('b')];
    await a.keepDraft({ place, text: 'Of a', base: 'B' });
    await b.keepDraft({ place, text: 'Of b', base: 'B' });
    expect(texts(await a.drafts())).toEqual(['Of b', 'Of a']);
    await b.forgetDraft(place, 'Of b');
    expect(texts(await a.drafts())).toEqual(['Of a']);
  });

  it('goes once these very words are saved, whichever window they were typed in', async () => {
    const { open } = browser();
    await open('a').keepDraft({ place, text: 'Same', base: 'B' });
    await open('old').keepDraft({ place, text: 'Other', base: 'B' });
    await open('b').forgetDraft(place, 'Same');
    expect(texts(await open('b').drafts())).toEqual(['Other']);
  });

  it('keeps why its save was refused until it is changed', async () => {
    const { open } = browser();
    const a = open('a');
    await a.keepDraft({ place, text: 'T', base: 'B', refused: { reason: 'Too large.', kept: 'k1' } });
    expect((await a.draftOf(place))?.refused).toEqual({ reason: 'Too large.', kept: 'k1' });
    await a.keepDraft({ place, text: 'T2', base: 'B' });
    expect((await a.draftOf(place))?.refused).toBeUndefined();
  });

  it('that is new has a place of its own', async () => {
    const { open } = browser();
    const a = open('a');
    await a.keepDraft({ place: newPlace('guides', '1'), text: 'First', base: undefined });
    await a.keepDraft({ place: newPlace('guides', '2'), text: 'Second', base: undefined });
    expect((await a.draftOf('new:guides/1'))?.text).toBe('First');
    expect([newIn('new:guides/1'), newIn(place)]).toEqual(['guides', undefined]);
  });

  it('goes where there is room, and its latest words count', async () => {
    const { open, limits, values, roomyValues } = browser();
    const a = open('a');
    await a.keepDraft({ place, text: 'Short', base: 'B' });
    limits.quick = 0;
    await a.keepDraft({ place, text: 'Long', base: 'B' });
    expect((await a.draftOf(place))?.text).toBe('Long');
    limits.quick = Infinity;
    await a.keepDraft({ place, text: 'Short again', base: 'B' });
    expect((await a.draftOf(place))?.text).toBe('Short again');
    await a.forgetDraft(place);
    expect([values.size, roomyValues.size]).toEqual([0, 0]);
  });

  it('that nothing has room for is not called kept, and takes no other’s place', async () => {
    const { open, limits } = browser();
    await open('a').keepDraft({ place, text: 'Old', base: 'B' });
    limits.quick = limits.roomy = 0;
    await expect(open('b').keepDraft({ place, text: 'New', base: 'B' })).rejects.toThrow('Full.');
    expect(texts(await open('b').drafts())).toEqual(['Old']);
  });

  it('that is no draft is passed over', async () => {
    const { open, values } = browser();
    values.set('concord-draft:x', '{"id":1}').set('concord-draft:y', 'no JSON').set('another', 'thing');
    expect(await open('a').drafts()).toEqual([]);
  });
});
