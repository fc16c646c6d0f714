import { element } from '../../element.ts';

/** What else on a page says how far it can be trusted, and whom to ask. */
const others = ['[data-trust-notice]', '.page-actions'];

/**
 * Shows around the buttons of a page what it says now; in lists, rows stay as they are until they are loaded again.
 *
 * @param isLast whether nothing was done since: what was asked for before is not shown
 */
export async function showAnew(acts: HTMLElement, isLast: () => boolean): Promise<void> {
  const line = acts.closest<HTMLElement>('.review-line');
  const page = line && (await pageNow());
  const now = page?.querySelector<HTMLElement>('.review-line');
  if (!line || !page || !now || !isLast()) return;
  now.querySelector('page-acts')?.remove();
  line.dataset['review'] = now.dataset['review'];
  for (const each of [...line.childNodes]) if (each !== acts) each.remove();
  acts.before(...now.childNodes);
  replaceFrom(page, others);
  // What depends on the day is worked out as when a reader comes back; see `visit.ts`.
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Shows how an answer has gone as the page says it now. */
export async function showResults(isLast: () => boolean): Promise<void> {
  const page = await pageNow();
  if (page && isLast()) replaceFrom(page, ['[data-worked]', '[data-record]']);
}

/** What a page says of who has used something, and of what teams answer. */
const ofAssets = ['.use-state', '[data-used]', '[data-told]'];

/** Shows how something was used, and what was answered, as the page says it now. */
export async function showAsset(isLast: () => boolean): Promise<void> {
  const page = await pageNow();
  if (!page || !isLast()) return;
  replaceFrom(page, ofAssets);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** What a number says by its target, which every team may have signed by now. */
const byTarget = ['.reading', 'figure.readings', '.all-readings'];

/** Shows what is signed, and what stands beside it, as the page says it now. The buttons stay. */
export async function showSigned(acts: HTMLElement, isLast: () => boolean): Promise<void> {
  const page = await pageNow();
  const now = page?.querySelector('[data-signed]');
  const before = acts.closest('[data-signed]');
  if (!page || !now || !before || !isLast()) return;
  const place = now.querySelector('sign-acts');
  if (place) place.replaceWith(acts);
  else now.querySelector('.signatures')?.after(acts);
  const proposed = document.getElementById('page.proposed');
  // A term has it inside of what is replaced.
  if (proposed && !before.contains(proposed)) {
    const still = page.getElementById('page.proposed');
    // Once every team has signed there is none; its place is kept for when that is taken back.
    if (still) proposed.replaceWith(still);
    else proposed.hidden = true;
  }
  before.replaceWith(now);
  replaceFrom(page, byTarget);
  leadToAgreed(page);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Words that were agreed until now still stand in a guide: once others are, what was said of them leads to these. */
function leadToAgreed(page: Document): void {
  const [before, now] = [document, page].map((each) => each.querySelectorAll('.as-agreed'));
  before?.forEach((each, index) => {
    const same = now?.[index];
    if (same) each.replaceWith(same);
    else
      each.replaceChildren(
        'Agreed anew. ',
        element('a', { href: location.pathname, textContent: 'Read the new words' }),
      );
  });
}

async function pageNow(): Promise<Document | undefined> {
  const response = await fetch(location.pathname).catch(() => undefined);
  if (!response?.ok) return undefined;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

function replaceFrom(page: Document, selectors: readonly string[]): void {
  for (const selector of selectors) {
    const now = page.querySelector(selector);
    if (now) document.querySelector(selector)?.replaceWith(now);
  }
}
