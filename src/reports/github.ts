import type { Level, Location, Problem } from '../problem/problem.ts';
import { harmless } from '../plain.ts';
import { problemInWords } from '../problem/wording.ts';
import { folded } from './folded.ts';
import { summary, type Findings, type Look } from './text.ts';

const commands: Record<Level, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub shows no more annotations of a level for one step, and passes over the others without a word, see
 * https://github.com/actions/toolkit/pull/734.
 */
const mostAnnotations = 10;

/**
 * What a check found, as workflow commands that GitHub shows beside the lines of a pull request: the worst first, a few
 * of each kind, as many as GitHub shows; or all of it.
 *
 * Source: GitHub Actions, “Workflow commands”.
 */
export function asGithub({ entries, problems }: Findings, { all }: Pick<Look, 'all'>): string {
  const kinds = folded(problems);
  const told = kinds.flatMap((each) => each.told.map(annotationOf));
  const more = kinds
    .filter((each) => each.problems.length > each.told.length)
    .map(({ id, problems: like, told: few }) => `and ${like.length - few.length} more of ${id}`);
  const lines = all
    ? problems.map((each) => annotation(annotationOf(each)))
    : [...capped(told), ...more, ...(more.length > 0 ? ['“npm run check -- --all” lists all'] : [])];
  return [...lines, summary(entries, problems)].join('\n');
}

/** The first of each level, and how many more there are. */
export function capped(annotations: readonly Annotation[]): string[] {
  const byLevel = Map.groupBy(annotations, ({ level }) => level);
  return [...byLevel.values()].flatMap((each) => [
    ...each.slice(0, mostAnnotations).map(annotation),
    ...(each.length > mostAnnotations ? [`and ${each.length - mostAnnotations} more`] : []),
  ]);
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
function annotation(each: Annotation): string {
  const { file, line, column } = each.place;
  const place = file === '' ? '' : `file=${property(file)},line=${line},col=${column},`;
  return `::${commands[each.level]} ${place}title=${property(each.title)}::${data(each.text)}`;
}

function data(text: string): string {
  return harmless(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
