/** What is wrong with numbers: in what they say, and on a day. */
import type { Day } from '../freshness/day.ts';
import { numberOn } from '../freshness/number-state.ts';
import { parsePeriod } from '../freshness/period.ts';
import type { Fault, Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { numberAsWritten, numberFacts, numberOf, type NumberData } from './numbers.ts';
import { at } from './placed.ts';
import { personOf, type Wiki } from './wiki.ts';

/** What is wrong with a number whatever the day. */
export function numberProblems(entry: Entry, wiki: Wiki): Problem[] {
  const data = numberAsWritten(entry);
  if (data === undefined) return [];
  const { minimum, target, better } = data;
  const isBeyond = minimum !== undefined && (better === 'more' ? minimum > target : minimum < target);
  return [
    ...(isBeyond ? [at(entry, { id: 'number-minimum', minimum, target, better }, ['minimum'])] : []),
    ...(data.kind === 'owed' ? owedProblems(entry, data, wiki) : unowedProblems(entry, data)),
    ...periods(entry, numberOf(entry) ?? data),
  ];
}

function owedProblems(entry: Entry, data: NumberData, wiki: Wiki): Problem[] {
  if (data.owedBy === undefined) return [at(entry, { id: 'number-owed-by-nobody' }, ['owedBy'])];
  if (data.then === undefined) return [];
  const nothing = (data.controls ?? []).length === 0;
  return [
    ...(nothing ? [at(entry, { id: 'number-not-controlled' }, ['then'])] : []),
    ...othersFirst(data, wiki).map((fault) => at(entry, fault, ['then'])),
  ];
}

function unowedProblems(entry: Entry, { kind, then }: NumberData): Problem[] {
  if (then === undefined || kind === 'owed') return [];
  return [at(entry, { id: 'number-then-unowed', kind }, ['then'])];
}

/** The numbers of other teams that have to hold first, and that the consequence says nothing of. */
function othersFirst({ owedBy, then = '', restsOn = [] }: NumberData, wiki: Wiki): Fault[] {
  return restsOn.flatMap((id): Fault[] => {
    const entry = wiki.byKey.get(`numbers/${id}`);
    const team = wiki.settings.teams.find((each) => each.id === numberOf(entry)?.owedBy);
    if (entry === undefined || team === undefined || team.id === owedBy) return [];
    if ([entry.title, team.name].some((name) => speaksOf(then, name))) return [];
    return [{ id: 'number-not-controlled', restsOn: entry.title, owedBy: team.name }];
  });
}

/** Whether a text has a name in it as words of their own, in whatever letters. */
function speaksOf(text: string, name: string): boolean {
  return wordsOf(text).includes(wordsOf(name));
}

function wordsOf(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
}

/** Until every team has signed another length, readings are of the agreed one. */
function periods(entry: Entry, { every, readings = [] }: NumberData): Problem[] {
  const read = readings.map(({ period }) => period);
  return read.flatMap((period, index) => {
    const tell = (fault: Fault) => at(entry, fault, ['readings', index, 'period']);
    if (parsePeriod(period)?.length !== every)
      return [tell({ id: 'number-period', is: 'other', period, every })];
    return read.indexOf(period) < index ? [tell({ id: 'number-period', is: 'twice', period })] : [];
  });
}

/** What is wrong with a number on a day: readings that are missing, and those of periods to come. */
export function readingProblems(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const data = numberOf(entry);
  const facts = numberFacts(entry, wiki);
  if (data === undefined || facts === undefined) return [];
  const { owed } = numberOn(facts, today);
  const readBy = personOf(wiki, data.readBy)?.name ?? data.readBy;
  return [
    ...(data.readings ?? []).flatMap(({ period }, index) => {
      const isToCome = (parsePeriod(period)?.first ?? today) > today;
      const fault = { id: 'number-period', is: 'future', period } as const;
      return isToCome ? [at(entry, fault, ['readings', index, 'period'])] : [];
    }),
    ...(owed ? [at(entry, { id: 'number-reading-owed', ...owed, readBy }, ['readings'])] : []),
  ];
}
