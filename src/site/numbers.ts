/** What pages show of numbers: the latest value, what is asked, and whether both teams stand behind that. */
import type { Settings } from '../collections/index.ts';
import type { NumberFacts, Reading } from '../freshness/number-state.ts';
import { parsePeriod, periodInWords } from '../freshness/period.ts';
import { targetInWords, valueInWords, type Unit } from '../freshness/number-words.ts';
import type { Entry } from '../wiki/entry.ts';
import { numberAsWritten, numberFacts, numberOf, type NumberData } from '../wiki/numbers.ts';
import { isSigned } from '../wiki/signatures.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';

/** What an element carries of a number, so that its state can be worked out on the day it is read. */
export interface NumberOnPage extends NumberFacts {
  unit: Unit;
  timeZone: string;
}

/** A number in a line, as plain data. */
export interface NumberLine {
  title: string;
  /** Without the site's base. */
  address: string;
  draft: boolean;
  /** The latest reading; `undefined` where nothing was read yet. */
  value: string | undefined;
  period: string | undefined;
  /** What is asked, and whether every team stands behind that. */
  asked: string;
  /** The team that owes it, where one does. */
  team: Settings['teams'][number] | undefined;
  facts: NumberOnPage;
}

/** As many readings as a state in a word or two needs: one that is not over, the one judged, and one to spare. */
const fewReadings = 3;

/** A number in a line; `undefined` for other pages, and where its fields are unfit. */
export function numberLine(wiki: Wiki, entry: Entry | undefined): NumberLine | undefined {
  const data = numberOf(entry);
  if (entry === undefined || data === undefined) return undefined;
  const latest = latestOf(data);
  const { teams } = wiki.settings;
  return {
    title: entry.title,
    address: addressOf(keyOf(entry)),
    draft: entry.draft,
    value: latest && valueInWords(latest.value, data.unit),
    period: latest && periodInWords(latest.period),
    asked: askedOf(wiki, entry, data),
    team: teams.find(({ id }) => id === data.owedBy),
    facts: numberOnPage(wiki, data, fewReadings),
  };
}

/** A number as a sentence quotes it, and where its page is. */
export function quotedNumber(
  wiki: Wiki,
  id: string,
): { value: string; more: string; address: string } | undefined {
  const line = numberLine(wiki, wiki.byKey.get(`numbers/${id}`));
  if (line === undefined) return undefined;
  const { value, period, asked, address } = line;
  return {
    value: value === undefined ? 'not read yet' : `${value} in ${period}`,
    more: `(${asked})`,
    address,
  };
}

/** The target that stands; beside it the one that is proposed in its place, or that no team but one has signed. */
function askedOf(wiki: Wiki, entry: Entry, data: NumberData): string {
  const target = targetInWords(data, data.unit);
  if (isSigned(entry, wiki.settings.teams)) return `target: ${target}`;
  if (entry.agreed?.words === undefined) return `target, proposed: ${target}`;
  const written = numberAsWritten(entry) ?? data;
  const proposed = targetInWords(written, written.unit);
  return `target: ${target}${proposed === target ? '' : `; proposed: ${proposed}`}`;
}

export function numberOnPage(wiki: Wiki, data: NumberData, most: number): NumberOnPage {
  return { ...numberFacts(data, most), unit: data.unit, timeZone: wiki.settings.review.timeZone };
}

/** The reading of the latest period; whether that is over depends on the day. */
export function latestOf({
  readings = [],
  every,
}: Pick<NumberData, 'readings' | 'every'>): Reading | undefined {
  const fit = readings.filter(({ period }) => parsePeriod(period)?.length === every);
  return fit.toSorted((a, b) => (a.period < b.period ? 1 : -1))[0];
}
