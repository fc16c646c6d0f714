/** The numbers as they stood on the day of a meeting, as far as git tells what was known by then. */
import meetings from '../collections/meetings.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { latestOf, type Reading } from '../freshness/number-state.ts';
import { valueInWords } from '../freshness/number-words.ts';
import { periodInWords } from '../freshness/period.ts';
import type { Entry } from '../wiki/entry.ts';
import { inOrder } from '../wiki/join.ts';
import { numberOf } from '../wiki/numbers.ts';
import { resolvedReferencesOf } from '../wiki/references.ts';
import { dataOf, keyOf, type Wiki } from '../wiki/wiki.ts';

export interface NumberThen {
  key: string;
  /** The reading of the last period that was over. What was asked then may have been something else than today. */
  value: string;
  period: string;
  /** Git does not go back to that day: the reading is from what the page says today. */
  isOfToday: boolean;
}

/** A meeting shows all numbers of a wiki up to so many, of a larger one those that it is about: nobody reads through more. */
const most = 40;

/** Of a meeting that was about numbers, all of them, as long as these are few: what was missed, and what was not. */
export function numbersThen(wiki: Wiki, meeting: Entry): NumberThen[] {
  const on = parseDay(dataOf(meeting, meetings)?.on);
  if (on === undefined) return [];
  return numbersAt(wiki, meeting).flatMap((entry) => {
    const data = numberOf(entry);
    const known = readingsKnown(entry, on);
    if (known === undefined && cameLater(entry)) return [];
    const last = data && latestOf({ readings: known ?? data.readings, every: data.every }, on);
    if (!last) return [];
    const [value, period] = [valueInWords(last.value, data.unit), periodInWords(last.period)];
    return [{ key: keyOf(entry), value, period, isOfToday: known === undefined }];
  });
}

/** Differs whenever the readings may: the page of a meeting shows those of numbers that it does not name. */
export function numbersThenKey(wiki: Wiki, entry: Entry): unknown[] {
  return numbersAt(wiki, entry).map(({ id, title, digest, readingsThen }) => [
    id,
    title,
    digest,
    readingsThen,
  ]);
}

/** The readings that were there on a day, whatever was brought or put right later; `undefined` where nobody can tell. */
function readingsKnown({ readingsThen }: Entry, on: Day): readonly Reading[] | undefined {
  return readingsThen?.findLast(({ from }) => from <= on)?.readings;
}

/** What was there when git first knew of the wiki may be older than that; what came later was not there before. */
function cameLater({ readingsThen, history }: Entry): boolean {
  return readingsThen !== undefined && history?.began !== undefined;
}

function numbersAt(wiki: Wiki, meeting: Entry): readonly Entry[] {
  if (meeting.collection !== meetings.id) return [];
  const about = resolvedReferencesOf(meeting, wiki).flatMap(({ to }) => wiki.byKey.get(to) ?? []);
  const own = about.filter((entry) => numberOf(entry));
  const all = numbersIn(wiki);
  return own.length > 0 && all.length <= most ? all : own.toSorted(inOrder);
}

/** Every meeting asks for them. */
function numbersIn(wiki: Wiki): readonly Entry[] {
  const known = numbersOf.get(wiki) ?? wiki.entries.filter((entry) => numberOf(entry));
  numbersOf.set(wiki, known);
  return known;
}

const numbersOf = new WeakMap<Wiki, readonly Entry[]>();
