/** Logs of pages: lists in which anyone may add or complete a line, whatever else the page says by then. */
import { fieldOf } from '../collections/fields.ts';
import { registry } from '../collections/index.ts';
import { formatOf, sourceField, withFields } from '../document/format.ts';
import { isBlank, same, type Values } from '../document/same.ts';
import type { Day } from '../freshness/day.ts';
import { parsePeriod, periodInWords } from '../freshness/period.ts';
import { whyImpossible, whyNotOver } from '../freshness/reading.ts';
import { isRecord } from '../plain.ts';

/** The fields that list tasks, in whatever collection. */
export const taskFields: readonly string[] = [
  ...new Set(
    registry.flatMap(({ schema }) =>
      Object.entries(schema.shape).flatMap(([name, field]) =>
        fieldOf(field).means === 'tasks' ? [name] : [],
      ),
    ),
  ),
];

/** A line that says how something went that someone has tried or used. */
type Outcome = Values & { note?: string | undefined };

/** A line of the log `readings`, of a number. */
export interface Reading {
  period: string;
  value: number;
  of?: number | undefined;
  note?: string | undefined;
  /** The value so far of the same period in whose place it comes. */
  insteadOf?: number | undefined;
}

/**
 * The lines with one more. A note comes to the line of the same person, day and outcome that has none yet; `undefined`
 * where the same is there already, as after a press whose answer got lost.
 */
export function withOutcome(lines: readonly unknown[], result: Outcome): unknown[] | undefined {
  const bare = lines.findIndex((line) => same(line, without(result, 'note')));
  if (isBlank(result.note)) return bare < 0 ? [...lines, without(result, 'note')] : undefined;
  if (lines.some((line) => same(line, result))) return undefined;
  return bare < 0 ? [...lines, result] : lines.with(bare, result);
}

/** The lines in which a task is done, or why it is not: a task is known by what it says, wherever it stands. */
export function withTaskDone(
  lines: readonly unknown[],
  task: { text: string; who: string; by: string },
  done: Day,
): unknown[] | string {
  const alike = [...lines.entries()].filter(([, line]) => isRecord(line) && same(pick(line, task), task));
  const [at, line] = alike.find(([, line]) => isRecord(line) && isBlank(line['done'])) ?? [];
  if (at !== undefined && isRecord(line)) return lines.with(at, { ...line, done });
  return alike.length > 0
    ? 'This is done already. Load the page again to see it.'
    : 'The page does not have this to do any more, or says something else of it. Load it again, and look once more.';
}

/**
 * The lines with a reading at its place in time, or why it has none. What replaces one that was taken before the end of
 * the period carries its day: it may well have the same value.
 */
export function withReading(
  lines: readonly unknown[],
  { insteadOf, ...reading }: Reading,
  { every, unit }: Values,
  today: Day,
): unknown[] | string {
  const period = parsePeriod(reading.period);
  const name = periodInWords(reading.period);
  if (period === undefined || period.length !== every) return `“${name}” is no ${String(every)}.`;
  const notOver = whyNotOver(reading.period, period, today);
  if (notOver !== undefined) return notOver;
  const known = lines.find((line) => isRecord(line) && line['period'] === reading.period);
  const isReplaced = isRecord(known) && insteadOf !== undefined && known['value'] === insteadOf;
  if (isRecord(known) && !isReplaced)
    return `There is a reading of ${name} already: ${String(known['value'])}. Open the editor to change it.`;
  const rest = lines.filter((line) => line !== known);
  const values = rest.map((line) => isRecord(line) && line['value']);
  const others = values.filter((value) => typeof value === 'number');
  const impossible = whyImpossible(reading, unit, others);
  if (impossible !== undefined) return impossible;
  const isLater = (line: unknown) =>
    (parsePeriod(isRecord(line) && line['period'])?.last ?? '') > period.last;
  const at = rest.findIndex(isLater);
  const line = withoutBlanks({ ...reading, on: isReplaced ? today : undefined });
  return rest.toSpliced(at < 0 ? rest.length : at, 0, line);
}

/**
 * The lines with what someone says to a proposal: their last word takes the place of the one before. `undefined` where
 * that is the very same.
 */
export function withVoice(lines: readonly unknown[], voice: Values): unknown[] | undefined {
  const said = withoutBlanks(voice);
  const at = lines.findLastIndex((line) => isRecord(line) && line['by'] === voice['by']);
  if (at < 0) return [...lines, said];
  return same(lines[at], said) ? undefined : lines.with(at, said);
}

/**
 * The lines with how it went when someone used something: of a person and a day the last word counts. It takes the place
 * of what they said before, and keeps its note where it has none. `undefined` where the same stands there already.
 */
export function withUse(lines: readonly unknown[], use: Outcome): unknown[] | undefined {
  const said = withoutBlanks(use);
  const isOwn = (line: unknown) => isRecord(line) && line['by'] === use['by'] && line['on'] === use['on'];
  const at = lines.findLastIndex(isOwn);
  if (at < 0) return [...lines, said];
  const line = { ...(lines[at] as Values), ...said };
  return same(lines[at], line) ? undefined : lines.with(at, line);
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

function withoutBlanks(values: object): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

/** Of some values those that another has, too. */
function pick(values: Values, like: object): Values {
  return Object.fromEntries(Object.keys(like).map((name) => [name, values[name]]));
}
