import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt, parseDay, type Day } from '../../src/freshness/day.ts';
import type { LineFacts } from '../../src/freshness/state-facts.ts';
import { reviewOn } from '../../src/freshness/review.ts';
import { tasksOn, urgency, type WorkFacts } from '../../src/freshness/worklist.ts';
import { stateInWords } from '../../src/freshness/words.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { others, type Tab } from '../support/browsers.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';
import { project } from '../support/script.ts';
import { deep, size } from '../support/size.ts';

/** Pages of every kind, which `npm test` tries; `npm run test:deep` tries all. */
const ten = [
  ...['/', '/lexicon/', '/lexicon/mql/', '/guides/', '/guides/lead-handoff/', '/objections/'],
  ...['/competitors/pitledger/', '/people/', '/people/leonie-vaske/', '/freshness/'],
];

/** How wide the first picture is in the frame that shows a page as readers will see it. */
const pictureInPreview = `document.querySelector('.concord-preview iframe')?.contentDocument.querySelector('img')?.naturalWidth ?? 0`;

let wiki: OpenWiki;

beforeAll(async () => {
  const reviewed = addDays(dayAt(new Date(), 'UTC'), -10);
  const soon = guide({
    title: 'Soon',
    owner: 'leonie-vaske',
    reviewed,
    reviewedBy: 'leonie-vaske',
    reviewEvery: '15 days',
  });
  wiki = await openWiki({
    files: { 'guides/soon.mdx': soon },
    prepare: (content) => cp(join(project, 'public'), join(content, '../public'), { recursive: true }),
  });
});
afterAll(() => wiki?.close());

for (const { name, programs, launch, complains } of others) {
  const found = programs();

  // What is not installed cannot be tried: `npm test` names it, and counts these as not run.
  describe.skipIf(found === undefined)(`in ${name}`, () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await launch(found ?? []);
    });
    afterAll(() => tab?.close());
    const says = (selector: string, words: string) =>
      expect.poll(() => tab.read<string[]>(text(selector)).then((all) => all.join(' '))).toContain(words);

    it('71-day-of-a-browser: pages and lists have the states of the day in the wiki’s time zone', async () => {
      const pages = await addresses();
      expect(pages.length).toBeGreaterThan(size(9, 90));
      let count = 0;
      for (const address of pages) {
        await tab.goto(wiki.address + address);
        await expect.poll(() => wrong(tab), { message: address }).toEqual([]);
        count += (await statesIn(tab)).length;
      }
      expect(count).toBeGreaterThan(size(30, 200));
    });

    it.each([
      ['Pacific/Kiritimati', 14],
      ['Pacific/Pago_Pago', -11],
    ])(
      '71-day-of-a-browser: that of %s, where it is never the same day as at the other end',
      async (zone, hours) => {
        const settings = await wiki.read('wiki.yaml');
        await writeFile(
          join(wiki.content, 'wiki.yaml'),
          settings.replace(/timeZone: .*/, `timeZone: ${zone}`),
        );
        const today = () =>
          parseDay(new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10)) as Day;
        const shown = async () => {
          await tab.goto(`${wiki.address}/guides/soon/`);
          const [line] = await statesIn(tab);
          return line?.facts.timeZone === zone && isTrue(line, today());
        };
        await expect.poll(shown).toBe(true);
        await writeFile(join(wiki.content, 'wiki.yaml'), settings);
      },
    );

    it('71-day-of-a-browser: the freshness page counts and lists by the day', async () => {
      const answer = await fetch(`${wiki.address}/freshness/facts.json`);
      const { items, timeZone } = (await answer.json()) as WorkFacts;
      const today = dayAt(new Date(), timeZone);
      const tasks = tasksOn(items, today);
      const groups = urgency.map((state) => tasks.filter(({ review }) => review.state === state));
      await tab.goto(`${wiki.address}/freshness/`);
      await expect
        .poll(() => tab.read(text('[data-count]')))
        .toEqual(groups.map(({ length }) => `${length}`));
      // So many of each are listed at once.
      const listed = groups.flatMap((group) => group.slice(0, 50));
      const words = listed.map(({ review }) => stateInWords({ ...review, today }));
      await expect.poll(() => tab.read(text('.worklist-group:not([data-owed]) .state'))).toEqual(words);
    });

    it('71-day-of-a-browser: search finds, and its results have the states of the day', async () => {
      await tab.goto(`${wiki.address}/`);
      const before = (await statesIn(tab)).length;
      // A press that comes before the page's script is pressed again, as people do.
      const focused = () => tab.read('document.activeElement.role');
      const press = async () => {
        if ((await focused()) !== 'combobox') await tab.click('.site-header [data-search]');
        return focused();
      };
      await expect.poll(press, { interval: 3000 }).toBe('combobox');
      await tab.type('MQL');
      await expect.poll(() => tab.read(`${text('.hit-title')}[0]`)).toMatch(/^Marketing qualified lead/);
      // States come with the details of hits, after their titles.
      await expect.poll(async () => (await statesIn(tab)).length).toBeGreaterThan(before);
      expect(await wrong(tab)).toEqual([]);
    });

    it('a page is told to be right, handed over, and both are taken back', async () => {
      const before = await wiki.read('guides/soon.mdx');
      await tab.goto(`${wiki.address}/guides/soon/`);
      const me = JSON.stringify({ id: 'katrin-debus', name: 'Katrin Debus', email: 'katrin@example.com' });
      await tab.read(`localStorage.setItem('concord-editor', ${JSON.stringify(me)})`);
      await tab.goto(`${wiki.address}/guides/soon/`);
      await tab.click('//button[. = "Still right"]');
      await says('.review-line', 'Checked by you today.');
      await says('.review-line', 'by Katrin Debus');
      await tab.click('//button[. = "Undo"]');
      await says('.review-line', 'Taken back: the page is as it was before.');
      await tab.click('//button[starts-with(., "Hand over")]');
      await tab.click('.hand-over input');
      await tab.type('wrobel');
      await expect.poll(() => tab.read(text('.hand-over li'))).toEqual(['Tomasz Wróbel Marketing']);
      await tab.click('.hand-over li button');
      await says('.review-line', 'Handed over to Tomasz Wróbel.');
      await tab.click('//button[. = "Undo"]');
      await expect.poll(() => wiki.read('guides/soon.mdx')).toBe(before);
    });

    it('71-day-of-a-browser: the editor knows who writes, opens a form, takes what is typed, shows and saves it', async () => {
      await tab.goto(`${wiki.address}/admin/`);
      await tab.click('#concord-you');
      await tab.type('Leonie');
      await tab.click('//li[@role = "option"][starts-with(., "Leonie Vaske")]');
      await tab.click('//button[. = "Open the editor"]');
      await says('h2', 'Collections');
      await tab.goto(`${wiki.address}/admin/#/collections/guides/entries/monthly-joint-meeting`);
      await tab.click('//label[starts-with(., "Summary")]/following::textarea[1]');
      await tab.type(`Typed in ${name}. `);
      await says('.concord-foot', 'Not all is saved.');
      await tab.click('.concord-body [contenteditable] p');
      await tab.type(`Written in ${name}. `);
      await says('.concord-body', `Written in ${name}.`);
      await tab.click('//button[. = "Preview"]');
      await expect.poll(() => tab.read(pictureInPreview)).toBeGreaterThan(0);
      await tab.click('//button[. = "Close"]');
      await tab.click('//*[@role = "button"][. = "Publish"]');
      await tab.click('//*[@role = "menuitem"][. = "Publish now"]');
      await says('.concord-foot', 'Saved.');
      await tab.goto(`${wiki.address}/guides/monthly-joint-meeting/`);
      await says('.lead', `Typed in ${name}.`);
      await says('.entry-content', `Written in ${name}.`);
    });

    if (complains)
      it('nothing throws, or does what a policy refuses', () => {
        expect(tab.complaints).toEqual([]);
      });
  });
}

