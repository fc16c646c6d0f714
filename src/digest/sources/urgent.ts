/** What cannot wait. */
import { isMissed, itemOf, timeFor } from '../../components/agenda/numbers.ts';
import type { Assignees } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { reviewOn, type Reason, type Review } from '../../freshness/review.ts';
import { dayInWords, stateInWords } from '../../freshness/words.ts';
import { owedInWords, owedOn, teamsOwing } from '../../reports/freshness/owed.ts';
import { agendaFactsOf } from '../../site/agenda/facts.ts';
import { dutiesIn } from '../../site/duties.ts';
import { assigneesOf } from '../../wiki/assignees.ts';
import { isReviewed, reviewFacts } from '../../wiki/review.ts';
import { keyOf } from '../../wiki/wiki.ts';
import { inAList, usesOf, type Context, type Found } from './context.ts';
import { nameOf, personFor } from './whose.ts';

/** What is missed, beyond its minimum, or not read, as agendas have it; of a number of which one was told, only the other. */
export function numbersMissed({ wiki, entries, today, link, wasTold }: Context): Found[] {
  const { numbers } = agendaFactsOf(wiki, '');
  const whom = (id: string) => personFor(assigneesOf({ owner: id, teams: [] }, wiki), today);
  return entries.flatMap((entry) => {
    const number = numbers.find(({ page }) => page.key === keyOf(entry));
    const state = number && timeFor(number, today, today);
    if (!number || !state) return [];
    const { judged, owed, misses } = state;
    const missed =
      judged && isMissed(state) ? `missed ${keyOf(entry)} ${judged.period} ${judged.verdict}` : undefined;
    const unread = owed && `unread ${keyOf(entry)} ${owed.period}`;
    const facts = [missed, unread].flatMap((fact) => (fact === undefined || wasTold(fact) ? [] : [fact]));
    const told = {
      ...state,
      judged: missed && facts.includes(missed) ? judged : undefined,
      owed: unread && facts.includes(unread) ? owed : undefined,
    };
    const item = itemOf(number, told, today, whom);
    return [
      {
        facts,
        weight: (item.isLate ? 60 : 45) + Math.min(misses, 9),
        page: link(entry),
        said: `${item.why ?? ''}${item.who ? ` (${item.who})` : ''}`,
      },
    ];
  });
}

/** Tasks that are late. Of a reading that is, its number tells; notes and answers have their own lines. */
export function tasksLate({ wiki, concerns, today, link }: Context): Found[] {
  const tasks = dutiesIn(wiki).filter(({ entry, duty }) => !entry.draft && duty.kind === 'task');
  return owedOn(tasks, today)
    .filter((owed) => concerns(teamsOwing(owed, wiki)))
    .flatMap((owed) => {
      const { entry, duty } = owed;
      if (duty.kind !== 'task') return [];
      const { who } = personFor(duty.assignees, today);
      const state = owedInWords(owed, today).state.replace(/^task /i, '');
      const fact = `task ${keyOf(entry)} ${duty.who} ${duty.by} ${duty.text}`;
      return [{ facts: [fact], weight: 50, page: link(entry), said: `${duty.text}: ${state} (${who})` }];
    });
}

/** Signatures that are missing, in one line for each team: whoever signs for it signs all of them. */
export function signaturesMissing({ wiki, concerns, today, link, wasTold }: Context): Found[] {
  const asked = dutiesIn(wiki).filter(({ entry, duty }) => !entry.draft && duty.kind === 'signature');
  const missing = owedOn(asked, today)
    .filter((owed) => concerns(teamsOwing(owed, wiki)))
    .flatMap((owed) => {
      const { entry, duty } = owed;
      if (duty.kind !== 'signature') return [];
      const fact = `sign ${keyOf(entry)} ${duty.team.id} ${entry.wording ?? ''}`;
      return wasTold(fact) ? [] : [{ owed, entry, duty, fact }];
    });
  return [...Map.groupBy(missing, ({ duty }) => duty.team.id).values()].flatMap((all) => {
    const [first, ...others] = all;
    if (first === undefined) return [];
    const { who } = personFor(first.duty.assignees, today);
    const also = inAList(others.map(({ entry }) => `“${entry.title}”`));
    const { state } = owedInWords(first.owed, today);
    const said = `${state} (${who})${also && `; also to be signed: ${also}`}`;
    return [
      {
        facts: all.map(({ fact }) => fact),
        weight: 30 + Math.min(others.length, 9),
        page: link(first.entry),
        said,
      },
    ];
  });
}

/** Pages past their day, and claims that have run out; what others refer to comes first. */
export function pagesToCheck(context: Context): Found[] {
  const { wiki, entries, today, link } = context;
  return entries.filter(isReviewed).flatMap((entry) => {
    const facts = reviewFacts(entry, wiki);
    const review = reviewOn(facts, today);
    const reason = review.reasons.find(({ id }) => id === 'claim-expired' || id === 'past-due');
    if (!reason || review.state !== 'overdue') return [];
    const on = reason.id === 'claim-expired' ? reason.until : review.due;
    return [
      {
        facts: [`check ${keyOf(entry)} ${reason.id} ${on ?? ''}`],
        weight: (reason.id === 'claim-expired' ? 40 : 30) + usesOf(entry, context),
        page: link(entry),
        said: `${whyToCheck(review, reason, today)} (${falls(review, facts.assignees)})`,
      },
    ];
  });
}

/** Of a claim the day until which it held: that one has expired its page says, too. */
function whyToCheck(review: Review, reason: Reason, today: Day): string {
  if (reason.id !== 'claim-expired') return stateInWords({ ...review, today });
  return `A claim here held until ${dayInWords(reason.until)}, and is still there`;
}

function falls({ responsible }: Review, { owner }: Assignees): string {
  return nameOf(responsible?.name, owner?.name);
}
