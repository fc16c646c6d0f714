/** The numbers as they stood on the day of a meeting, from their readings. */
import meetings from '../collections/meetings.ts';
import { parseDay } from '../freshness/day.ts';
import { valueInWords } from '../freshness/number-words.ts';
import { parsePeriod, periodInWords } from '../freshness/period.ts';
import type { Entry } from '../wiki/entry.ts';
import { numberFacts, numberOf } from '../wiki/numbers.ts';
import { resolvedReferencesOf } from '../wiki/references.ts';
import { dataOf, keyOf, type Wiki } from '../wiki/wiki.ts';

export interface NumberThen {
  key: string;
  /** The reading of the last period that was over. What was asked then may have been something else than today. */
  value: string;
  period: string;
}

/** Of a meeting that was about numbers, all of them: what was missed, and what was not. */
export function numbersThen(wiki: Wiki, meeting: Entry): NumberThen[] {
  const on = parseDay(dataOf(meeting, meetings)?.on);
  if (on === undefined) return [];
  return numbersAt(wiki, meeting).flatMap((entry) => {
    const data = numberOf(entry);
    const last = data && numberFacts(data).readings.find(({ period }) => isOver(period, data.every, on));
    if (!last) return [];
    return [
      { key: keyOf(entry), value: valueInWords(last.value, data.unit), period: periodInWords(last.period) },
    ];
  });
}

/** Differs whenever the readings may: the page of a meeting shows those of numbers that it does not name. */
export function numbersThenKey(wiki: Wiki, entry: Entry): unknown[] {
  return numbersAt(wiki, entry).map(({ id, title, digest }) => [id, title, digest]);
}

function numbersAt(wiki: Wiki, meeting: Entry): Entry[] {
  const isAboutNumbers =
    meeting.collection === meetings.id &&
    resolvedReferencesOf(meeting, wiki).some(({ to }) => to.startsWith('numbers/'));
  return isAboutNumbers ? wiki.entries.filter((entry) => numberOf(entry)) : [];
}

function isOver(text: string, every: string, on: string): boolean {
  const period = parsePeriod(text);
  return period !== undefined && period.length === every && period.last < on;
}
