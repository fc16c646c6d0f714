/** What else on a page says how far it can be trusted, and whom to ask. */
const others = ['[data-trust-notice]', '.page-actions'];

/**
 * Shows around the buttons of a page what it says now; in lists, rows stay as they are until they are loaded again.
 *
 * @param isLast whether nothing was done since: what was asked for before is not shown
 */
export async function showAnew(acts: HTMLElement, isLast: () => boolean): Promise<void> {
  const line = acts.closest<HTMLElement>('.review-line');
  const response = line && (await fetch(location.pathname).catch(() => undefined));
  if (!line || !response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const now = page.querySelector<HTMLElement>('.review-line');
  if (now === null || !isLast()) return;
  now.querySelector('page-acts')?.remove();
  line.dataset['review'] = now.dataset['review'];
  for (const each of [...line.childNodes]) if (each !== acts) each.remove();
  acts.before(...now.childNodes);
  for (const selector of others) {
    const other = page.querySelector(selector);
    if (other) document.querySelector(selector)?.replaceWith(other);
  }
  // What depends on the day is worked out as when a reader comes back; see `visit.ts`.
  document.dispatchEvent(new Event('visibilitychange'));
}
