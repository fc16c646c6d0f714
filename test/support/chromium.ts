import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/**
 * What the browser is to do without. The list takes the place of Playwright's own, and has of it what matters here.
 */
const disabled = [
  // It would ask others as it starts, and for http: try https: first.
  ...['AimEnabled', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch', 'MediaRouter'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  // It would show pages late, and ask them twice whether they may be left.
  ...['PaintHolding', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  // For an address bar that nobody sees, each page would bring two more, and take twice the time.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  // Beside each page, it would keep a process for the next: a tenth of its time.
  'SpareRendererForSitePerProcess',
];

/** Starts the installed Chromium, kept from talking to anyone by itself. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found: npm test installs one.');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking'];
  const args = ['--no-sandbox', '--disable-gpu', ...quiet, `--disable-features=${disabled.join()}`];
  const browser = await chromium.launch({ executablePath, args });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    // A worker would answer in the place of what a test answers: https://playwright.dev/docs/service-workers
    const context = await newContext({ serviceWorkers: 'block', ...options });
    // Where several tests share two processors, the editor may take as long to open.
    context.setDefaultTimeout(60_000);
    return context;
  };
  return browser;
}
