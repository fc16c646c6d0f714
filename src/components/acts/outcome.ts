/** Tells whoever has heard something outside, on the home page and once, what has become of it. */
import { addDays, type Day } from '../../freshness/day.ts';
import type { Outcome } from '../../freshness/queue.ts';
import { element } from '../../element.ts';
import { shortened } from '../../shortened.ts';

/** Where the browser keeps which note it has told of. */
const key = 'concord-outcome-told';
/** After so many days it is no news. */
const daysTold = 30;

/** Puts it before the first element of a section, where there is something to tell. */
export function tellOutcome(section: HTMLElement, outcome: Outcome | undefined, today: Day): void {
  if (outcome === undefined || outcome.on < addDays(today, -daysTold) || !isNews(outcome.id)) return;
  const { words, url, into, because } = outcome;
  const heard = element('a', { href: url, textContent: `“${shortened(words, 80)}”` });
  const became = into
    ? ['now stands on ', element('a', { href: into.url, textContent: into.title }), '.']
    : [`was not taken over: ${because ?? ''}`];
  section
    .querySelector('ul')
    ?.before(element('p', { data: { outcome: '' } }, 'What you heard, ', heard, ', ', became));
}

/** Takes note of what is told. A browser that keeps nothing is told nothing: it would be told it each time. */
function isNews(id: string): boolean {
  try {
    if (localStorage.getItem(key) === id) return false;
    localStorage.setItem(key, id);
    return true;
  } catch {
    return false;
  }
}
