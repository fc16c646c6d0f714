import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openForm, openWiki, signIn, type OpenWiki } from '../support/edited-wiki.ts';

/** How the editor looks: readable whatever the browser prefers, and within reach of a thumb. */
const everyLetter = `## Heading

Words, \`code\` and a [link](/people/).

### Smaller

#### Smallest

- one

> Said.

| a | b |
| - | - |
| c | d |
`;

let wiki: OpenWiki;
let browser: Browser;
const opened = new Map<BrowserContextOptions, BrowserContext>();
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  wiki = await openWiki({
    files: {
      'guides/broken.mdx': '---\ntitle: "Broken\nowner: [x\n---\n\nText\n',
      'guides/letters.mdx': `---\ntitle: Letters\nowner: leonie-vaske\nteams: [sales]\n---\n\n${everyLetter}`,
    },
  });
  browser = await launchChromium();
  const page = await browser.newPage();
  await signIn(page, wiki);
  signedIn = await page.context().storageState();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function visitor(options: BrowserContextOptions): Promise<Page> {
  // A context that has opened the editor before does so in half the time.
  const context = opened.get(options) ?? (await browser.newContext({ ...options, storageState: signedIn }));
  opened.set(options, context);
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  return page;
}

async function openText(page: Page, form: string): Promise<Locator> {
  await openForm(page, wiki, form);
  const text = page.locator('.concord-text');
  await text.waitFor();
  await text.scrollIntoViewIfNeeded();
  return text;
}

describe('on a wide screen where dark pages are preferred', () => {
  it('a table that has room does not scroll, and everything in the editor can be read', async () => {
    const page = await visitor({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });
    const text = await openText(page, 'guides/entries/lead-handoff');
    await text.getByTitle('Row menu').first().waitFor();
    expect(await beyond(text)).toBe(0);
    await page.locator('.concord-checks button').waitFor();
    const parts = [
      '.concord-text > :is(p, h2)',
      '.concord-text :is(td, th) p',
      '.concord-frame-label',
      '.concord-frame-content p',
      '.concord-bar > button',
      '.concord-bar select',
      '.concord-foot p',
      '.concord-foot button',
      '.concord-checks :is(p, button)',
      '.field :is(label, legend, input, textarea)',
      '.field-hint',
    ];
    expect(await faint(page, parts)).toEqual([]);
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    expect(await faint(page, ['.concord-menu b'])).toEqual([]);
    await page.getByRole('menuitem', { name: /^Callout/ }).click();
    expect(await faint(page, ['.concord-form :is(h2, p, label, input, select, button)'])).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.locator('.concord-dialog').waitFor();
    expect(await faint(page, ['.concord-dialog :is(h2, p, button)'])).toEqual([]);
    await openForm(page, wiki, 'guides/entries/broken');
    await page.getByLabel('The file as text').waitFor();
    expect(await faint(page, ['.entry-form :is(label, textarea)', '.field-hint'])).toEqual([]);
    await page.close();
  });
});

describe('a text is written in the letters that it is read in', () => {
  it.each(['light', 'dark'] as const)('in the %s scheme', async (colorScheme) => {
    const page = await visitor({ colorScheme, viewport: { width: 1440, height: 900 } });
    const parts = [
      '> p',
      '> h2',
      '> h3',
      '> h4',
      '> blockquote',
      'td',
      'th',
      '> p a',
      '> p code',
      '> ul > li',
    ];
    await page.goto(`${wiki.address}/guides/letters/`);
    const read = await page.evaluate(letters, { within: '.prose', parts });
    await openText(page, 'guides/entries/letters');
    await page.locator('.concord-text td').first().waitFor();
    const written = await page.evaluate(letters, { within: '.concord-text', parts });
    expect(Object.keys(read)).toEqual(parts);
    expect(written).toEqual(read);
    await page.close();
  });
});

