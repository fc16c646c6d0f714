import type { State } from '../../freshness/review.ts';
import type { Level, Problem } from '../../problem/problem.ts';
import { locationOf } from '../../wiki/entry.ts';
import { annotationOf, capped } from '../github.ts';
import { sentencesOf, tallyOf, worstFirst, type Freshness } from './pages.ts';

const levels: Record<State, Level> = {
  over: 'info',
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

export function placeIn<T extends { file: string }>(prefix: string, place: T): T {
  return { ...place, file: prefix + place.file };
}
