/** What in a brief is not to be trusted on the day it is read, and whom to ask. */
import type { Day } from '../../freshness/day.ts';
import { absences } from '../../freshness/notice.ts';
import { reviewOn, type Reason } from '../../freshness/review.ts';
import { dayInWords, dayUnknown, reasonInParts, stateInWords } from '../../freshness/words.ts';
import { plural } from '../../plain.ts';
import type { PageInPart, Part } from '../../site/brief/parts.ts';
import type { Words } from '../../site/brief/words.ts';
import type { Block } from './model.ts';

export function trustOf(parts: readonly Part[], today: Day | undefined): Block[] {
  const pages = pagesOf(parts);
  if (pages.length === 0) return [];
  if (today === undefined) return [note(`${dayUnknown} So it cannot tell what still holds.`)];
  const expired = parts.flatMap((part) => expiredIn(part, today));
  const doubts = pages.flatMap((page) => doubtOf(page, today));
  return [
    ...(expired.length > 0
      ? [{ type: 'list' as const, label: 'Expired', items: expired, tone: 'avoid' as const }]
      : []),
    ...doubts,
    ...(doubts.length < pages.length ? [note(inDate(pages, today))] : []),
  ];
}

/** The same in one sentence, for the top of the brief. */
export function warningOf(parts: readonly Part[], today: Day | undefined): string | undefined {
  if (today === undefined) return dayUnknown;
  const pages = pagesOf(parts);
  const expired = parts.flatMap((part) => expiredIn(part, today)).length;
  const doubtful = pages.filter((page) => doubtOf(page, today).length > 0).length;
  if (expired + doubtful === 0) return undefined;
  const said = [
    ...(doubtful > 0
      ? [`${doubtful} of its ${plural(pages.length, 'page')} ${doubtful === 1 ? 'is' : 'are'} in doubt`]
      : []),
    ...(expired > 0 ? [`${plural(expired, 'claim')} ${expired === 1 ? 'has' : 'have'} expired`] : []),
  ];
  return `Not all of this is to be trusted today: ${said.join(', and ')}.`;
}

/** Each once: a term may be among those of several stages. */
function pagesOf(parts: readonly Part[]): PageInPart[] {
  return [...new Map(parts.flatMap(({ pages }) => pages.map((page) => [page.address, page]))).values()];
}

function inDate(pages: readonly PageInPart[], today: Day): string {
  const held = pages.filter((page) => doubtOf(page, today).length === 0);
  const unknown = held.filter((page) => hasNoHistory(page, today)).length;
  const one = held.length === 1;
  const pagesHeld = one ? 'page' : `${held.length} pages`;
  const which = held.length < pages.length ? `The other ${pagesHeld}` : one ? 'The page' : `All ${pagesHeld}`;
  const but = unknown > 0 ? `, but of ${unknown} it is not known whether anything has changed since` : '';
  return `${which} it rests on ${one ? 'is' : 'are'} checked and in date${but}.`;
}

/** Why a page is not to be trusted as it stands. */
function doubtOf(page: PageInPart, today: Day): Block[] {
  const title: Words = [{ is: 'link', to: page.address, of: [page.title] }];
  if (page.facts === undefined)
    return [{ type: 'group', title, aside: 'Part of it could not be read', blocks: [] }];
  const review = reviewOn(page.facts, today);
  const reasons = review.reasons.filter(doubtful);
  if (reasons.length === 0 && review.state !== 'unreviewed') return [];
  const { links, mail } = page.facts;
  const why = reasons.map((reason): Words =>
    reasonInParts(reason).map((part) => {
      const to = typeof part === 'string' ? undefined : links[part.key];
      const text = typeof part === 'string' ? part : part.title;
      return to === undefined ? text : { is: 'link', to, of: [text] };
    }),
  );
  const person = review.responsible;
  const address = person && mail[person.id];
  const ask: Words = person
    ? [
        `Ask ${person.name}`,
        ...(address
          ? [': ', { is: 'link' as const, to: `mailto:${encodeURI(address)}`, of: [address] }]
          : []),
        '.',
      ]
    : ['There is nobody to ask.'];
  return [
    {
      type: 'group',
      title,
      aside: stateInWords({ ...review, today }),
      blocks: [{ type: 'list', items: [...why, ask] }],
    },
  ];
}

/** What is not known is no fault of a page, and an owner who is away makes it no less true. */
function doubtful({ id }: Reason): boolean {
  return id !== 'history-unknown' && !absences.includes(id);
}

function hasNoHistory({ facts }: PageInPart, today: Day): boolean {
  return facts !== undefined && reviewOn(facts, today).reasons.some(({ id }) => id === 'history-unknown');
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
