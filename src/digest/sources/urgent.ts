/** What cannot wait. */
import { numbersToTalkAbout } from '../../components/agenda/numbers.ts';
import type { Assignees } from '../../freshness/assignees.ts';
import { numberOn } from '../../freshness/number-state.ts';
import { reviewOn, type Review } from '../../freshness/review.ts';
import { stateInWords } from '../../freshness/words.ts';
import { owedInWords, owedOn, teamsOwing } from '../../reports/freshness/owed.ts';
import { agendaFactsOf } from '../../site/agenda/facts.ts';
import { dutiesIn } from '../../site/duties.ts';
import { assigneesOf, isReviewed, reviewFacts } from '../../wiki/review.ts';
import { keyOf } from '../../wiki/wiki.ts';
import { usesOf, type Context, type Found } from './context.ts';
import { nameOf, personFor } from './whose.ts';

/** What is missed, beyond its minimum, or not read, as agendas have it. */
export function numbersMissed(context: Context): Found[] {
  const { wiki, entries, today, link } = context;
  const { numbers, allNumbers } = agendaFactsOf(wiki, '');
  const whom = (id: string) => personFor(assigneesOf({ owner: id, teams: [] }, wiki), today);
  return entries.flatMap((entry) => {
    const number = numbers.find(({ page }) => page.key === keyOf(entry));
    const [item] = number
      ? numbersToTalkAbout({ numbers: [number], allNumbers }, { next: { horizon: today }, today }, whom).items
      : [];
    if (!number || !item) return [];
    const { judged, owed, misses } = numberOn(number.facts, today);
    return [
      {
        facts: [
          `missed ${keyOf(entry)} ${judged?.period ?? ''} ${judged?.verdict ?? ''} ${owed?.period ?? ''}`,
        ],
        weight: (item.isLate ? 60 : 45) + Math.min(misses, 9),
        page: link(entry),
        said: `${item.why ?? ''}${item.who ? ` (${item.who})` : ''}`,
      },
    ];
  });
}

/** Tasks that are late, and signatures that are missing. Of a reading that is, its number tells; notes and answers have their own lines. */
export function tasksAndSignatures({ wiki, concerns, today, link }: Context): Found[] {
  const asked = dutiesIn(wiki).filter(
    ({ entry, duty }) => !entry.draft && (duty.kind === 'task' || duty.kind === 'signature'),
  );
  return owedOn(asked, today)
    .filter((owed) => concerns(teamsOwing(owed, wiki)))
    .map((owed) => {
      const { entry, duty } = owed;
      const key = keyOf(entry);
      const { who } = personFor(duty.assignees, today);
      const { state } = owedInWords(owed, today);
      return duty.kind === 'task'
        ? {
            facts: [`task ${key} ${duty.who} ${duty.by} ${duty.text}`],
            weight: 50,
            page: link(entry),
            said: `${duty.text}: ${state.replace(/^task /i, '')} (${who})`,
          }
        : {
            facts: [`sign ${key} ${duty.kind === 'signature' ? duty.team.id : ''} ${entry.wording ?? ''}`],
            weight: 30,
            page: link(entry),
            said: `${state} (${who})`,
          };
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
        said: `${stateInWords({ ...review, today })} (${falls(review, facts.assignees)})`,
      },
    ];
  });
}

function falls({ responsible }: Review, { owner }: Assignees): string {
  return nameOf(responsible?.name, owner?.name);
}
