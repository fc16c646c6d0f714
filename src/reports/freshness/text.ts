import { dayInWords } from '../../freshness/words.ts';
import type { State } from '../../freshness/review.ts';
import { oneLine, plural } from '../../plain.ts';
import type { Problem } from '../../problem/problem.ts';
import { problemInWords } from '../../problem/wording.ts';
import {
  byResponsible,
  rankOf,
  sentencesOf,
  standingOf,
  tallyOf,
  worstFirst,
  type Freshness,
  type Page,
} from './pages.ts';

const signs: Record<State, string> = { over: '·', current: '·', due: '▲', overdue: '✖', unreviewed: '✖' };
const colours: Record<State, string> = {
  over: '2',
  current: '32',
  due: '33',
  overdue: '31',
  unreviewed: '31',
};

/** What needs doing, for a person at a terminal: by whom it falls to, worst first, with a line at the end. */
export function freshnessText(found: Freshness, { colour }: { colour: boolean }): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const shown = found.pages.filter(({ isAsked }) => isAsked);
  const width = Math.max(0, ...shown.map(({ key }) => key.length));
  const row = (page: Page) => {
    const { state, due } = page.review;
    const standing = standingOf(page, found.today);
    const words = sentencesOf(page, found.today);
    const day = due === undefined ? '' : dayInWords(due);
    const head = `  ${paint(colours[standing], `${signs[standing]} ${state.padEnd(10)}`)}  ${page.key.padEnd(width)}`;
    return [
      `${head}  ${day.padStart(11)}  ${words.state}`,
      ...words.more.map((each) => paint('2', `      ${each}`)),
    ];
  };
  const groups = byResponsible(shown)
    .map((group) => ({ ...group, pages: group.pages.toSorted(worstFirst) }))
    .toSorted((a, b) => worstOf(b.pages) - worstOf(a.pages))
    .flatMap(({ id, name, pages }) => [
      `${paint('1', oneLine(name))}${id && ` (${oneLine(id)})`}: ${plural(pages.length, 'page')}`,
      ...pages.flatMap(row),
      '',
    ]);
  return [...groups, tallyOf(found)].join('\n');
}

/** How many of the things that could not be told are named. */
const maxNamed = 50;

/** What could not be told, where it stands and how to put it right. */
export function uncertaintiesText(uncertainties: readonly Problem[]): string {
  const named = uncertainties.slice(0, maxNamed).map((each) => {
    const { message, fix } = problemInWords(each);
    const place = each.file === '' ? '' : `${oneLine(each.file)}:${each.line}  `;
    return `  ${place}${oneLine(message)}\n      → ${oneLine(fix)}`;
  });
  const rest = uncertainties.length - maxNamed;
  return ['Could not be told:', ...named, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n');
}

function worstOf([first]: readonly Page[]): number {
  return first ? rankOf(first.review.state) : 0;
}
