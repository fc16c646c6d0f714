/** One hit as the box shows it. */
import type { Details, WikiFile } from '../files/wiki-file.ts';
import type { Hit } from '../join.ts';
import { pathOf } from '../files/wiki-file.ts';
import type { Piece } from '../text/sentence.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { element } from '../../element.ts';
import { inText, marked } from './marked.ts';
import { base, detailsOf } from './sources.ts';

export interface Shown extends Hit {
  /** What its name and summary are marked by. */
  words?: readonly string[];
  /** What stands on it where the words were found; the first that its summary does not say already. */
  sentences?: Piece[][];
  /** What is said of it in place of all the rest. */
  fact?: string | Node;
}

/** A row for a hit. What is known of the page comes into it when it arrives: the row is as high before. */
export function rowOf(shown: Shown, wiki: WikiFile): HTMLAnchorElement {
  const { url, title, by, words = [], fact } = shown;
  const name = element('span', { className: 'hit-title', dir: 'auto' }, ...marked(title, words));
  const isOtherName = by !== undefined && (isMarked(by) || !isMarked(title));
  if (isOtherName) name.append(' ', element('small', {}, 'also ', ...marked(by, words)));
  const facts = element('span', { className: 'hit-facts' }, fact ?? kindOf(url, wiki));
  const row = element('a', { href: url, className: 'hit', tabIndex: -1, role: 'option' }, name, ' ', facts);
  row.ariaSelected = 'false';
  row.classList.toggle('hit-short', fact !== undefined);
  if (fact === undefined) {
    const summary = element('span', { className: 'hit-summary', dir: 'auto' }, '\u00a0');
    row.append(' ', summary);
    void detailsOf(url, wiki).then((details) => fill(row, shown, wiki, details));
  }
  return row;

  function isMarked(text: string): boolean {
    return marked(text, words).some((part) => typeof part !== 'string');
  }
}

function fill(
  row: HTMLElement,
  { title, words = [], sentences = [] }: Shown,
  wiki: WikiFile,
  details?: Details,
): void {
  const { summary = '', teams = [], facts, steps, draft } = details ?? {};
  row
    .querySelector('.hit-summary')
    ?.replaceChildren(...(summary === '' ? ['\u00a0'] : marked(summary, words)));
  const line = row.querySelector('.hit-facts');
  const names = wiki.teams.filter(({ id }) => teams.includes(id)).map(({ label }) => label);
  const standing = steps && standingOf(steps, wiki.timeZone);
  if (standing) line?.prepend(standing, ' · ');
  if (facts) line?.prepend(stateOf({ ...facts, timeZone: wiki.timeZone }), ' · ');
  if (names.length > 0) line?.append(` · ${names.join(', ')}`);
  if (draft) line?.append(' · Draft');
  const sentence = sentences.find((pieces) => saysMore(textOf(pieces), title + summary));
  if (sentence) row.append(' ', element('span', { className: 'hit-text', dir: 'auto' }, ...inText(sentence)));
}

/** The state is worked out on the day it is read: see `components/review-lines.ts`. */
export function stateOf(facts: object): HTMLElement {
  const state = element('span', { className: 'state', data: { reviewLabel: '' } });
  const line = document.createElement('review-state');
  line.dataset['review'] = JSON.stringify(facts);
  line.append(state);
  return line;
}

/** Where a number or a piece of material stands today; nothing where no day is known. */
function standingOf(steps: NonNullable<Details['steps']>, timeZone: string): HTMLElement | undefined {
  const today = dayIfKnown(new Date(), timeZone);
  const [, label, tone = ''] = (today && steps.findLast(([from]) => from <= today)) ?? [];
  if (label === undefined) return undefined;
  const state = element('span', { className: 'state' }, label);
  return element('span', { className: 'number-state', data: { state: tone } }, state);
}

export function kindOf(url: string, { collections }: Pick<WikiFile, 'collections'>): HTMLElement {
  const [collection] = pathOf(url, base).split('/');
  return element('span', {}, collections.find(({ id }) => id === collection)?.singular ?? '');
}

/** The title and the summary stand in the text of a page too. */
function saysMore(sentence: string, said: string): boolean {
  return !said.includes(sentence.slice(0, 40).replace(/[.\s]+$/, ''));
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(([text]) => text).join('');
}
