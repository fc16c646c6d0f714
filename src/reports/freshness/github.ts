import type { State } from '../../freshness/review.ts';
import type { Level, Problem } from '../../problem/problem.ts';
import { locationOf } from '../../wiki/entry.ts';
import { annotationOf, capped } from '../github.ts';
import { owedInWords } from './owed.ts';
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
      return {
        level: levels[page.review.state],
        place: placeIn(prefix, locationOf(page.entry, ['reviewed'])),
        title: page.key,
        text: [`${state}.`, ...more, whoseTurn(page.review.responsible)].join(' '),
      };
    });
  const owed = (found.owed ?? []).map(({ entry, duty, key, name, ...each }) => {
    const { state, more } = owedInWords({ entry, duty, key, name, ...each }, found.today);
    const path = duty.kind === 'task' ? [duty.field] : [];
    return {
      level: levels[each.state],
      place: placeIn(prefix, locationOf(entry, path)),
      title: key,
      text: [`${state}: “${name}”.`, ...more, whoseTurn(each.responsible)].join(' '),
    };
  });
  return [...capped([...annotations, ...owed]), tallyOf(found)].join('\n');
}

function whoseTurn(person: { name: string } | undefined): string {
  return person ? `Falls to ${person.name}.` : 'Falls to nobody.';
}

/** What could not be told, as annotations. */
export function uncertaintiesGithub(uncertainties: readonly Problem[]): string[] {
  return capped(uncertainties.map((each) => ({ ...annotationOf(each), level: 'error' })));
}

export function placeIn<T extends { file: string }>(prefix: string, place: T): T {
  return { ...place, file: prefix + place.file };
}
