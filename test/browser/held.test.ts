/** What holds for a page of every kind, whoever reads it and by what means. */
import { rm } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { beyond } from '../support/beyond.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serve, type Served } from '../support/serve.ts';

const kinds = {
  home: '/',
  list: '/lexicon/',
  'short list': '/guides/',
  term: '/lexicon/mql/',
  persona: '/personas/managing-director/',
  objection: '/objections/call-me-next-year/',
  battlecard: '/competitors/pitledger/',
  guide: '/guides/lead-handoff/',
  meeting: '/meetings/2026-11-03-joint/',
  agenda: '/meetings/next/',
  note: '/field-notes/2026-11-20-marcus-oyelaran/',
  'what was heard': '/note/',
  number: '/numbers/mqls-handed-over/',
  material: '/assets/saturday-gate/',
  plan: '/assets/plan/',
  people: '/people/',
  person: '/people/ruben-dijkstra/',
  funnel: '/funnel/',
  map: '/map/',
  'map of one kind': '/map/personas/',
  'brief to choose': '/brief/',
  brief: '/brief/?persona=managing-director&competitor=grabenhorst',
  changes: '/changes/',
  freshness: '/freshness/',
  help: '/help/components/',
  kept: '/kept/',
  lost: '/404.html',
};
const all = Object.entries(kinds);
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** What comes later, as long as it is not there. */
const coming =
  '[data-kept][hidden], [data-chooser][hidden], [data-brief="shown"] :is([data-sections]:empty, [data-copy-text][hidden])';

let folder: string;
let site: Served;
let browser: Browser;

beforeAll(async () => {
  folder = await buildSite({ args: ['--no-search'] });
  site = await serve(folder);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** One page for all kinds, as a reader of this sort has it. */
function reader(options: BrowserContextOptions): { visit: (address: string) => Promise<Page> } {
  let page: Page | undefined;
  beforeAll(async () => {
    const context = await browser.newContext(options);
    page = await context.newPage();
  });
  afterAll(() => page?.context().close());
  return {
    async visit(address) {
      if (page === undefined) throw new Error('There is no page yet.');
      await page.goto(site.address + address);
      // What is kept, and what a brief is made of, is shown once it has been looked up.
      if (options.javaScriptEnabled !== false)
        await page.waitForFunction((coming) => !document.querySelector(coming), coming);
      return page;
    },
  };
}

describe.each([
  ['at a desk', { viewport: desk }],
  ['on a phone, in the dark', { viewport: phone, colorScheme: 'dark' }],
] as const)('%s', (_, options) => {
  const { visit } = reader(options);

  describe.each(all)('%s', (_, address) => {
    let page: Page;
    beforeAll(async () => {
      page = await visit(address);
    });

    it('does not move once it is seen', async () => {
      await page.evaluate(painted);
      expect(await page.evaluate(moved)).toBeLessThan(0.02);
    });

    it('has nothing in the way of who reads by other means', async () => {
      expect(await barriers(page, 'html')).toEqual([]);
    });
  });
});

describe('enlarged to twice its size', () => {
  const { visit } = reader({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

  it.each(all)('nothing is cut off, or has to be scrolled to sideways: %s', async (_, address) => {
    expect(await (await visit(address)).evaluate(beyond)).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  const { visit } = reader({ viewport: desk, reducedMotion: 'reduce' });

  it.each(all)('one gets to all there is, in its order, and sees where one is: %s', async (_, address) => {
    const page = await visit(address);
    // Headings lead to themselves for whoever uses a page.
    await page.keyboard.press('Shift');
    await page.waitForFunction(
      (headings) => [...document.querySelectorAll(headings)].every((each) => each.querySelector('a')),
      '.entry-content :is(h2, h3)[id]:not(:has(button), a *)',
    );
    const count = await page.evaluate(numbered);
    const stops: { number: number; isSeen: boolean }[] = [];
    while (stops.length < Math.min(count, 60)) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(stop);
      // A day has a stop for each of its parts.
      if (at.number === -1 || at.number !== stops.at(-1)?.number) stops.push(at);
    }
    expect(stops).toEqual(stops.map((_, index) => ({ number: index, isSeen: true })));
  });
});

describe('in colours that the reader has chosen', () => {
  const { visit } = reader({ viewport: desk, forcedColors: 'active', colorScheme: 'dark' });

  it.each(all)(
    'chips and buttons have a line around them, and states their signs: %s',
    async (_, address) => {
      expect(await (await visit(address)).evaluate(blurred)).toEqual([]);
    },
  );
});

describe('without JavaScript', () => {
  const { visit } = reader({ javaScriptEnabled: false });

  it.each(all)('all is there to be read, and nothing that would not work: %s', async (_, address) => {
    const page = await visit(address);
    await page.locator('h1').waitFor();
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(60);
    expect(await page.locator('button:visible:not([popovertarget]), .state:visible:empty').count()).toBe(0);
  });
});

/** Runs in the page: resolves once what was drawn first has been seen. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** Runs in the page: how much of it has moved. */
function moved(): Promise<number> {
  return new Promise((done) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 0);
  });
}

/** Runs in the page: numbers all that can be got to, and returns how many there are. */
function numbered(): number {
  const stops = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    ),
  ].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true }) &&
      !each.matches(':disabled, [tabindex="-1"]') &&
      // Of those to choose one from, one is a stop, and arrows lead on.
      !(each instanceof HTMLInputElement && each.type === 'radio' && each !== chosenOf(each.name)),
  );
  function chosenOf(name: string): Element | null {
    return document.querySelector(`[name="${name}"]:checked`) ?? document.querySelector(`[name="${name}"]`);
  }
  stops.forEach((each, index) => (each.dataset['stop'] = String(index)));
  return stops.length;
}

/** Runs in the page: where one is, and whether that can be seen. */
function stop(): { number: number; isSeen: boolean } {
  const at = document.activeElement as HTMLElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { top, bottom, width, height } = at.getBoundingClientRect();
  const isInSight = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return { number: Number(at.dataset['stop'] ?? -1), isSeen: hasOutline && isInSight };
}

/** Runs in the page: what cannot be told from what is around it. */
function blurred(): string[] {
  const seen = [
    ...document.querySelectorAll<HTMLElement>('.chip, .disc, button, [data-state] .state'),
  ].filter((each) => each.checkVisibility());
  const hasLine = (each: Element, pseudo?: string) => {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(each, pseudo);
    return (
      borderTopStyle !== 'none' &&
      Number.parseFloat(borderTopWidth) > 0 &&
      !/^rgba.*, 0\)$/.test(borderTopColor)
    );
  };
  const isFilled = (each: Element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(each, '::before');
    return !/^rgba.*, 0\)$/.test(backgroundColor) || backgroundImage !== 'none';
  };
  return seen
    .filter((each) => {
      if (!each.matches('.state')) return !hasLine(each);
      const state = each.closest<HTMLElement>('[data-state]')?.dataset['state'];
      // What is over has a line for its sign, and what nobody has checked a ring.
      const isHollow = state === 'unreviewed' || state === 'over';
      return !hasLine(each, '::before') || isFilled(each) === isHollow;
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
}
