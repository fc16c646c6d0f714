import type { Assignee } from './assignees.ts';
import type { Reason, Review, ReviewFacts } from './review.ts';
import { reasonInParts } from './reason-words.ts';
import { escapeHtml } from '../plain.ts';

/** Where what a notice names is found. */
export interface Links {
  /** Addresses of pages and people by their keys, as `guides/lead-handoff`. */
  links: Record<string, string>;
  /** E-mail addresses of people by their ids. */
  mail: Record<string, string>;
  /** Every team has signed what the page is about, whether anybody has checked all of it or not. */
  isSigned?: boolean;
}

/** Reasons that concern who answers for a page, and not what it says. */
export const absences: readonly Reason['id'][] = ['owner-left', 'owner-away', 'no-owner'];

/**
 * What a reader is told of a page that cannot simply be trusted: why not, and whom to ask. HTML, so that it is the
 * same in a page and in the preview, which runs no scripts. Empty where there is nothing to tell.
 */
export function noticeOf({ state, reasons, responsible }: Review, places: Links): string {
  // What is not known is said in the review line: it is no fault of the page.
  const told = reasons.filter(({ id }) => id !== 'history-unknown');
  if (told.length === 0 && state !== 'unreviewed') return '';
  const items = told.map((each) => `<li>${sentence(each, places)}</li>`);
  return [
    `<p class="trust-notice-title">${title(state, told, places)}</p>`,
    items.length > 0 ? `<ul>${items.join(' ')}</ul>` : '',
    `<p>${whomToAsk(responsible, places)}</p>`,
  ].join('');
}

/** What changed after a page was checked. These are facts: they hold on every day, and without a script. */
export function changesOf({ edited, predates, rechecks = [] }: ReviewFacts, places: Links): string {
  const changed: Reason[] = [
    ...(edited ? [{ id: 'edited-since' as const, changed: edited, predates }] : []),
    ...rechecks.map((each) => ({ id: 'recheck' as const, ...each })),
  ];
  const items = changed.map((each) => `<li>${sentence(each, places)}</li>`);
  return items.length > 0 ? `<ul>${items.join(' ')}</ul>` : '';
}

function title(state: Review['state'], reasons: readonly Reason[], { isSigned = false }: Links): string {
  if (state === 'over') return 'This is over. What follows from it?';
  if (state === 'unreviewed') {
    return isSigned
      ? 'Every team has signed it; nobody has checked the whole page yet.'
      : 'Nobody has confirmed yet that this page is true.';
  }
  if (reasons.some(({ id }) => !absences.includes(id))) return 'Check before you rely on this page.';
  return reasons.some(({ id }) => id === 'owner-away') ? 'Its owner is away.' : 'This page needs an owner.';
}

/** A reason in words; a page that it names is linked to. */
function sentence(reason: Reason, { links }: Links): string {
  const parts = reasonInParts(reason).map((part) => {
    if (typeof part === 'string') return escapeHtml(part);
    const href = links[part.key];
    const title = escapeHtml(part.title);
    return href === undefined ? title : `<a href="${escapeHtml(href)}">${title}</a>`;
  });
  return parts.join('');
}

function whomToAsk(person: Assignee | undefined, { links, mail }: Links): string {
  if (person === undefined) return 'There is nobody to ask: the page has no owner, and its team no lead.';
  const page = `<a href="${escapeHtml(links[`people/${person.id}`] ?? '')}">${escapeHtml(person.name)}</a>`;
  const address = mail[person.id];
  if (!address) return `Ask ${page}.`;
  return `Ask ${page}: <a href="mailto:${escapeHtml(encodeURI(address))}">${escapeHtml(address)}</a>`;
}
