/** What pages show of numbers: the latest value, what is asked, and whether both teams stand behind that. */
import type { Settings } from '../collections/index.ts';
import { addDays, type Day } from '../freshness/day.ts';
import { dueOf, firstToRead, isAgreed, latestOf, type NumberFacts } from '../freshness/number-state.ts';
import { periodInWords } from '../freshness/period.ts';
import { targetInWords, valueInWords, type Unit } from '../freshness/number-words.ts';
import { dayInWords } from '../freshness/words.ts';
import { capital } from '../plain.ts';
import type { Entry } from '../wiki/entry.ts';
import { lastDaySoFar, numberAsWritten, numberFacts, numberOf, type NumberData } from '../wiki/numbers.ts';
import { readPeriods } from '../wiki/number-past.ts';
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
  /** The latest reading, and whether it is one of a part of its period; `undefined` where nothing was read yet. */
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
  const latest = latestOf(facts);
  const { teams } = wiki.settings;
  return {
    title: entry.title,
    address: addressOf(keyOf(entry)),
    draft: entry.draft,
    value: latest && `${valueInWords(latest.value, data.unit)}${latest.soFar ? ' so far' : ''}`,
    period: latest && periodInWords(latest.period),
    asked: askedOf(entry, data, facts),
    team: teams.find(({ id }) => id === data.owedBy),
    facts,
  };
}

/** A number as a sentence quotes it, and where its page is. */
export interface QuotedNumber {
  value: string;
  more: string;
  address: string;
  /** The last day on which it is said that the value is one so far, where nobody can tell when it was read. */
  soFar: { until: Day; timeZone: string } | undefined;
  /** What is to be said once the next reading is late, and from when. */
  next: { says: string; from: Day; timeZone: string } | undefined;
}

export function quotedNumber(wiki: Wiki, id: string): QuotedNumber | undefined {
  const entry = wiki.byKey.get(`numbers/${id}`);
  const line = numberLine(wiki, entry);
  if (entry === undefined || line === undefined) return undefined;
  const { value, period, asked, address, facts } = line;
  const { timeZone } = facts;
  const next = nextToRead(facts);
  const until = lastDaySoFar(entry);
  return {
    value: value === undefined ? 'not read yet' : `${value} in ${period}`,
    more: `(${asked})`,
    address,
    soFar: until && { until, timeZone },
    next: next && {
      says: `${capital(periodInWords(next.period))} was to be read by ${dayInWords(next.by)}.`,
      from: addDays(next.by, 1),
      timeZone,
    },
  };
}

/** The reading that is to be brought next, whatever the day is, and by when. */
export function nextToRead(facts: NumberFacts): { period: string; by: Day } | undefined {
  const period = firstToRead(facts, readPeriods(facts.readings, facts.every)[0]);
  return period && dueOf(period, facts.daysToRead);
}

/** The target that stands; beside it the one that is proposed in its place, or that no team but one has signed. */
function askedOf(entry: Entry, data: NumberData, facts: NumberFacts): string {
  const target = targetInWords(data, data.unit);
  if (!isAgreed(facts)) return `proposed target: ${target}`;
  const written = numberAsWritten(entry) ?? data;
  const proposed = targetInWords(written, written.unit);
  return `agreed target: ${target}${proposed === target ? '' : `; proposed: ${proposed}`}`;
}

/**
 * What the teams have agreed on last, or else what is proposed, and what was read. Where it stands depends on the day.
 * `standing` says which of the two the target is, and `proposed` what is to take its place.
 */
export function numberForPrograms(wiki: Wiki, entry: Entry) {
  const data = numberOf(entry);
  const facts = numberFacts(entry, wiki);
  if (data === undefined || facts === undefined) return null;
  const { target, minimum, better } = numberAsWritten(entry) ?? data;
  const isChange = isAgreed(facts) && !isSigned(entry, wiki.settings.teams);
  return {
    ...facts,
    standing: isAgreed(facts) ? 'agreed' : 'proposed',
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
