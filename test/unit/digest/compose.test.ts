import { describe, expect, it } from 'vitest';
import { composed, factsIn, mostLines, whyQuiet } from '../../../src/digest/compose.ts';
import type { Line, Part } from '../../../src/digest/model.ts';

const line = (part: Part, title: string, weight = 1, facts = [`${part} ${title}`]): Line => ({
  ...{ part, weight, facts, said: 'Said.' },
  page: { key: `guides/${title}`, title, address: `/guides/${title}/` },
});
const many = (part: Part, count: number) =>
  Array.from({ length: count }, (_, index) => line(part, `${part}-${index}`, index));
const partsOf = (lines: Line[]) => composed(lines).parts;
const shape = ({ parts, more }: ReturnType<typeof composed>) => [
  Object.fromEntries(parts.map(({ id, lines }) => [id, lines.length])),
  more,
];

describe('the lines of a digest', () => {
  it('are none where there is nothing to tell', () => {
    expect(partsOf([])).toEqual([]);
  });

  it('stand in three parts, the weightiest first in each, and then by title', () => {
    const parts = partsOf([
      line('urgent', 'b', 1),
      line('success', 'x', 1),
      line('urgent', 'a', 1),
      line('urgent', 'c', 9),
    ]);
    expect(parts.map(({ id, lines }) => [id, ...lines.map(({ page }) => page.title)])).toEqual([
      ['success', 'x'],
      ['urgent', 'c', 'a', 'b'],
    ]);
  });

  it('are twelve at most, shared among the parts, and the rest is counted', () => {
    const all = [...many('success', 20), ...many('changed', 2), ...many('urgent', 20)];
    expect(shape(composed(all))).toEqual([
      { success: 5, changed: 2, urgent: 5 },
      { success: 15, urgent: 15 },
    ]);
    expect(shape(composed(many('changed', 40), 99))).toEqual([{ changed: mostLines }, { changed: 28 }]);
    expect(partsOf(many('changed', 3))[0]?.lines[0]?.page.title).toBe('changed-2');
  });

  it('begin with what is urgent where there is room for little', () => {
    const all = [...many('success', 3), ...many('changed', 3), ...many('urgent', 3)];
    expect(shape(composed(all, 2))).toEqual([
      { changed: 1, urgent: 1 },
      { success: 3, changed: 2, urgent: 2 },
    ]);
    expect(shape(composed(all, 0))[0]).toEqual({ urgent: 1 });
  });

  it('tell nothing twice in one digest', () => {
    const parts = partsOf([
      line('changed', 'new', 9, ['edit 1']),
      line('success', 'agreed', 5, ['agreed 1']),
      line('changed', 'same', 1, ['edit 1']),
    ]);
    expect(factsIn({ parts })).toEqual(['agreed 1', 'edit 1']);
    expect(parts[1]?.lines.map(({ page }) => page.title)).toEqual(['new']);
  });

  it('count as told only where they are shown', () => {
    const parts = partsOf(many('urgent', 20));
    expect(factsIn({ parts })).toHaveLength(mostLines);
  });
});

describe('when a digest goes out', () => {
  const on = (day: string, settings: object = {}, isAsked = false) =>
    whyQuiet({ digest: settings } as never, day as never, { isAsked });

  it('is Monday where the settings say nothing', () => {
    expect(on('2026-11-30')).toBeUndefined();
    expect(on('2026-12-01')).toBe(
      'Digests go out on Mondays, and this is a Tuesday. --on 2026-12-01 sends it all the same.',
    );
  });

  it('is the day that the settings say, or any that somebody asks for', () => {
    expect(on('2026-12-01', { day: 'tuesday' })).toBeUndefined();
    expect(on('2026-11-30', { day: 'tuesday' })).toContain('Tuesdays');
    expect(on('2026-12-02', {}, true)).toBeUndefined();
  });

  it('is no day of a quiet time, the first and the last of it included', () => {
    const quiet = { quiet: [{ from: '2026-12-21', until: '2027-01-04' }] };
    const days = ['2026-12-14', '2026-12-21', '2027-01-04', '2027-01-11'];
    expect(days.map((day) => on(day, quiet, true) !== undefined)).toEqual([false, true, true, false]);
    expect(on('2026-12-28', quiet)).toBe(
      'It is quiet from 2026-12-21 until 2027-01-04, as the settings say.',
    );
  });
});
