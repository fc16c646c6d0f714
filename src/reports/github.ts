import type { Level, Location, Problem } from '../problem/problem.ts';
import { problemInWords } from '../problem/wording.ts';
import { summary, type Findings } from './text.ts';

const commands: Record<Level, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * What a check found, as workflow commands that GitHub shows beside the lines of a pull request.
 *
 * Source: GitHub Actions, “Workflow commands”.
 */
export function asGithub({ entries, problems }: Findings): string {
  const lines = problems.map((each) => annotation(annotationOf(each)));
  return [...lines, summary(entries, problems)].join('\n');
}

export interface Annotation {
  level: Level;
  place: Location;
  title: string;
  text: string;
}

export function annotationOf(problem: Problem): Annotation {
  const { message, fix } = problemInWords(problem);
  return { level: problem.level, place: problem, title: problem.id, text: `${message}\n${fix}` };
}

/** A text that GitHub shows beside a line of a file. */
export function annotation(each: Annotation): string {
  const { file, line, column } = each.place;
  const place = file === '' ? '' : `file=${property(file)},line=${line},col=${column},`;
  return `::${commands[each.level]} ${place}title=${property(each.title)}::${data(each.text)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
