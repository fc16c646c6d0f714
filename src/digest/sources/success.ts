/** What went well. */
import meetings from '../../collections/meetings.ts';
import objections from '../../collections/objections.ts';
import { addDays } from '../../freshness/day.ts';
import { latestOf, numberOn, verdictOf } from '../../freshness/number-state.ts';
import { valueInWords } from '../../freshness/number-words.ts';
import { parsePeriod, periodInWords } from '../../freshness/period.ts';
import { dayInWords } from '../../freshness/words.ts';
import { capital, plural } from '../../plain.ts';
import { numberFacts, numberOf } from '../../wiki/numbers.ts';
import { tasksOf } from '../../wiki/tasks.ts';
import { dataOf, keyOf, personOf } from '../../wiki/wiki.ts';
import type { Context, Found } from './context.ts';

/** A reading comes some days after its period; the one of a quarter that ended long ago is no news. */
const newsOfPeriods = 45;

export function numbersMet({ wiki, entries, today, link }: Context): Found[] {
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
    return [
      {
        facts: [`met ${keyOf(entry)} ${judged.period}`],
        weight: (isBack ? 60 : 40) + run,
        page: link(entry),
        said: `${capital(periodInWords(judged.period))}: ${value}, ${how}.`,
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

/** What was decided, and stands since on the page that it changes. */
export function decisionsCarriedOut({ wiki, entries, since, today, link }: Context): Found[] {
  return entries.flatMap((entry) => {
    const meeting = dataOf(entry, meetings);
    return (meeting?.decisions ?? []).flatMap(({ text, page }) => {
      const changed = wiki.byKey.get(page ?? '')?.history?.changed?.day;
      if (!meeting || !page || !changed || changed < since || changed > today || changed < meeting.on)
        return [];
      const said = `Carried out, as decided on ${dayInWords(meeting.on)}: ${text}`;
      return [{ facts: [`decided ${keyOf(entry)} ${text}`], weight: 30, page: link(page), said }];
    });
  });
}

export function tasksDone({ wiki, concerns, since, today, link }: Context): Found[] {
  return tasksOf(wiki).flatMap(({ text, who, by, done, page, entry }) => {
    const person = personOf(wiki, who);
    if (entry.draft || done === undefined || done < since || done > today) return [];
    if (!concerns(person ? [person.team] : entry.teams)) return [];
    const about = page !== undefined && wiki.byKey.has(page) ? page : entry;
    const fact = `done ${keyOf(entry)} ${who} ${by} ${text}`;
    const said = `Done by ${person?.name ?? who} on ${dayInWords(done)}: ${text}`;
    return [{ facts: [fact], weight: 20 + (done <= by ? 1 : 0), page: link(about), said }];
  });
}
