/** Logs of pages: lists to which anyone may add a line, whatever else the page says by then. */
import { formatOf, sourceField, withFields } from '../document/format.ts';
import { isBlank, same, type Values } from '../document/same.ts';
import type { Day } from '../freshness/day.ts';

/** A line of the log `results`, of someone who has tried an answer. */
export interface Result {
  outcome: 'won' | 'lost';
  day: Day;
  who: string;
  note?: string | undefined;
}

/**
 * The lines with one more. A note comes to the line of the same person, day and outcome that has none yet; `undefined`
 * where the same is there already, as after a press whose answer got lost.
 */
export function withResult(lines: readonly unknown[], result: Result): unknown[] | undefined {
  const bare = lines.findIndex((line) => same(line, without(result, 'note')));
  if (isBlank(result.note)) return bare < 0 ? [...lines, without(result, 'note')] : undefined;
  if (lines.some((line) => same(line, result))) return undefined;
  return bare < 0 ? [...lines, result] : lines.with(bare, result);
}

/**
 * A page as it is now, without what a change has written into one of these logs: others' lines stay. `undefined` where
 * the change did anything else, or its lines are not there any more.
 */
export function withoutLines(
  logs: readonly string[],
  path: string,
  change: { before: string; after: string },
  now: string,
): string | undefined {
  const read = (text: string) => without(formatOf(path).fromFile(text), sourceField);
  const [before, after, present] = [change.before, change.after, now].map(read) as [Values, Values, Values];
  const log = logs.find((name) => same(without(before, name), without(after, name)));
  if (log === undefined) return undefined;
  const [was, became, stands] = [before, after, present].map((each) => [each[log] ?? []].flat()) as Lines;
  const came = became.filter((line) => !holds(was, line));
  const gone = was.filter((line) => !holds(became, line));
  if (came.length === 0 || !came.every((line) => holds(stands, line))) return undefined;
  const left = stands.flatMap((line) => {
    const at = came.findIndex((each) => same(each, line));
    return at < 0 ? [line] : gone.slice(at, at + 1);
  });
  return withFields(now, { [log]: left }, []);
}

type Lines = [unknown[], unknown[], unknown[]];

function holds(lines: readonly unknown[], line: unknown): boolean {
  return lines.some((each) => same(each, line));
}

function without(values: object, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}
