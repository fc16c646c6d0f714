import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import type { State } from '../../freshness/review.ts';
import { owedInWords, type Owed } from './owed.ts';
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
  const { owed = [], today } = found;
  const width = Math.max(0, ...[...shown, ...owed].map(({ key }) => key.length));
  const line = (
    judged: State,
    state: State,
    { key }: { key: string },
    due: Day | undefined,
    words: string,
  ) => {
    const head = `  ${paint(colours[judged], `${signs[judged]} ${state.padEnd(10)}`)}  ${key.padEnd(width)}`;
    return `${head}  ${(due ? dayInWords(due) : '').padStart(11)}  ${words}`;
  };
  const rest = (more: readonly string[]) => more.map((each) => paint('2', `      ${each}`));
  const row = (page: Page) => {
    const { state, due } = page.review;
    const words = sentencesOf(page, today);
    return [line(standingOf(page, today), state, page, due, words.state), ...rest(words.more)];
  };
  const owedRow = (each: Owed) => {
    const words = owedInWords(each, today);
    const named = each.duty.kind === 'task' ? `${words.state}: “${oneLine(each.name)}”` : words.state;
    return [line(each.state, each.state, each, each.waiting.by, named), ...rest(words.more)];
  };
  const counted = (pages: number, owed: number) =>
    [...(pages > 0 ? [plural(pages, 'page')] : []), ...(owed > 0 ? [`${owed} to do`] : [])].join(', ');
  const groups = byResponsible(shown, owed)
    .map((group) => ({ ...group, pages: group.pages.toSorted(worstFirst) }))
    .toSorted((a, b) => worstOf(b) - worstOf(a))
    .flatMap(({ id, name, pages, owed }) => [
      `${paint('1', oneLine(name))}${id && ` (${oneLine(id)})`}: ${counted(pages.length, owed.length)}`,
      ...pages.flatMap(row),
      ...owed.flatMap(owedRow),
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

function worstOf({ pages: [page], owed: [owed] }: { pages: readonly Page[]; owed: readonly Owed[] }): number {
  return Math.max(page ? rankOf(page.review.state) : 0, owed ? rankOf(owed.state) : 0);
}
