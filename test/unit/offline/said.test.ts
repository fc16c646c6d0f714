import { describe, expect, it } from 'vitest';
import { asOf, withNotice } from '../../../src/offline/said.ts';

describe('what is said of a page that was kept', () => {
  const since = new Date(2026, 10, 28, 9, 12);

  it.each([
    [new Date(2026, 11, 1), 'offline', 'You are offline. This is the page as of 28 November, 09:12.'],
    [new Date(2027, 0, 1), 'offline', 'You are offline. This is the page as of 28 November 2026, 09:12.'],
    [since, 'unreachable', 'The wiki cannot be reached just now. This is the page as of 28 November, 09:12.'],
    [
      since,
      'late',
      'The wiki takes long to answer, and is still being asked. This is the page as of 28 November, 09:12.',
    ],
  ] as const)('on %s', (now, why, words) => {
    expect(asOf(since, now, why)).toBe(words);
  });

  it('stands at its beginning, and nothing else is changed', async () => {
    const html = '<header>A</header><main id="x">B $& C</main>';
    const page = new Response(html, { headers: { 'Content-Security-Policy': 'x' } });
    const shown = await withNotice(page, 'Words.');
    expect(await shown.text()).toBe(
      '<header>A</header><main id="x"><p class="as-of" role="status">Words.</p>B $& C</main>',
    );
    expect(shown.headers.get('content-security-policy')).toBe('x');
  });
});
