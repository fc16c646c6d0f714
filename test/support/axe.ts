import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds critical or serious in a part of a page. */
export async function barriers(page: Page, within: string): Promise<string[]> {
  // A script tag would be against the policy of the page.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (part) => window.axe.run(part, { resultTypes: ['violations'] }),
    within,
  );
  return violations
    .filter(({ impact }) => impact === 'critical' || impact === 'serious')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
