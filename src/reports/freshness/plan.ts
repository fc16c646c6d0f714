import { responsibleOn } from '../../freshness/assignees.ts';
import { addDays, daysBetween, type Day } from '../../freshness/day.ts';
import { endOf } from '../../freshness/interval.ts';
import {
  burdenOf,
  mondayOf,
  planWeeks,
  type Burden,
  type Move,
  type Plan,
  type Planned,
} from '../../freshness/load.ts';
import { firstReviewsUntil } from '../../freshness/stagger.ts';
import { isKeptOn, responsibleFor, reviewOn, toDoBy } from '../../freshness/review.ts';
import { burdenInWords } from '../../freshness/load.ts';
import { dayInWords } from '../../freshness/words.ts';
import { compare, oneLine, plural } from '../../plain.ts';
import type { Entry } from '../../wiki/entry.ts';
import { keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import { reviewedIn, reviewFacts } from '../../wiki/review.ts';

/** The coming weeks of one person, and what would make them bearable. */
export interface PersonsPlan {
  name: string;
  plan: Plan;
  /** For each move, the field of the page that makes it. */
  changes: Change[];
  /** What no moving helps against: there are more pages than one person can review. */
  burden: Burden | undefined;
}

export interface Change extends Move {
  entry: Entry;
  field: 'reviewEvery' | 'reviewFirstBy';
  value: string;
}

/** What falls to each person in the coming weeks, those with the most first. */
export function plansOf(wiki: Wiki, today: Day, keep: (entry: Entry) => boolean): PersonsPlan[] {
  const { perOwnerAWeek } = wiki.settings.review;
  const kept = reviewedIn(wiki).filter(keep);
  const byPerson = Map.groupBy(kept, (entry) => whose(entry, wiki, today));
  const lasting = kept.filter((entry) => isKeptOn(reviewFacts(entry, wiki), today));
  const inTheEnd = Map.groupBy(lasting, (entry) => whoseInTheEnd(entry, wiki));
  const people = new Set([...byPerson.keys(), ...inTheEnd.keys()]);
  const plans = [...people].flatMap((person): PersonsPlan[] => {
    const pages = (byPerson.get(person) ?? []).flatMap((entry) => planned(entry, wiki, today));
    const plan = planWeeks(pages, today, perOwnerAWeek);
    const changes = plan.moves.flatMap((move) => changeFor(move, wiki) ?? []);
    const intervals = (inTheEnd.get(person) ?? []).map((entry) => reviewFacts(entry, wiki).every);
    const burden = burdenOf(intervals, perOwnerAWeek);
    if (!byPerson.has(person) && burden === undefined) return [];
    return [{ name: personOf(wiki, person)?.name ?? 'Nobody', plan, changes, burden }];
  });
  return plans.toSorted((a, b) => heaviest(b) - heaviest(a) || compare(a.name, b.name));
}

/** Whom a page falls to when it is to be looked at: that may be a day on which its owner is away. */
function whose(entry: Entry, wiki: Wiki, today: Day): string | undefined {
  const facts = reviewFacts(entry, wiki);
  return responsibleFor(facts, toDoBy(reviewOn(facts, today), today) ?? today)?.id;
}

/** Whom a page falls to once everyone who is away is back, and everyone who is leaving has left. */
function whoseInTheEnd(entry: Entry, wiki: Wiki): string | undefined {
  return responsibleOn(reviewFacts(entry, wiki).assignees, '9999-12-31' as Day).person?.id;
}

function heaviest({ plan }: PersonsPlan): number {
  return Math.max(...plan.before.map(({ count }) => count));
}

/** An interval is made longer by a quarter at most: its length says how fast a page ages. */
const quarter = 4;

function planned(entry: Entry, wiki: Wiki, today: Day): Planned[] {
  const facts = reviewFacts(entry, wiki);
  const due = toDoBy(reviewOn(facts, today), today);
  if (due === undefined) return [];
  const { reviewed } = facts;
  const ends = reviewed === undefined ? due : endOf(facts.every, reviewed);
  // What is to be done now is not put off, and the end of a claim is a fact: no plan moves it.
  if (due <= today || ends !== due || entry.data === undefined)
    return [{ key: keyOf(entry), due, until: undefined }];
  const until = reviewed
    ? addDays(due, Math.floor(daysBetween(reviewed, due) / quarter))
    : (endOf(facts.every, today) ?? firstReviewsUntil(today, facts.every));
  return [{ key: keyOf(entry), due, until }];
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

/** How many of the weeks to come ask for too much all the same. */
function tooFullIn({ after }: Plan, perWeek: number): number {
  return after.filter(({ count }, index) => index > 0 && count > perWeek).length;
}

/** How many pages this week asks for where that is too much: they wait for their owner, and are not put off. */
function waitingIn({ after: [now] }: Plan, perWeek: number): number {
  return now && now.count > perWeek ? now.count : 0;
}

function waitingInWords(waiting: number, perWeek: number): string {
  const bearable = perWeek > 0 ? perWeek : 1;
  const weeks = plural(Math.ceil(waiting / bearable), 'week');
  return `${plural(waiting, 'page is', 'pages are')} to be done now: at ${bearable} a week that takes ${weeks}.`;
}

/** The plans for a person at a terminal: a mark a page, weeks that ask for too much in red. */
export function plansText(
  plans: readonly PersonsPlan[],
  perWeek: number,
  { colour }: { colour: boolean },
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = plans.map(({ name, plan, changes, burden }) => {
    const lines = plan.before.flatMap(({ week, count }, index) => {
      const after = plan.after[index]?.count ?? count;
      if (count === 0 && after === 0) return [];
      const marks = count > perWeek ? paint('31', '■'.repeat(Math.min(count, 40))) : '■'.repeat(count);
      const then = after === count ? '' : paint('2', ` → ${after}`);
      return [`  ${dayInWords(week).padStart(11)}  ${String(count).padStart(3)}${then} ${marks}`];
    });
    const tooFull = tooFullIn(plan, perWeek);
    const waiting = waitingIn(plan, perWeek);
    const moves = changes.map(
      ({ key, from, to, field, value }) =>
        `    ${key}: ${dayInWords(from)} → ${dayInWords(to)} ${paint('2', `(${field}: ${value})`)}`,
    );
    return [
      paint('1', oneLine(name)),
      ...(lines.length > 0 ? lines : ['  Nothing falls due.']),
      ...(waiting > 0 ? [`  ${waitingInWords(waiting, perWeek)}`] : []),
      ...(moves.length > 0 ? ['  To spread it:', ...moves] : []),
      ...(tooFull > 0
        ? [`  ${plural(tooFull, 'week asks', 'weeks ask')} for more than ${perWeek} all the same.`]
        : []),
      ...(burden ? [paint('31', `  This cannot be borne: ${burdenInWords(burden)}`)] : []),
      '',
    ].join('\n');
  });
  const moved = plans.reduce((sum, { changes }) => sum + changes.length, 0);
  const isFull = plans.some(({ plan }) => tooFullIn(plan, perWeek) > 0);
  const isLate = plans.some(({ plan }) => waitingIn(plan, perWeek) > 0);
  const overburdened = plans.filter(({ burden }) => burden).length;
  const last =
    moved > 0
      ? `${plural(moved, 'page')} would be asked for in another week.`
      : isFull || overburdened > 0
        ? 'Nothing can be moved.'
        : isLate
          ? 'Nothing is moved: what is to be done now is not put off.'
          : 'Nothing needs moving.';
  const help =
    overburdened > 0
      ? [`Moving pages does not help ${plural(overburdened, 'owner')}: more people have to share theirs.`]
      : [];
  return [...blocks, last, ...help].join('\n');
}
