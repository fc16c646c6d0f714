import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Refused, Saved } from '../../../../src/editing-api/protocol.ts';
import { rememberBase } from '../../../../src/editor/saving/begun.ts';
import { DeskRefusal } from '../../../../src/editor/saving/desk-refusal.ts';
import { createSaver } from '../../../../src/editor/saving/saver.ts';
import type { Entry, Notice, SaverOptions } from '../../../../src/editor/saving/types.ts';
import { UserCancelled } from '../../../../src/editor/saving/user-cancelled.ts';

const path = 'content/lexicon/lead.mdx';
const base = '---\ntitle: Lead\n---\n\nOne.\n';
const mine = base.replace('One', 'Mine');
const theirs = base.replace('One', 'Theirs');
const tomasz = { name: 'Tomasz', when: '2026-11-28T10:00:00Z' };
const entry: Entry = { dataFiles: [{ path, slug: 'lead', raw: mine }], assets: [] };

const saved = (data = mine, mergedWith: Saved['mergedWith'] = {}): Saved => ({
  ...{ message: 'saved', change: 'c', took: 1, number: 2 },
  ...{ files: [{ path, data }], mergedWith },
});
const refusal = (refused: Refused) => new DeskRefusal(refused);
const conflict = refusal({ error: 'Changed.', conflict: { path, theirs, who: [tomasz] }, kept: 'k1' });
const nobody = new DeskRefusal({ error: 'Nobody answers.' }, true);

/** A saver at a desk that answers one request after the other as it is told. */
function setUp(answers: readonly (Saved | object | Error)[], more: Partial<SaverOptions> = {}) {
  const asked: { action: string; params: Record<string, unknown> }[] = [];
  const notices: Notice[] = [];
  const kept: unknown[] = [];
  const left = [...answers];
  const saver = createSaver({
    ask: async <T>(action: string, params: object = {}) => {
      asked.push({ action, params: params as Record<string, unknown> });
      const answer = left.shift();
      if (answer instanceof Error) throw answer;
      return answer as T;
    },
    me: () => ({ name: 'Leonie', email: 'l@example.com' }),
    resolveConflict: async (_path, conflicts) => conflicts.map(() => 'mine'),
    confirmDelete: async () => true,
    keep: async (...args) => void kept.push(args),
    notify: (notice) => void notices.push(notice),
    pictures: { namedBy: async (_texts, ofDecap) => [...ofDecap], saved: async () => {} },
    notes: { along: () => ({}), saved: () => undefined },
    ...more,
  });
  rememberBase(path, base);
  return { saver, asked, notices, kept };
}

afterEach(() => vi.useRealTimers());

