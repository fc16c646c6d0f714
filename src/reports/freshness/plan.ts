import { addDays, daysBetween, type Day } from '../../freshness/day.ts';
import { endOf } from '../../freshness/interval.ts';
import { mondayOf, planWeeks, type Move, type Plan, type Planned } from '../../freshness/load.ts';
import { responsibleFor, reviewOn, toDoBy } from '../../freshness/review.ts';
import { dayInWords } from '../../freshness/words.ts';
import { compare, oneLine, plural } from '../../plain.ts';
import type { Entry } from '../../wiki/entry.ts';
import { keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import { reviewFacts } from '../../wiki/review.ts';

/** The coming weeks of one person, and what would make them bearable. */
export interface PersonsPlan {
  name: string;
  plan: Plan;
  /** For each move, the field of the page that makes it. */
  changes: Change[];
}

export interface Change extends Move {
  entry: Entry;
  field: 'reviewEvery' | 'reviewFirstBy';
  value: string;
}

/** What falls to each person in the coming weeks, those with the most first. */
export function plansOf(wiki: Wiki, today: Day, keep: (entry: Entry) => boolean): PersonsPlan[] {
  const { perOwnerAWeek } = wiki.settings.review;
  const byPerson = Map.groupBy(wiki.entries.filter(keep), (entry) => whose(entry, wiki, today));
  const plans = [...byPerson].map(([person, entries]): PersonsPlan => {
    const pages = entries.flatMap((entry) => planned(entry, wiki, today));
    const plan = planWeeks(pages, today, perOwnerAWeek);
    const changes = plan.moves.flatMap((move) => changeFor(move, wiki) ?? []);
    return { name: personOf(wiki, person)?.name ?? 'Nobody', plan, changes };
  });
  return plans.toSorted((a, b) => heaviest(b) - heaviest(a) || compare(a.name, b.name));
}

/** Whom a page falls to when it is to be looked at: that may be a day on which its owner is away. */
function whose(entry: Entry, wiki: Wiki, today: Day): string | undefined {
  const facts = reviewFacts(entry, wiki);
  return responsibleFor(facts, toDoBy(reviewOn(facts, today), today) ?? today)?.id;
}

function heaviest({ plan }: PersonsPlan): number {
  return Math.max(...plan.before.map(({ count }) => count));
}

/** An interval is made longer by a quarter at most: its length says how fast a page ages. */
const quarter = 4;
const firstReviewsWithin = 182;

function planned(entry: Entry, wiki: Wiki, today: Day): Planned[] {
  const facts = reviewFacts(entry, wiki);
  const due = toDoBy(reviewOn(facts, today), today);
  if (due === undefined) return [];
  const { reviewed } = facts;
  const ends = reviewed === undefined ? due : endOf(facts.every, reviewed);
  // What is to be done now is not put off, and the end of a claim is a fact: no plan moves it.
  if (due <= today || ends !== due || entry.data === undefined)
    return [{ key: keyOf(entry), due, until: undefined }];
  const longer = reviewed ? Math.floor(daysBetween(reviewed, due) / quarter) : firstReviewsWithin;
  return [{ key: keyOf(entry), due, until: addDays(due, longer) }];
}

function changeFor(move: Move, wiki: Wiki): Change | undefined {
  const entry = wiki.byKey.get(move.key);
  if (entry === undefined) return undefined;
  const { reviewed } = entry.review;
  if (reviewed === undefined) return { ...move, entry, field: 'reviewFirstBy', value: move.to };
  // In whole weeks, as people say it: any seven days hold the end of one.
  const weeks = Math.ceil(daysBetween(reviewed, mondayOf(move.to)) / 7);
  return { ...move, to: addDays(reviewed, weeks * 7), entry, field: 'reviewEvery', value: `${weeks} weeks` };
}

/** The plans for a person at a terminal: a mark a page, weeks that ask for too much in red. */
export function plansText(
  plans: readonly PersonsPlan[],
  perWeek: number,
  { colour }: { colour: boolean },
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = plans.map(({ name, plan, changes }) => {
    const lines = plan.before.flatMap(({ week, count }, index) => {
      const after = plan.after[index]?.count ?? count;
      if (count === 0 && after === 0) return [];
      const marks = count > perWeek ? paint('31', '■'.repeat(Math.min(count, 40))) : '■'.repeat(count);
      const then = after === count ? '' : paint('2', ` → ${after}`);
      return [`  ${dayInWords(week).padStart(11)}  ${String(count).padStart(3)}${then} ${marks}`];
    });
    const tooFull = plan.after.filter(({ count }, index) => index > 0 && count > perWeek).length;
    const moves = changes.map(
      ({ key, from, to, field, value }) =>
        `    ${key}: ${dayInWords(from)} → ${dayInWords(to)} ${paint('2', `(${field}: ${value})`)}`,
    );
    return [
      paint('1', oneLine(name)),
      ...(lines.length > 0 ? lines : ['  Nothing falls due.']),
      ...(moves.length > 0 ? ['  To spread it:', ...moves] : []),
      ...(tooFull > 0
        ? [`  ${plural(tooFull, 'week asks', 'weeks ask')} for more than ${perWeek} all the same.`]
        : []),
      '',
    ].join('\n');
  });
  const moved = plans.reduce((sum, { changes }) => sum + changes.length, 0);
  const last =
    moved === 0 ? 'Nothing needs moving.' : `${plural(moved, 'page')} would be asked for in another week.`;
  return [...blocks, last].join('\n');
}
