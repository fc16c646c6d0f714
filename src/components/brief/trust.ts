/** What in a brief is not to be trusted on the day it is read, and whom to ask. */
import type { Assignee } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { absences } from '../../freshness/notice.ts';
import { reviewOn } from '../../freshness/review.ts';
import { dayInWords, dayUnknown, stateInWords } from '../../freshness/words.ts';
import { reasonInParts } from '../../freshness/reason-words.ts';
import { plural } from '../../plain.ts';
import type { PageInPart, Part } from '../../site/brief/parts.ts';
import type { Word, Words } from '../../site/brief/words.ts';
import type { Block } from './model.ts';

export interface Trust {
  /** What is to be known of it, in whole. */
  blocks: Block[];
  /** The same in one sentence, for the top of the brief; `undefined` where nothing is in doubt. */
  warning: string | undefined;
}

export function trustOf(parts: readonly Part[], today: Day | undefined): Trust {
  // A term may be among those of several stages.
  const pages = new Map(parts.flatMap((part) => part.pages.map((page) => [page.address, page] as const)));
  if (pages.size === 0) return { blocks: [], warning: undefined };
  if (today === undefined)
    return { blocks: [note('So nobody can say what still holds.')], warning: dayUnknown };
  const expired = parts.flatMap((part) => expiredIn(part, today));
  const found = [...pages.values()].map((page) => doubtOf(page, today));
  const doubts = found.filter((doubt) => typeof doubt !== 'string');
  const unknown = found.filter((doubt) => doubt === 'not known').length;
  const inDoubt: Block = { type: 'list', items: doubts };
  const struck: Block = { type: 'list', label: 'Expired', items: expired, tone: 'avoid' };
  return {
    blocks: [
      ...(expired.length > 0 ? [struck] : []),
      ...(doubts.length > 0 ? [inDoubt] : []),
      ...(doubts.length < pages.size ? [note(inDate(pages.size, doubts.length, unknown))] : []),
    ],
    warning: warningOf(pages.size, doubts.length, expired.length),
  };
}

function warningOf(pages: number, doubtful: number, expired: number): string | undefined {
  const said = [
    ...(doubtful > 0
      ? [`${doubtful} of its ${plural(pages, 'page')} ${doubtful === 1 ? 'is' : 'are'} in doubt`]
      : []),
    ...(expired > 0 ? [`${plural(expired, 'claim')} ${expired === 1 ? 'has' : 'have'} expired`] : []),
  ];
  return said.length > 0 ? `Not all of this is to be trusted today: ${said.join(', and ')}.` : undefined;
}

function inDate(pages: number, doubtful: number, unknown: number): string {
  const held = pages - doubtful;
  const [those, are] = held === 1 ? ['page', 'is'] : [`${held} pages`, 'are'];
  const which = doubtful > 0 ? `The other ${those}` : held === 1 ? 'The page' : `All ${those}`;
  const but = unknown > 0 ? `, but of ${unknown} it is not known whether anything has changed since` : '';
  return `${which} it rests on ${are} checked and in date${but}.`;
}

/** Why a page is not to be trusted as it stands, and whom to ask; `not known` where git cannot tell what became of it. */
function doubtOf({ title, address, facts, isDraft }: PageInPart, today: Day): Words | 'none' | 'not known' {
  const link: Word = { is: 'strong', of: [{ is: 'link', to: address, of: [title] }] };
  if (facts === undefined) return [link, ': part of it could not be read.'];
  const review = reviewOn(facts, today);
  const reasons = review.reasons.filter(({ id }) => id !== 'history-unknown' && !absences.includes(id));
  const isUnreviewed = review.state === 'unreviewed';
  const isOver = review.state === 'over';
  if (reasons.length === 0 && !isUnreviewed && !isOver && !isDraft)
    return review.reasons.some(({ id }) => id === 'history-unknown') ? 'not known' : 'none';
  return [
    link,
    ': ',
    ...(isDraft ? ['It is a draft, and not published. '] : []),
    ...(isUnreviewed || isOver ? [`${stateInWords({ ...review, today })}. `] : []),
    ...reasons.flatMap((reason) => [
      ...reasonInParts(reason).map((part) => linkedPart(part, facts.links)),
      ' ',
    ]),
    ...whomToAsk(review.responsible, facts.mail),
  ];
}

function linkedPart(part: ReturnType<typeof reasonInParts>[number], links: Record<string, string>): Word {
  if (typeof part === 'string') return part;
  const to = links[part.key];
  return to === undefined ? part.title : { is: 'link', to, of: [part.title] };
}

function whomToAsk(person: Assignee | undefined, mail: Record<string, string>): Words {
  if (person === undefined) return ['There is nobody to ask.'];
  const address = mail[person.id];
  if (!address) return [`Ask ${person.name}.`];
  return [`Ask ${person.name}: `, { is: 'link', to: `mailto:${encodeURI(address)}`, of: [address] }, '.'];
}

/** The claims that stand in a part and hold no longer, each by its page. */
function expiredIn({ title, address, fields }: Part, today: Day): Words[] {
  return Object.values(fields)
    .flatMap(({ items }) => items)
    .flatMap((words) => claimsIn(words))
    .filter(({ until }) => until < today)
    .map((claim) => [
      claim,
      ` held until ${dayInWords(claim.until)}, says `,
      { is: 'link', to: address, of: [title] },
    ]);
}

type Claim = Extract<Words[number], { is: 'claim' }>;

function claimsIn(words: Words): Claim[] {
  return words.flatMap((word) => {
    if (typeof word === 'string' || !('of' in word)) return [];
    return word.is === 'claim' ? [word] : claimsIn(word.of);
  });
}

function note(text: string): Block {
  return { type: 'paragraph', words: [text], tone: 'note' };
}
