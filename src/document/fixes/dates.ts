import { parseDay, type Day } from '../../freshness/day.ts';
import { namesIn } from '../../problem/problem.ts';
import { lineAt, literal, splice, startOf, withLine, type Fixer } from './lines.ts';
import { improves } from './verify.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Writes a day that was written in another order as the wiki writes days. */
export const fixDate: Fixer<'date-invalid'> = (problem, text) => {
  const { tag, field, found } = problem;
  const value = found.text;
  const day = dayMeant(value);
  if (day === undefined) return undefined;
  const label = `Write ${day}`;
  if (tag !== undefined) {
    const from = startOf(problem.file, text, problem.line, problem.column);
    const at = text.indexOf(`"${value}"`, text.indexOf(`<${tag}`, from)) + 1;
    return at === 0 ? undefined : { label, text: splice(text, at, at + value.length, day) };
  }
  const own = namesIn(field).at(-1) ?? '';
  const line = lineAt(text, problem.line);
  const start = line.slice(0, problem.column - 1);
  const pattern = new RegExp(`^(${literal(own)}:\\s*["']?)${literal(value)}(?=["']?\\s*(?:$|[,}#]))`);
  const rest = line.slice(problem.column - 1);
  if (!pattern.test(rest)) return undefined;
  const result = withLine(text, problem.line, start + rest.replace(pattern, `$1${day}`));
  return improves(problem, text, result) ? { label, text: result } : undefined;
};

/** The day that a text can only mean; `undefined` where day and month could be either. */
export function dayMeant(text: string): Day | undefined {
  const words = text.trim().toLowerCase();
  const [, year, month, date] =
    /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})(?:[t ]\d{2}:\d{2}.*)?$/.exec(words) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(words) ??
    [];
  if (year !== undefined) return day(year, month, date);
  const [, d, m, y] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(words) ?? [];
  if (y !== undefined) return day(y, m, d);
  const [, first = '', second = '', last] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(words) ?? [];
  if (last !== undefined) {
    const [one, two] = [Number(first), Number(second)];
    if (one > 12 || one === two) return day(last, second, first);
    return two > 12 ? day(last, first, second) : undefined;
  }
  const inWords =
    /^(?<date>\d{1,2})(?:st|nd|rd|th|\.)? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})$/.exec(words) ??
    /^(?<month>[a-z]{3,9})\.? (?<date>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/.exec(words);
  const named = months.indexOf(inWords?.groups?.['month']?.slice(0, 3) ?? '') + 1;
  return named > 0 ? day(inWords?.groups?.['year'], String(named), inWords?.groups?.['date']) : undefined;
}

function day(year = '', month = '', date = ''): Day | undefined {
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
