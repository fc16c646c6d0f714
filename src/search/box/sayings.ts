/** What the box says beside its hits. */
import type { Found } from '../names/names.ts';
import { plural } from '../../plain.ts';
import type { Query } from '../query.ts';
import { element } from '../../element.ts';

/** What its groups of hits are called. */
export const inText = 'With these words in their text';
export const byName = 'With a part of these words in their names';

export const further = 'More pages with these words';
export const coming = 'Looking in the text of the pages …';
export const behind = 'Search does not know the latest changes yet; the pages show them.';

/** Where the names have not arrived, there is nothing to search yet. */
export const withoutNames = {
  offline: 'You are offline. Search begins as soon as there is a connection.',
  none: 'A part of search did not arrive. It is fetched again in a moment, and with the next key.',
  lost: 'A part of search did not arrive. It is fetched again in a moment, and with the next key.',
} as const;

/** Where the text has not arrived, names are searched all the same. */
export const withoutText = {
  offline: 'You are offline: pages are found by their names, and by their text once there is a connection.',
  none: 'There is no index of the text here: pages are found by their names alone. There is one where the wiki was built, and where “npm start” serves it.',
  lost: 'A part of the index did not arrive: pages are found by their names alone. It is fetched again in a moment, and with the next key.',
} as const;

export const noneThere = 'Nothing of that is found there. ';

/** That there is nothing to narrow down to as it was typed. */
export function thereIsNo({ which, value }: Query['notThere'][number]): string {
  return `There is no ${which === 'in' ? 'collection' : which} “${value}”: pages of any are shown.`;
}

/** How much was found, for those who hear the page. */
export function counted(shown: number, inText: number): string {
  if (shown === 0) return 'Nothing was found.';
  return `${plural(shown, 'hit')}; ${plural(inText, 'page')} with these words in the text.`;
}

/** That words were taken for others. */
export function shownFor(taken: Found['taken'], asTyped: Node | false): (Node | string)[] {
  const others = taken.map(({ as }) => element('em', {}, as));
  return ['Shown for ', ...listed(others), '. ', ...(asTyped ? [asTyped] : [])];
}

export function noPageHas(words: readonly string[]): string {
  return `No page has ${words.map((word) => `“${word}”`).join(' or ')}. These have other words of it.`;
}

function listed(parts: readonly Node[]): (Node | string)[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [at === parts.length - 1 ? ' and ' : ', ', part]));
}
