/** What readers are told of pages that were kept. */

/** Of a page that is shown as it was at a moment. */
export function asOf(since: Date, now: Date, isOffline: boolean): string {
  return `${why(isOffline)} This is the page as of ${moment(since, now)}.`;
}

/** Of a page that is not there. */
export function notOpened(isOffline: boolean): string {
  return `${why(isOffline)} This page has not been opened here before; those below have.`;
}

/** A moment, as said by the reader’s clock: the year is said where it is another one. */
export function moment(at: Date, now: Date): string {
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year });
  return `${day}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** A page with a line at its beginning. */
export async function withNotice(page: Response, words: string): Promise<Response> {
  const html = await page.text();
  const line = `<p class="as-of" role="status">${words}</p>`;
  return new Response(
    html.replace(/<main\b[^>]*>/, (main) => main + line),
    { headers: page.headers },
  );
}

function why(isOffline: boolean): string {
  return isOffline ? 'You are offline.' : 'The wiki cannot be reached just now.';
}