describe('a save', () => {
  it('says what it began with, and that it is done', async () => {
    const { saver, asked, notices } = setUp([saved()]);
    await saver.saveEntry(entry, {});
    expect(asked[0]?.params['dataFiles']).toEqual([{ path, raw: mine, base }]);
    expect(notices).toEqual([{ kind: 'saving' }, { kind: 'saved', path, raw: mine, now: mine, others: [] }]);
  });

  it('carries the notes that are put on its page, and says what has become of them', async () => {
    const note = { note: 'content/field-notes/a.yaml', page: path };
    const ended = [{ note: note.note, is: 'taken' as const, said: 'Taken.' }];
    const heard: unknown[] = [];
    const { saver, asked, notices } = setUp([{ ...saved(), notes: ended }], {
      notes: {
        along: (paths) => ({ takenOver: { who: paths.join(), notes: [note] } }),
        saved: (notes) => (heard.push(notes), notes[0]?.said),
      },
    });
    await saver.saveEntry(entry, {});
    expect(asked[0]?.params['takenOver']).toEqual({ who: path, notes: [note] });
    expect(heard).toEqual([ended]);
    expect(notices.at(-1)).toMatchObject({ kind: 'saved', said: 'Taken.' });
  });

  it('says whose changes it was merged with, and not that these were one’s own', async () => {
    const merged = saved('merged', { [path]: [tomasz, { ...tomasz, name: 'Leonie' }] });
    const { saver, notices } = setUp([merged]);
    await saver.saveEntry(entry, {});
    expect(notices[1]).toMatchObject({ now: 'merged', others: ['Tomasz'] });
  });

  it('lets the editor choose where somebody was faster, and goes on from there', async () => {
    const { saver, asked, notices } = setUp([conflict, saved()]);
    await saver.saveEntry(entry, {});
    expect(asked[1]?.params['dataFiles']).toEqual([{ path, raw: mine, base: theirs }]);
    expect(notices[1]).toMatchObject({ kind: 'saved' });
  });

  it('is refused where the editor goes back to the form; the text is kept, as everywhere', async () => {
    const { saver, asked, notices, kept } = setUp([conflict], { resolveConflict: async () => undefined });
    await expect(saver.saveEntry(entry, {})).rejects.toThrow('Tomasz was faster');
    expect(asked).toHaveLength(1);
    expect(kept).toEqual([[[{ path, raw: mine, base }], expect.stringContaining('faster'), 'k1']]);
    expect(notices[1]).toMatchObject({ kind: 'refused', reason: expect.stringContaining('“Kept texts”') });
  });

  it.each([
    ['by the desk', refusal({ error: 'Too large.' })],
    ['by something in front of it', refusal({ error: 'Sign in again.' })],
    ['by a failure', new TypeError('Broken.')],
  ])('that is refused %s is kept in the browser, and why', async (_by, error) => {
    const { saver, notices, kept } = setUp([error]);
    const reason = `${error.message}\nYour text is still here, and a copy is kept under “Kept texts”.`;
    await expect(saver.saveEntry(entry, {})).rejects.toThrow(reason);
    expect(kept).toEqual([[[{ path, raw: mine, base }], error.message, undefined]]);
    expect(notices.at(-1)).toEqual({ kind: 'refused', reason });
  });

  it('does not call a text kept that is not', async () => {
    const keep = async () => Promise.reject(new Error('full'));
    const { saver } = setUp([refusal({ error: 'Too large.' })], { keep });
    await expect(saver.saveEntry(entry, {})).rejects.toThrow('nowhere else: leave this page open');
    const atDesk = setUp([refusal({ error: 'Too large.', kept: 'k1' })], { keep });
    await expect(atDesk.saver.saveEntry(entry, {})).rejects.toThrow('“Kept texts”');
  });

  it('is tried again while nobody answers, and not for ever', async () => {
    vi.useFakeTimers();
    const { saver, asked, notices } = setUp([nobody, nobody, saved()]);
    const done = saver.saveEntry(entry, {});
    await vi.advanceTimersByTimeAsync(4_000);
    await done;
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ params }) => JSON.stringify(params))).size).toBe(1);
    expect(notices.map(({ kind }) => kind)).toEqual(['saving', 'saved']);

    const never = setUp(Array.from({ length: 99 }, () => nobody));
    const failed = expect(never.saver.saveEntry(entry, {})).rejects.toThrow('Nobody answers.');
    await vi.advanceTimersByTimeAsync(60_000);
    await failed;
    expect(never.kept).toHaveLength(1);
  });

  it('of a whole text makes a file where there was none', async () => {
    const { saver, asked } = setUp([saved(), saved()]);
    await saver.saveText({ path, raw: mine, base: undefined });
    await saver.saveText({ path, raw: mine, base });
    expect(asked.map(({ params }) => params['options'])).toEqual([{ newEntry: true }, { newEntry: false }]);
  });
});

describe('deleting', () => {
  const dependents = refusal({ error: 'Named.', dependents: [{ title: 'SQL', url: '/lexicon/sql/' }] });

  it('asks where other pages rest on it', async () => {
    const { saver, asked } = setUp([dependents, {}]);
    await saver.deleteFiles([path]);
    expect(asked[1]?.params).toMatchObject({ paths: [path], confirmed: true });
  });

  it('is called off by whoever keeps the page', async () => {
    const { saver, asked } = setUp([dependents], { confirmDelete: async () => false });
    await expect(saver.deleteFiles([path])).rejects.toThrow(UserCancelled);
    expect(asked).toHaveLength(1);
  });
});
