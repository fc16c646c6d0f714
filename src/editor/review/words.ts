import { reviewFieldNames } from '../../document/review-fields.ts';
import { isBlank, same, type Values } from '../../document/same.ts';
import { dayIfKnown, parseDay, type Day } from '../../freshness/day.ts';
import { endOf } from '../../freshness/interval.ts';
import { outcomeInWords } from '../../freshness/outcome.ts';
import { dayInWords } from '../../freshness/words.ts';
import { intervalOf } from '../../wiki/intervals.ts';
import type { Names } from '../names.ts';
import { textOf } from '../form/typed.ts';

/** What a page's fields say of its review, in sentences. */
export function reviewInWords(
  values: Values,
  collection: string,
  wiki: Names | undefined,
  today = wiki && dayIfKnown(new Date(), wiki.review.timeZone),
): string[] {
  const text = (name: string) => textOf(values[name]).trim();
  const nameOf = (id: string) =>
    wiki?.names.find((each) => each.collection === 'people' && each.id === id)?.title ?? id;
  const reviewed = text('reviewed');
  if (reviewed === '') return [notYet(text('reviewFirstBy'))];
  const by = text('reviewedBy');
  const checked = `Checked ${by === '' ? '' : `by ${nameOf(by)} `}on ${dayInWords(reviewed)}`;
  const found = outcomeInWords(text('reviewOutcome'), nameOf(text('reviewFor')));
  const day = parseDay(reviewed);
  return [
    found === undefined ? `${checked}.` : `${checked}: ${found}.`,
    ...(text('reviewNote') === '' ? [] : [`“${text('reviewNote')}”`]),
    ...(day && today && day > today ? [stillToCome] : []),
    ...(day && today && day <= today && isRight(values) && wiki
      ? [holds(day, collection, text('reviewEvery'), wiki)]
      : []),
  ];
}

const stillToCome = 'That day is still to come: until then the page counts as not checked.';

/** A page that needs work holds until no day. */
function isRight(values: Values): boolean {
  return values['reviewOutcome'] !== 'needs-work';
}

function notYet(firstBy: string): string {
  const when = firstBy === '' ? '' : ` Somebody is to by ${dayInWords(firstBy)}.`;
  return `Nobody has checked this page yet.${when}`;
}

function holds(day: Day, collection: string, own: string, wiki: Names): string {
  const until = endOf(intervalOf(collection, own, wiki), day);
  return until === undefined ? 'It never falls due.' : `That holds until ${dayInWords(until)}.`;
}

/** The fields of a review that differ between two states of a page, with their values in the first. */
export function reviewChanges(values: Values, others: Values): Values {
  const differing = reviewFieldNames.filter(
    (name) => !same(values[name], others[name]) && !(isBlank(values[name]) && isBlank(others[name])),
  );
  return Object.fromEntries(differing.map((name) => [name, values[name]]));
}
