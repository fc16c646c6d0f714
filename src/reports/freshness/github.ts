import type { State } from '../../freshness/review.ts';
import type { Level, Problem } from '../../problem/problem.ts';
import { locationOf } from '../../wiki/entry.ts';
import { annotation, annotationOf, type Annotation } from '../github.ts';
import { sentencesOf, tallyOf, worstFirst, type Freshness } from './pages.ts';

/**
 * GitHub shows no more annotations of a level for one step, and passes over the others without a word, see
 * https://github.com/actions/toolkit/pull/734.
 */
export const mostAnnotations = 10;

const levels: Record<State, Level> = {
  current: 'info',
  due: 'info',
  overdue: 'warning',
  unreviewed: 'warning',
};

/**
 * What needs doing, as annotations at the line of the review.
 *
 * @param prefix what stands before the path of a file, as seen from the repository
 */
export function freshnessGithub(found: Freshness, prefix: string): string {
  const annotations = found.pages
    .filter(({ isAsked, notes }) => isAsked || notes.length > 0)
    .toSorted(worstFirst)
    .map((page) => {
      const { state, more } = sentencesOf(page, found.today);
      const { responsible } = page.review;
      const whose = responsible ? `Falls to ${responsible.name}.` : 'Falls to nobody.';
      return {
        level: levels[page.review.state],
        place: placeIn(prefix, locationOf(page.entry, ['reviewed'])),
        title: page.key,
        text: [`${state}.`, ...more, whose].join(' '),
      };
    });
  return [...capped(annotations), tallyOf(found)].join('\n');
}

/** What could not be told, as annotations. */
export function uncertaintiesGithub(uncertainties: readonly Problem[]): string[] {
  return capped(uncertainties.map((each) => ({ ...annotationOf(each), level: 'error' })));
}

/** The first of each level, and how many more there are. */
export function capped(annotations: readonly Annotation[]): string[] {
  const byLevel = Map.groupBy(annotations, ({ level }) => level);
  return [...byLevel.values()].flatMap((all) => [
    ...all.slice(0, mostAnnotations).map(annotation),
    ...(all.length > mostAnnotations ? [`and ${all.length - mostAnnotations} more`] : []),
  ]);
}

export function placeIn<T extends { file: string }>(prefix: string, place: T): T {
  return { ...place, file: prefix + place.file };
}
