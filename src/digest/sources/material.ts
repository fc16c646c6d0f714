/** Material and campaigns: what has helped, what is out or gone, and what cannot wait. */
import { assetOn, isUsable } from '../../freshness/asset-state.ts';
import { assetInWords, canAnswer } from '../../freshness/asset-words.ts';
import { daysBetween, type Day } from '../../freshness/day.ts';
import { silenceToCome } from '../../freshness/silence.ts';
import { dayInWords } from '../../freshness/words.ts';
import { onOneLine, plural } from '../../plain.ts';
import { assetsOfToday } from '../../wiki/asset-checks.ts';
import { assetFacts, assetOf, openAnswers } from '../../wiki/assets.ts';
import { assigneesOf } from '../../wiki/assignees.ts';
import { keyOf, personOf } from '../../wiki/wiki.ts';
import { usesOf, type Context, type Found } from './context.ts';
import { personFor } from './whose.ts';

/** As many days before the last one for answers it is urgent to answer. */
const daysToAnswer = 5;

export function materialThatHelped({ wiki, entries, since, today, link, wasTold }: Context): Found[] {
  return entries.flatMap((entry) => {
    const helped = (assetOf(entry)?.used ?? [])
      .filter(({ outcome, on }) => outcome === 'helped' && on >= since && on <= today)
      .map((each) => ({ ...each, fact: `helped ${keyOf(entry)} ${JSON.stringify(each)}` }))
      .filter(({ fact }) => !wasTold(fact))
      .toSorted((a, b) => (a.on < b.on ? 1 : -1));
    const [last] = helped;
    if (last === undefined) return [];
    const who = personOf(wiki, last.by)?.name;
    const times = helped.length > 1 ? ` ${plural(helped.length, 'time')}, last` : '';
    const note = last.note ? `: ${last.note}` : '.';
    return [
      {
        facts: helped.map(({ fact }) => fact),
        weight: 45 + helped.length,
        page: link(entry),
        said: `It helped${times} on ${dayInWords(last.on)}${who ? ` for ${who}` : ''}${note}`,
      },
    ];
  });
}

/** What everybody may use since, and what nobody is to use any more. */
export function materialOutOrGone({ wiki, entries, since, today, link }: Context): Found[] {
  const isNews = (day: Day | undefined): day is Day => day !== undefined && since <= day && day <= today;
  return entries.flatMap((entry) => {
    const [data, facts] = [assetOf(entry), assetFacts(entry, wiki)];
    if (data === undefined || facts === undefined) return [];
    const state = assetOn(facts, today);
    if ('from' in state && isNews(state.from)) {
      const { label, more } = assetInWords(facts, today);
      const said = `${label}. ${more}`;
      return [
        { facts: [`gone ${keyOf(entry)} ${state.is} ${state.from}`], weight: 50, page: link(entry), said },
      ];
    }
    if (!isUsable(facts, today) || !isNews(facts.out)) return [];
    const said = `Out since ${dayInWords(facts.out)}. When to use it: ${onOneLine(data.situation)}`;
    return [{ facts: [`out ${keyOf(entry)} ${facts.out}`], weight: 45, page: link(entry), said }];
  });
}

/** Proposals that a team has little time left to answer, and what its silence means. */
export function answersDue({ wiki, concerns, today, link }: Context): Found[] {
  return wiki.entries.flatMap((entry) => {
    const asked = entry.draft ? [] : openAnswers(entry, wiki).filter(({ team }) => concerns([team.id]));
    return asked.flatMap(({ team, by, unasked }) => {
      const left = daysBetween(today, by);
      if (left < 0 || left > daysToAnswer) return [];
      const { who } = personFor(assigneesOf({ owner: team.lead, teams: [team.id] }, wiki), today);
      const said = `${canAnswer(team.name, by)} ${silenceToCome(unasked).replace(/\.$/, '')} (${who})`;
      const fact = `answer ${keyOf(entry)} ${team.id} ${by}`;
      return [{ facts: [fact], weight: 55 - left, page: link(entry), said }];
    });
  });
}

/** Pages that lead to what is not to be used any more. */
export function pagesLeadingToGone(context: Context): Found[] {
  const { wiki, entries, today, link } = context;
  return entries.flatMap((entry) => {
    const gone = assetsOfToday(entry, wiki, today).filter((each) => each.id === 'asset-gone-linked');
    const [first, ...others] = new Map(gone.map((each) => [each.title, each])).values();
    if (first === undefined) return [];
    const more = others.length > 0 ? `, and to ${others.length} more such` : '';
    const instead = first.instead ? ` “${first.instead}” is used in its place.` : '';
    const { who } = personFor(assigneesOf(entry, wiki), today);
    return [
      {
        facts: [first, ...others].map(({ title, from }) => `leads ${keyOf(entry)} ${from} ${title}`),
        weight: 35 + usesOf(entry, context),
        page: link(entry),
        said: `Leads to “${first.title}”, ${first.is} since ${dayInWords(first.from)}${more}.${instead} (${who})`,
      },
    ];
  });
}
