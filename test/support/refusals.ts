import type { BrowserContext } from 'playwright-core';

/** What pages do that their Content-Security-Policy refuses, as the browser says it; the list grows. */
export function refusalsIn(context: BrowserContext): string[] {
  const refused: string[] = [];
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy'))
      refused.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return refused;
}
