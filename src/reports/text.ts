import { oneLine, plural } from '../plain.ts';
import { catalogue } from '../problem/catalogue.ts';
import type { Level, Problem } from '../problem/problem.ts';
import { problemInWords } from '../problem/wording.ts';
import { folded } from './folded.ts';

/** What a check found, for any of the reports. */
export interface Findings {
  /** The day the check was made for. */
  today: string;
  /** How many pages were checked. */
  entries: number;
  problems: readonly Problem[];
}

const signs: Record<Level, string> = { error: '✖', warning: '▲', info: '·' };
const colours: Record<Level, string> = { error: '31', warning: '33', info: '36' };

/** How a report is to look. */
export interface Look {
  colour: boolean;
  /** Every problem, not only the first few of each kind. */
  all: boolean;
}

/**
 * What a check found, for a person at a terminal: by kind, the worst first, a few of each; or all of it by file.
 */
export function asText({ today, entries, problems }: Findings, { colour, all }: Look): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = all ? byFile(problems, paint) : byKind(problems, paint);
  return [...blocks, `${summary(entries, problems)} (for ${today})`].join('\n');
}

type Paint = (code: string, text: string) => string;

function byFile(problems: readonly Problem[], paint: Paint): string[] {
  return [...Map.groupBy(problems, (each) => each.file)].map(([file, found]) => {
    const lines = found.flatMap((each) => {
      const place = (file && `${each.line}:${each.column}`).padEnd(7);
      const [message, fix] = sentencesOf(each);
      return [
        `  ${signOf(each.level, paint)} ${place} ${message} ${paint('2', each.id)}`,
        `            ${paint('2', `→ ${fix}`)}`,
      ];
    });
    return [paint('1', oneLine(file) || 'All pages'), ...lines, ''].join('\n');
  });
}

function byKind(problems: readonly Problem[], paint: Paint): string[] {
  return folded(problems).map(({ id, level, problems: like, told }) => {
    const files = new Set(like.map(({ file }) => file)).size;
    const count = like.length > 1 ? `, ${like.length} times in ${plural(files, 'file')}` : '';
    const lines = told.flatMap((each) => {
      const [message, fix] = sentencesOf(each);
      const place = each.file === '' ? 'All pages' : `${oneLine(each.file)}:${each.line}:${each.column}`;
      return [`  ${place}  ${message}`, `      ${paint('2', `→ ${fix}`)}`];
    });
    const rest = like.length - told.length;
    const more = rest > 0 ? [`  and ${rest} more; “npm run check -- --all” lists them`] : [];
    const head = `${signOf(level, paint)} ${paint('1', catalogue[id].title)}${count} ${paint('2', id)}`;
    return [head, ...lines, ...more, ''].join('\n');
  });
}

function signOf(level: Level, paint: Paint): string {
  return paint(colours[level], signs[level]);
}

function sentencesOf(problem: Problem): [message: string, fix: string] {
  const { message, fix } = problemInWords(problem);
  return [oneLine(message), oneLine(fix)];
}

/** One line: how many pages, and how many problems of each level. */
export function summary(entries: number, problems: readonly Problem[]): string {
  const count = (level: Level) => problems.filter((each) => each.level === level).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  if (problems.length === 0) return `${plural(entries, 'page')} checked, no problems`;
  const parts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    infos ? `${infos} for information` : '',
  ];
  return `${plural(entries, 'page')} checked: ${parts.filter(Boolean).join(', ')}`;
}