/** Ten pages, or all that others lead to. */
async function addresses(): Promise<string[]> {
  const found = new Set(ten);
  if (!deep) return ten;
  for (const address of found) {
    const html = await (await fetch(wiki.address + address)).text();
    for (const [, path = ''] of html.matchAll(/ href="(\/[^"#?]*\/)"/g))
      if (!path.startsWith('/admin/')) found.add(path);
  }
  return [...found];
}

/** What a page says of a review, and the facts that it derives it from. */
interface Line {
  facts: LineFacts;
  state: string | null;
  label: string | null;
  /** The label says something else where all is well. */
  unlessCurrent: boolean;
}

/** All that can be seen. */
async function statesIn(tab: Tab): Promise<Line[]> {
  return tab.read(`[...document.querySelectorAll('[data-review]:not([hidden])')].map((line) => {
    const label = line.querySelector('[data-review-label]');
    return {
      facts: JSON.parse(line.dataset.review),
      state: line.dataset.state ?? null,
      label: label && label.textContent,
      unlessCurrent: label?.dataset.reviewLabel === 'unless-current',
    };
  })`);
}

/** What a page says of reviews that is not so on this day. */
async function wrong(tab: Tab): Promise<Line[]> {
  const lines = await statesIn(tab);
  return lines.filter((line) => !isTrue(line, dayAt(new Date(), line.facts.timeZone)));
}

function isTrue({ facts, state, label, unlessCurrent }: Line, today: Day): boolean {
  const review = reviewOn(facts, today);
  const isOwn = label === null || (unlessCurrent && state === 'current');
  return state === review.state && (isOwn || label === stateInWords({ ...review, today }));
}

function text(selector: string): string {
  return `[...document.querySelectorAll('${selector}')].map((each) => each.textContent.trim())`;
}