/** Runs in the page: how the first of each kind is written. Cells that hold buttons are no cells of the text. */
function letters({ within, parts }: { within: string; parts: string[] }): Record<string, string> {
  const first = (part: string) =>
    [...document.querySelectorAll(`${within} ${part}`)].find(
      (each) => !each.closest('[data-tool-cell], thead:has([data-tool-cell])'),
    );
  return Object.fromEntries(
    parts.flatMap((part) => {
      const element = first(part);
      if (!element) return [];
      const { color, fontFamily, fontSize, fontStyle, fontWeight, lineHeight } = getComputedStyle(element);
      return [[part, [color, fontFamily, fontSize, fontStyle, fontWeight, lineHeight].join(' ')]];
    }),
  );
}

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  it('what can be put in is tapped in a list', async () => {
    const page = await visitor(phone);
    const text = await openText(page, 'guides/entries/lead-scoring');
    const insert = page.getByRole('button', { name: 'Insert', exact: true });
    const boxes = await text.locator('.concord-frame').count();
    await insert.tap();
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    // Before anything scrolls to them: a thumb can only tap what is seen.
    expect((await items.evaluateAll(tappable)).length).toBeGreaterThan(8);
    const last = page.getByRole('menuitem', { name: 'Line', exact: true });
    await last.scrollIntoViewIfNeeded();
    // The line at the foot of the screen lies above nothing of it.
    await last.tap({ trial: true });
    await page.getByRole('menuitem', { name: /^Say/ }).tap();
    await expect.poll(() => text.locator('.concord-frame').count()).toBe(boxes + 1);
    expect(await text.locator('.concord-frame-label').allInnerTexts()).toContainEqual(
      expect.stringContaining('Say'),
    );
    await page.close();
  });

  it('no word of a table is taken apart, and its buttons are large enough for a thumb', async () => {
    const page = await visitor(phone);
    const text = await openText(page, 'guides/entries/crm-hygiene');
    const word = text.locator('td').getByText('Battlecards', { exact: true });
    await word.waitFor();
    expect(await word.evaluate((element) => element.getClientRects().length)).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await text.getByTitle('Row menu').first().waitFor();
    await text.getByTitle('Row menu').nth(1).tap();
    await page.getByTitle(/^Insert a row above/).waitFor();
    const buttons = page.locator('.concord-text table button, [role="toolbar"] [title*="row"]');
    for (const button of await buttons.all()) {
      const size = await button.boundingBox();
      expect(size?.height).toBeGreaterThanOrEqual(40);
      expect(size?.width).toBeGreaterThanOrEqual(40);
    }
    await page.close();
  });
});

/** Runs in the page: those that a thumb would hit in their middle. */
function tappable(all: Element[]): string[] {
  const isHit = (each: Element) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    return each.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  return all.filter(isHit).map(({ textContent }) => textContent);
}

/** How far the first table reaches beyond its place. */
function beyond(text: Locator): Promise<number> {
  return text
    .locator('div:has(> table)')
    .first()
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
}

/** What of these can hardly be told from what lies behind it: its contrast is below 4.5. */
async function faint(page: Page, selectors: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(contrasts, selectors);
  for (const selector of selectors) expect(found.map((each) => each.selector)).toContain(selector);
  return found
    .filter(({ contrast }) => contrast < 4.5)
    .map(({ selector, words, contrast }) => `${selector} “${words}” ${contrast.toFixed(1)}`);
}

/** Runs in the page: how each of these stands out from the nearest background that is not clear. */
function contrasts(selectors: readonly string[]) {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('There is no canvas.');
  /** Whatever way a colour is written, it is drawn as red, green, blue and how much of it covers. */
  const drawn = (color: string): Uint8ClampedArray => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([red = 0, green = 0, blue = 0]: Uint8ClampedArray): number => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): Uint8ClampedArray => {
    if (!element) return drawn('white');
    const background = drawn(getComputedStyle(element).backgroundColor);
    return background[3] === 255 ? background : behind(element.parentElement);
  };
  return selectors.flatMap((selector) =>
    [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((each) => each.checkVisibility() && !each.matches(':disabled'))
      .map((each) => {
        const [one, other] = [light(drawn(getComputedStyle(each).color)), light(behind(each))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        return { selector, words: each.innerText.slice(0, 20), contrast };
      }),
  );
}
