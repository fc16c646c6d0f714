/** What pages show of numbers: the latest value, what is asked, and whether both teams stand behind that. */
import type { Settings } from '../collections/index.ts';
import { addDays, type Day } from '../freshness/day.ts';
import { readingAfter, type NumberFacts, type Reading } from '../freshness/number-state.ts';
import { parsePeriod, periodInWords } from '../freshness/period.ts';
import { targetInWords, valueInWords, type Unit } from '../freshness/number-words.ts';
import { dayInWords } from '../freshness/words.ts';
import { capital } from '../plain.ts';
import type { Entry } from '../wiki/entry.ts';
import { numberAsWritten, numberFacts, numberOf, type NumberData } from '../wiki/numbers.ts';
import { isSigned } from '../wiki/signatures.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';

/** What the steps of a number are made of, which an element carries; see `freshness/number-steps.ts`. */
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

/** A number in a line; `undefined` for other pages, and where its fields are unfit. */
export function numberLine(wiki: Wiki, entry: Entry | undefined): NumberLine | undefined {
  const data = numberOf(entry);
  const facts = numberOnPage(wiki, entry);
  if (entry === undefined || data === undefined || facts === undefined) return undefined;
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
    facts,
  };
}

/** A number as a sentence quotes it, and where its page is. */
export interface QuotedNumber {
  value: string;
  more: string;
  address: string;
  /** What is to be said once the next reading is late, and from when. */
  next: { says: string; from: Day; timeZone: string } | undefined;
}

export function quotedNumber(wiki: Wiki, id: string): QuotedNumber | undefined {
  const line = numberLine(wiki, wiki.byKey.get(`numbers/${id}`));
  if (line === undefined) return undefined;
  const { value, period, asked, address, facts } = line;
  const latest = latestOf(facts);
  const next = latest && readingAfter(facts, latest.period);
  return {
    value: value === undefined ? 'not read yet' : `${value} in ${period}`,
    more: `(${asked})`,
    address,
    next: next && {
      says: `${capital(periodInWords(next.period))} was to be read by ${dayInWords(next.by)}.`,
      from: addDays(next.by, 1),
      timeZone: facts.timeZone,
    },
  };
}

/** The target that stands; beside it the one that is proposed in its place, or that no team but one has signed. */
function askedOf(wiki: Wiki, entry: Entry, data: NumberData): string {
  const target = targetInWords(data, data.unit);
  const standing = standingOf(wiki, entry);
  if (standing === 'proposed' || isSigned(entry, wiki.settings.teams)) return `${standing} target: ${target}`;
  const written = numberAsWritten(entry) ?? data;
  const proposed = targetInWords(written, written.unit);
  return `agreed target: ${target}${proposed === target ? '' : `; proposed: ${proposed}`}`;
}

/** Whether what pages show of a number is what every team has signed, or only proposed. */
export function standingOf({ settings: { teams } }: Wiki, entry: Entry): 'agreed' | 'proposed' {
  return isSigned(entry, teams) || entry.agreed?.words !== undefined ? 'agreed' : 'proposed';
}

/**
 * What the teams have agreed on last, or else what is proposed, and what was read. Where it stands depends on the day.
 * `standing` says which of the two the target is, and `proposed` what is to take its place.
 */
export function numberForPrograms(wiki: Wiki, entry: Entry) {
  const data = numberOf(entry);
  const facts = numberFacts(entry, wiki);
  if (data === undefined || facts === undefined) return null;
  const standing = standingOf(wiki, entry);
  const { target, minimum, better } = numberAsWritten(entry) ?? data;
  const isChange = standing === 'agreed' && !isSigned(entry, wiki.settings.teams);
  return {
    ...facts,
    standing,
    proposed: isChange ? { target, minimum: minimum ?? null, better } : null,
    unit: data.unit,
    owedBy: data.owedBy ?? null,
  };
}

export function numberOnPage(wiki: Wiki, entry: Entry | undefined): NumberOnPage | undefined {
  const facts = numberFacts(entry, wiki);
  const unit = numberOf(entry)?.unit;
  return facts && unit && { ...facts, unit, timeZone: wiki.settings.review.timeZone };
}

/** The reading of the latest period; whether that is over depends on the day. */
export function latestOf({
  readings = [],
  every,
}: Pick<NumberData, 'every'> & { readings?: readonly Reading[] | undefined }): Reading | undefined {
  const fit = readings.filter(({ period }) => parsePeriod(period)?.length === every);
  return fit.toSorted((a, b) => (a.period < b.period ? 1 : -1))[0];
}
