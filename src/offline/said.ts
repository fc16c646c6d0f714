/** What readers are told of pages that were kept. */

import { escapeHtml } from '../plain.ts';

/** Why the network does not answer. */
export type Why = 'offline' | 'unreachable' | 'late';

const inWords: Record<Why, string> = {
  offline: 'You are offline.',
  unreachable: 'The wiki cannot be reached just now.',
  late: 'The wiki takes long to answer, and is still being asked.',
};

/** Of a page that is shown as it was at a moment. */
export function asOf(since: Date, now: Date, why: Why): string {
  return `${inWords[why]} This is the page as of ${moment(since, now)}.`;
}

/** Of a page that is not there. */
export function notOpened(why: Why): string {
  return `${inWords[why]} This page has not been opened here before; those below have.`;
}

/** Of words that another app has shared, and that could not be kept. As HTML. */
export function noRoom(words: string): string {
  return `This device has no room to keep what you shared. Copy it before you leave: ${escapeHtml(words)}`;
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
