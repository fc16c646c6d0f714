import { plural } from '../plain.ts';
import type { Level, Problem } from '../problem/problem.ts';
import { problemInWords } from '../problem/wording.ts';

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

/** What a check found, for a person at a terminal: by file, with place, finding and fix. */
export function asText({ today, entries, problems }: Findings, { colour }: { colour: boolean }): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const byFile = Map.groupBy(problems, (each) => each.file);
  const blocks = [...byFile].map(([file, found]) => {
    const lines = found.flatMap((each) => {
      const { message, fix } = problemInWords(each);
      const place = (file && `${each.line}:${each.column}`).padEnd(7);
      return [
        `  ${paint(colours[each.level], signs[each.level])} ${place} ${message} ${paint('2', each.id)}`,
        `            ${paint('2', `→ ${fix}`)}`,
      ];
    });
    return [paint('1', file || 'All pages'), ...lines, ''].join('\n');
  });
  return [...blocks, `${summary(entries, problems)} (for ${today})`].join('\n');
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
