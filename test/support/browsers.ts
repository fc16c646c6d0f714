/** Browsers beside Chromium, each with one tab, behind what they have in common. */
import { launch } from 'puppeteer-core';
import { firefox, webKit } from '../../scripts/browsers.ts';
import { launchWebKit } from './webkit.ts';

export interface Tab {
  goto(address: string): Promise<void>;
  /** What an expression is in the page, as JSON has it. */
  read<T>(expression: string): Promise<T>;
  /** Clicks on the first that a selector finds, in CSS or as an XPath beginning with `//`, once it is there. */
  click(selector: string): Promise<void>;
  /** Types where the focus is. */
  type(text: string): Promise<void>;
  /** What scripts have thrown and policies refused, where a browser tells it. */
  complaints?: readonly string[];
  close(): Promise<void>;
}

export const others = [
  { ...firefox, launch: launchFirefox, complains: true },
  { ...webKit, launch: launchWebKit, complains: false },
];

const leftWhileLoading = /^Error: Failed to load .* A ServiceWorker intercepted the request/;

async function launchFirefox([executablePath = '']: readonly string[]): Promise<Tab> {
  const browser = await launch({ browser: 'firefox', executablePath, timeout: 60_000 });
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => {
    // Said of what was still being fetched when the page was left: nobody threw, and nothing was refused.
    if (!leftWhileLoading.test(String(error))) complaints.push(`${page.url()}: ${String(error)}`);
  });
  return {
    complaints,
    goto: async (address) => void (await page.goto(address)),
    read: (expression) => page.evaluate(expression) as Promise<never>,
    click: (selector) => page.locator(selector.replace(/^\/\/.*$/, '::-p-xpath($&)')).click(),
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}
