/** What went well. */
import meetings from '../../collections/meetings.ts';
import numbers from '../../collections/numbers.ts';
import objections from '../../collections/objections.ts';
import { addDays } from '../../freshness/day.ts';
import { askedOn, latestOf, numberOn, verdictOf } from '../../freshness/number-state.ts';
import { targetInWords, valueInWords } from '../../freshness/number-words.ts';
import { parsePeriod, periodInWords } from '../../freshness/period.ts';
import { dayInWords } from '../../freshness/words.ts';
import { capital, compare, plural } from '../../plain.ts';
import { numberFacts, numberOf } from '../../wiki/numbers.ts';
import { tasksIn, tasksOf, type Task } from '../../wiki/tasks.ts';
import { addressOf, dataOf, keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import { inAList, type Context, type Found } from './context.ts';

/** A reading comes some days after its period; the one of a quarter that ended long ago is no news. */
const newsOfPeriods = 45;

/** Numbers that are met again stand each for themselves; those that are met as before share a line, where they are some. */
export function numbersMet(context: Context): Found[] {
  const [again, as] = [true, false].map((isBack) =>
    metIn(context).filter((each) => each.isBack === isBack),
  ) as [Met[], Met[]];
  const asBefore = as.toSorted((a, b) => b.weight - a.weight);
  return [...again, ...(asBefore.length > mostAsBefore ? [together(asBefore)] : asBefore)];
}

interface Met extends Found {
  isBack: boolean;
}

/** More numbers that are met as before share one line. */
const mostAsBefore = 2;
/** As many of them are named there. */
const mostNamed = 6;

function together(met: readonly Met[]): Found {
  const names = met.slice(0, mostNamed).map(({ page }) => `“${page.title}”`);
  const rest = met.length - names.length;
  const address = addressOf(numbers.id);
  return {
    facts: met.flatMap(({ facts }) => facts),
    weight: met[0]?.weight ?? 0,
    page: { key: numbers.id, title: `${met.length} more numbers are met`, address },
    said: `${inAList([...names, ...(rest > 0 ? [`${rest} more`] : [])])}.`,
  };
}

function metIn({ wiki, entries, today, link, wasTold }: Context): Met[] {
  return entries.flatMap((entry) => {
    const facts = numberFacts(entry, wiki);
    const state = facts && numberOn(facts, today);
    const judged = state?.judged;
    const unit = numberOf(entry)?.unit;
    const last = judged && parsePeriod(judged.period)?.last;
    if (!facts || !state || !judged || !unit || !last || judged.verdict !== 'met') return [];
    if (last < addDays(today, -newsOfPeriods)) return [];
    const run = state.met;
    const before = latestOf(facts, parsePeriod(judged.period)?.first);
    const verdict = before && verdictOf(facts, before);
    const isBack = verdict === 'missed' || verdict === 'below';
    const value = valueInWords(judged.value, unit);
    const how = isBack ? 'met again' : run > 1 ? `met, ${run} ${facts.every}s running` : 'met';
    const asked = targetInWords({ ...facts, ...askedOn(facts, last) }, unit);
    const fact = `met ${keyOf(entry)} ${judged.period}`;
    if (wasTold(fact)) return [];
    return [
      {
        isBack,
        facts: [fact],
        weight: (isBack ? 60 : 40) + run,
        page: link(entry),
        said: `${capital(periodInWords(judged.period))}: ${value}, ${how} (agreed target: ${asked}).`,
      },
    ];
  });
}

export function answersThatWorked({ wiki, entries, since, today, link, wasTold }: Context): Found[] {
  return entries.flatMap((entry) => {
    const won = (dataOf(entry, objections)?.results ?? [])
      .filter(({ outcome, day }) => outcome === 'won' && day >= since && day <= today)
      .map((each) => ({ ...each, fact: `worked ${keyOf(entry)} ${JSON.stringify(each)}` }))
      .filter(({ fact }) => !wasTold(fact))
      .toSorted((a, b) => (a.day < b.day ? 1 : -1));
    const [last] = won;
    if (last === undefined) return [];
    const who = personOf(wiki, last.who)?.name;
    const times = won.length > 1 ? ` ${plural(won.length, 'time')}, last` : '';
    return [
      {
        facts: won.map(({ fact }) => fact),
        weight: 50 + won.length,
        page: link(entry),
        said: `The answer worked${times} on ${dayInWords(last.day)}${who ? ` for ${who}` : ''}.`,
      },
    ];
  });
}

/**
 * What was decided, and for which all is done that was to be done: the tasks of the same meeting about the same page. That a
 * page has changed since a decision named it says nothing of the decision; nor do tasks where several decisions name it.
 */
export function decisionsCarriedOut({ wiki, entries, since, today, link }: Context): Found[] {
  return entries.flatMap((entry) => {
    const { on, decisions = [] } = dataOf(entry, meetings) ?? {};
    const pageOf = (page: string | undefined) => page && (wiki.moved.get(page) ?? page);
    return decisions.flatMap(({ text, page: named }) => {
      const page = pageOf(named);
      const tasks = tasksIn(entry, wiki).filter((task) => page !== undefined && task.page === page);
      const isOnly = decisions.filter((each) => pageOf(each.page) === page).length === 1;
      const last = tasks.toSorted((a, b) => compare(a.done ?? '', b.done ?? '')).at(-1);
      if (!on || !page || !wiki.byKey.has(page) || !isOnly || !last?.done) return [];
      if (tasks.some(({ done }) => done === undefined) || last.done < since || last.done > today) return [];
      const isAre = tasks.length > 1 ? 'its tasks are' : 'its task is';
      const said = `Decided on ${dayInWords(on)}, and ${isAre} done since ${dayInWords(last.done)} (${namesOf(tasks, wiki)}): ${text}`;
      const facts = [`decided ${keyOf(entry)} ${text}`, ...tasks.map(factOfTask)];
      return [{ facts, weight: 30, page: link(page), said }];
    });
  });
}

export function tasksDone({ wiki, concerns, since, today, link }: Context): Found[] {
  return tasksOf(wiki).flatMap((task) => {
    const { text, who, by, done, page, entry } = task;
    const person = personOf(wiki, who);
    if (entry.draft || done === undefined || done < since || done > today) return [];
    if (!concerns(person ? [person.team] : entry.teams)) return [];
    const about = page !== undefined && wiki.byKey.has(page) ? page : entry;
    const said = `Done by ${person?.name ?? who} on ${dayInWords(done)}: ${text}`;
    return [{ facts: [factOfTask(task)], weight: 20 + (done <= by ? 1 : 0), page: link(about), said }];
  });
}

function factOfTask({ entry, who, by, text }: Task): string {
  return `done ${keyOf(entry)} ${who} ${by} ${text}`;
}

function namesOf(tasks: readonly Task[], wiki: Wiki): string {
  return inAList([...new Set(tasks.map(({ who }) => personOf(wiki, who)?.name ?? who))]);
}
