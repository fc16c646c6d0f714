import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import lexicon from '../../src/collections/lexicon.ts';
import { wordingOf } from '../../src/collections/wording.ts';
import { dayAt } from '../../src/freshness/day.ts';
import { finishedPeriods, periodInWords } from '../../src/freshness/period.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { isSaved, openForm, openWiki, save, sayWho, signIn, type OpenWiki } from '../support/edited-wiki.ts';

/** A page that names what does not exist, and a day that is none. */
const odd = `---
title: Odd guide
summary: A page to try the form on.
owner: somebody-else
teams: [sales]
related:
  - gone-page
  - lead-handoff
reviewed: last spring
reviewEvery: 2 weeks
---

The text.
`;
/** A page with a link in the midst of its text that must not be, and a step without its name. */
const linked = `---
title: Linked guide
summary: A page to try the checks on.
owner: leonie-vaske
teams: [sales]
reviewed: 2026-11-01
steps:
  - title: First
  - who: Somebody
---

One paragraph.

Another, with [a way out](javascript:x) of it.

The last.
`;
const aaron = 'name: Aaron Gone\nemail: aaron@example.com\nteam: sales\nrole: x\nleft: 2020-01-31\n';

/** A number without readings, signed for other words than it has. */
const calls = `---
title: Calls in time
summary: How often we call in time.
owner: leonie-vaske
teams: [sales]
definition: Calls made in six hours.
kind: owed
owedBy: sales
unit: percent
better: more
target: 90
every: month
readBy: leonie-vaske
source: The CRM.
signOff:
  - team: sales
    by: leonie-vaske
    on: 2026-11-01
    wording: 0123456789ab
  - team: marketing
    by: leonie-vaske
    on: 2026-11-01
    insteadOf: ines-hollander
    wording: 0123456789ab
tasks:
  - text: Ask why
    who: leonie-vaske
    by: 2026-12-01
---
`;

let wiki: OpenWiki;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  wiki = await openWiki({
    files: {
      'guides/odd.mdx': odd,
      'guides/linked.mdx': linked,
      'numbers/calls.mdx': calls,
      'objections/bare.mdx': '---\ntitle: Bare\ndraft: true\n---\n',
      'people/aaron-gone.yaml': aaron,
    },
  });
  browser = await launchChromium();
  page = await visitor();
  await signIn(page, wiki);
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const made = await context.newPage();
  made.on('dialog', (dialog) => void dialog.accept());
  return made;
}

const box = (label: string, at: Page | Locator = page) => at.getByLabel(label, { exact: true });
const labelled = (label: string) => page.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
const offers = () => page.locator('.field-offers').getByRole('option');
const draftSwitch = (at: Page) => at.getByRole('switch', { name: /Draft/ });
/** The label of what the focus is on. */
const focused = (at: Page) =>
  at.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.innerText);
async function publish(): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
}
const soon = { timeout: 10_000 };

describe('on a phone', () => {
  it('an objection is noted from a search that found nothing', async () => {
    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await phone.goto(wiki.address);
    await phone.locator('[data-search]:visible').first().tap();
    const input = phone.locator('.search input');
    await input.waitFor();
    await input.pressSequentially('Qqxv wjkz');
    await phone.getByText('Nobody has written this yet').waitFor();
    await phone.getByRole('link', { name: 'Objection', exact: true }).tap();
    await sayWho(phone, 'Leonie Vaske');
    await expect.poll(() => box('Objection', phone).inputValue(), soon).toBe('Qqxv wjkz');

    await phone.getByLabel('Summary').fill('Heard an hour ago.');
    await phone.getByRole('group', { name: 'Teams' }).getByText('Sales').tap();
    await box('Category', phone).selectOption('Price');
    await phone.getByLabel('What it really means').fill('They do not see the value.');
    await box('Answer', phone).fill('Let us count.');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await phone.evaluate(tooSmall)).toEqual([]);
    await phone.getByRole('button', { name: 'Publish', exact: true }).tap();
    await phone.getByRole('menuitem', { name: 'Publish now' }).tap();
    // Decap goes from the new form to the page's own once it is saved, and would come back from the list.
    await phone.waitForURL(/entries\/qqxv-wjkz/);
    const text = await wiki.read('objections/qqxv-wjkz.mdx');
    expect(text).toMatch(/^---\ntitle: .*Qqxv wjkz.*\n/);
    expect(text).toContain('\nowner: leonie-vaske\n');
    expect(text).not.toContain('<Avoid>');
    await phone.goto(`${wiki.address}/admin/#/collections/objections`);
    await phone.getByRole('link', { name: 'Qqxv' }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await phone.context().close();
  });
});

describe('a number', () => {
  it('has the latest period that is over in one press, and pages of any collection by their names', async () => {
    const today = dayAt(new Date(), 'Europe/Berlin');
    const [last = '', before = ''] = finishedPeriods('month', today, 2);
    await openForm(page, wiki, 'numbers/entries/calls');
    const readings = page.getByRole('group', { name: /^Readings/ });
    await readings.getByRole('button', { name: 'Add to Readings' }).click();
    await box('Period', readings).fill('last month');
    await readings.getByText('“last month” is no period.').waitFor();
    await readings.getByRole('button', { name: periodInWords(last) }).click();
    await readings.getByText('is no period').waitFor({ state: 'detached' });
    await box('Value', readings).fill('88');
    // What the list has is not offered again.
    await readings.getByRole('button', { name: 'Add to Readings' }).click();
    const second = readings.locator('li').nth(1);
    await second.getByRole('button', { name: periodInWords(before) }).waitFor();
    expect(await second.getByRole('button', { name: periodInWords(last) }).count()).toBe(0);
    await second.getByRole('button', { name: /^Remove/ }).click();

    const signatures = page.getByRole('group', { name: /^Signatures/ });
    await signatures.locator('summary').first().click();
    await signatures.getByText('Earlier words.').first().waitFor();
    // In whose place somebody signed is written by “Sign”, and only read here.
    await signatures.locator('summary').nth(1).click();
    await signatures.locator('output', { hasText: 'Ines Hollander' }).waitFor();
    expect(await signatures.getByText('In place of').count()).toBe(1);
    expect(
      await signatures.getByLabel(/^In place of/).evaluateAll((all) => all.map((each) => each.tagName)),
    ).toEqual(['OUTPUT']);

    const tasks = page.getByRole('group', { name: /^To do/ });
    await tasks.locator('summary').first().click();
    await tasks.getByLabel(/^Page/).fill('lead hand');
    await offers().filter({ hasText: 'Guide' }).first().click();
    await tasks.getByText('Guide', { exact: true }).waitFor();
    expect(await barriers(page, '.entry-form')).toEqual([]);
    await save(page);
    const text = await wiki.read('numbers/calls.mdx');
    expect(text).toContain(`period: ${last}`);
    expect(text).toContain('page: guides/lead-handoff');
    expect(text).toContain('wording: 0123456789ab');
    expect(text).toContain('insteadOf: ines-hollander');
  });
});

describe('an absence', () => {
  it('keeps a day that is half typed in sight, and asks for its last day once it has a first', async () => {
    await openForm(page, wiki, 'people/entries/leonie-vaske');
    const away = page.getByRole('group', { name: 'Away' });
    const [from, until] = [page.locator('#field-away-from'), page.locator('#field-away-until')];
    await away.getByText('Until (optional)').waitFor();
    await from.focus();
    await page.keyboard.type('1130');
    await until.focus();
    await away.getByText('This day is not complete.').waitFor();
    expect(await from.evaluate((box: HTMLInputElement) => box.validity.badInput)).toBe(true);
    await away.getByRole('button', { name: 'Clear From' }).click();
    await expect.poll(() => from.evaluate((box: HTMLInputElement) => box.validity.badInput)).toBe(false);

    await from.focus();
    await page.keyboard.type('11302026');
    await expect.poll(() => until.getAttribute('aria-required'), soon).toBe('true');
    expect(await away.getByText('Until (optional)').count()).toBe(0);
    expect(await away.getByText('not complete').count()).toBe(0);
    await from.focus();
    await page.keyboard.press('Backspace');
    await until.focus();
    await away.getByText('This day is not complete. 30 Nov 2026 stays until it is.').waitFor();
    await away.getByRole('button', { name: 'Clear From' }).click();
    await away.getByText('Until (optional)').waitFor();
  });
});

describe('a draft', () => {
  it('is noted in a moment on a phone: a title will do', async () => {
    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await openForm(phone, wiki, 'objections/new');
    await sayWho(phone, 'Leonie Vaske');
    await box('Objection', phone).fill('Heard just now');
    await phone.getByText('Not saved yet.').waitFor();
    // All of it is on the first screen.
    expect((await draftSwitch(phone).boundingBox())?.y).toBeLessThan(600);
    await draftSwitch(phone).tap();
    await save(phone);
    const text = await wiki.read('objections/heard-just-now.mdx');
    expect(text).toContain('\ndraft: true\nowner: leonie-vaske\nteams:\n  - marketing\n');
    await phone.context().close();
  });

  it('needs a title all the same, since that gives it its address', async () => {
    await openForm(page, wiki, 'objections/new');
    await draftSwitch(page).click();
    await publish();
    await page.getByText('Objection is empty.').waitFor();
    await expect.poll(() => focused(page), soon).toBe('Objection');
  });

  it('is not counted as changed by being opened, and is kept as it is', async () => {
    await openForm(page, wiki, 'objections/entries/bare');
    await page.getByText('6 fields to fill in. A draft can be saved all the same.').first().waitFor();
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
    expect(await page.locator('.field-wrong').count()).toBe(0);
    await box('Objection').fill('Barer');
    await save(page);
    expect(await wiki.read('objections/bare.mdx')).toBe('---\ntitle: Barer\ndraft: true\n---\n');
  });
});

describe('a page that is not ready', () => {
  it('is not published: a message names the fields, and the first of them is led to', async () => {
    await openForm(page, wiki, 'objections/new?title=Not%20ready');
    for (const label of ['Objection', 'Summary', 'Owner', 'Category', 'Answer'])
      expect(await box(label).getAttribute('aria-required'), label).toBe('true');
    expect(await page.locator('.field-wrong', { hasText: 'is empty' }).count()).toBe(0);
    await publish();
    await page.getByText('Still empty: Summary, Category, What it really means, Answer.').waitFor();
    await expect.poll(() => focused(page), soon).toBe('Summary');
    await page.locator('.field-wrong', { hasText: 'Category is empty. Fill it in.' }).waitFor();
    await expect(wiki.read('objections/not-ready.mdx')).rejects.toThrow();
  });

  it('says so at its fields in their own words, and is published as soon as they are filled in', async () => {
    await openForm(page, wiki, 'guides/entries/linked');
    await box('Summary').fill('');
    const beside = page.locator('.field-wrong', { hasText: 'Summary is empty. Fill it in.' });
    await beside.waitFor();
    expect(await box('Summary').getAttribute('aria-describedby')).toContain(await beside.getAttribute('id'));
    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    expect(await focused(page)).toBe('Summary');
    await publish();
    await page.getByText('This page cannot be published yet').waitFor();
    await expect.poll(() => wiki.read('guides/linked.mdx')).toBe(linked);
    await box('Summary').fill('Filled in.');
    await save(page);
    expect(await wiki.read('guides/linked.mdx')).toBe(
      linked.replace('A page to try the checks on.', 'Filled in.'),
    );
    await expect.poll(() => beside.count(), soon).toBe(0);
  });

  it('leads into its text, and into its lists', async () => {
    await openForm(page, wiki, 'guides/entries/linked');
    await page.getByRole('button', { name: 'Page text', exact: true }).click();
    const at = () => page.evaluate(() => getSelection()?.anchorNode?.textContent);
    await expect.poll(at, soon).toBe('Another, with a way out of it.');
    await page.getByRole('button', { name: 'Steps 2 › Step', exact: true }).click();
    await expect.poll(() => focused(page), soon).toBe('Step');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('');
  });

  it('can be seen as readers see it, from its top', async () => {
    await page.getByRole('button', { name: 'See it as readers do' }).click();
    await page.getByRole('complementary', { name: 'Preview' }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  });
});

describe('fields that name pages and people', () => {
  it('show names, keep what they do not know, and change nothing by being opened', async () => {
    await openForm(page, wiki, 'guides/entries/odd');
    await page.getByText('There is no person “somebody-else” in the wiki.').waitFor();
    await page.getByText('There is no page “gone-page” in the wiki.').waitFor();
    expect(await box('Owner').inputValue()).toBe('somebody-else');
    const chosen = page.getByRole('list', { name: 'Chosen: Related guides' }).getByRole('listitem');
    expect(await chosen.allInnerTexts()).toEqual([
      expect.stringContaining('gone-page'),
      expect.stringContaining('Lead handoff'),
    ]);
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
  });

  it('find by title, other name and id among all pages', async () => {
    const terms = labelled('Terms it rests on');
    await terms.click();
    await expect.poll(() => offers().count(), soon).toBeGreaterThan(30);
    await terms.pressSequentially('MQL');
    await expect.poll(() => offers().allInnerTexts(), soon).toEqual(['Marketing qualified lead MQL']);
    await page.keyboard.press('Enter');
    await terms.pressSequentially('rate');
    await expect.poll(() => offers().allInnerTexts(), soon).toEqual(['Win rate']);
    await page.keyboard.press('Escape');
    await expect.poll(() => offers().count()).toBe(0);
    await expect.poll(() => terms.inputValue()).toBe('');
    await terms.pressSequentially('weighing-p');
    await expect.poll(() => offers().count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => terms.inputValue()).toBe('');
    await terms.pressSequentially('win');
    await expect.poll(() => offers().count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => terms.inputValue()).toBe('');
    await page.keyboard.press('Backspace');
    await terms.pressSequentially('WÍN');
    await expect.poll(() => offers().count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => terms.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Remove Lead handoff' }).click();
  });

  it('find people without their accents, and put those who have left last', async () => {
    const owner = box('Owner');
    await owner.click();
    await expect
      .poll(async () => (await offers().allInnerTexts()).slice(-2), soon)
      .toEqual(['Aaron Gone Sales, has left', 'Noah Feldkamp Marketing, has left']);
    await owner.fill('wrobel');
    await expect.poll(() => offers().allInnerTexts(), soon).toEqual(['Tomasz Wróbel Marketing']);
    await page.keyboard.press('Tab');
    await expect.poll(() => owner.inputValue(), soon).toBe('somebody-else');
    await owner.fill('wrobel');
    await page.keyboard.press('Enter');
    expect(await owner.inputValue()).toBe('Tomasz Wróbel');
  });
});

describe('days and lengths of time', () => {
  it('are picked, what is no day is shown until it is mended, and ids are written for names', async () => {
    await page.getByText('“last spring” is no day.').waitFor();
    expect(await labelled('Reviewed on').inputValue()).toBe('last spring');
    await page.getByRole('button', { name: 'Today' }).first().click();
    expect(await labelled('Reviewed on').inputValue()).toMatch(/^20\d\d-\d\d-\d\d$/);
    await labelled('Reviewed on').fill('2026-03-31');
    const every = labelled('Review every');
    expect(await every.inputValue()).toBe('2 weeks');
    expect(await every.locator('option').first().innerText()).toBe('6 months, as for every guide');
    await every.selectOption('other …');
    await page.getByLabel('Review every, in words').fill('5 weeks');
    await save(page);
    const text = await wiki.read('guides/odd.mdx');
    expect(text).toMatch(/\nreviewed: '?2026-03-31'?\n/);
    expect(text).toContain('\nreviewEvery: 5 weeks\n');
    expect(text).toContain('\nowner: tomasz-wrobel\n');
    expect(text).toMatch(/\nterms:\n {2}- mql\n {2}- weighing-point\n {2}- win-rate\n/);
    expect(text).toMatch(/\nrelated:\n {2}- gone-page\n(?! )/);
  });
});

describe('groups', () => {
  it('say in words what is in them', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    await page.getByText(/^Marketing: Ines Hollander, \d+ \w{3} \d{4}$/).waitFor();
  });
});

describe('a signature', () => {
  it('is added with who signs, when, and what, and needs no more', async () => {
    const lead = await visitor();
    await openForm(lead, wiki, 'lexicon/entries/reference-customer');
    await sayWho(lead, 'Ines Hollander');
    const definition = await box('Definition', lead).inputValue();
    await lead.getByRole('button', { name: 'Sign: Agreement' }).click();
    await save(lead);
    const signed =
      /- team: marketing\n +by: ines-hollander\n +on: '?20\d\d-\d\d-\d\d'?\n +definition: (.*)\n +wording: (.*)\n/;
    const [, words, wording] = signed.exec(await wiki.read('lexicon/reference-customer.mdx')) ?? [];
    expect([words, wording]).toEqual([definition, wordingOf(lexicon, { definition }, '')]);
    await lead.context().close();
  });

  it('is refused to who does not lead the team', async () => {
    await openForm(page, wiki, 'lexicon/entries/reference-customer');
    await page.getByRole('button', { name: 'Sign: Agreement' }).click();
    await publish();
    await page
      .getByText(/Leonie Vaske signed for Marketing on .* could have\./)
      .first()
      .waitFor();
    expect(await wiki.read('lexicon/reference-customer.mdx')).not.toContain('by: leonie-vaske');
  });
});

describe('a new page', () => {
  const words = `“Zu teuer” & 100% <b> it's + "große" #1?`;

  it('is begun from a link to the letter, also by who has to sign in first, and belongs to its editor', async () => {
    const other = await visitor();
    await openForm(other, wiki, `objections/new?title=${encodeURIComponent(words)}`);
    await sayWho(other, 'Priya Raman');
    await expect.poll(() => box('Objection', other).inputValue(), soon).toBe(words);
    await expect.poll(() => box('Owner', other).inputValue(), soon).toBe('Priya Raman');
    await other.context().close();
  });

  it('is not counted as changed before anyone has written in it', async () => {
    // In a browser that holds no unsaved text of another new page.
    const other = await visitor();
    await openForm(other, wiki, 'objections/new?title=Plain');
    await sayWho(other, 'Leonie Vaske');
    await expect.poll(() => box('Owner', other).inputValue(), soon).toBe('Leonie Vaske');
    await other.getByText('Nothing typed yet.').waitFor();
    await other.getByLabel('Summary').fill('Written.');
    await other.getByText('Not saved yet.').waitFor();
    await other.context().close();
  });
});

describe.each(['light', 'dark'] as const)('the %s form', (colorScheme) => {
  it.each(['guides/entries/lead-handoff', 'lexicon/new', 'people/new', 'wiki/entries/wiki'])(
    'of %s can be used with whatever one reads it with',
    async (path) => {
      await page.emulateMedia({ colorScheme });
      await openForm(page, wiki, path);
      await page.locator('.entry-form .field').first().waitFor();
      await page
        .locator('.entry-form details')
        .evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
      expect(await barriers(page, '.entry-form')).toEqual([]);
    },
  );
});

describe('the address', () => {
  it('leads from form to form without a reload, and says where there is no page', async () => {
    let loads = 0;
    page.on('load', () => loads++);
    const go = (path: string) =>
      page.evaluate((hash) => void (location.hash = hash), `#/collections/${path}`);
    await openForm(page, wiki, 'guides/entries/lead-scoring');
    await box('Title').waitFor();
    await go('lexicon/entries/nurture');
    await expect.poll(() => box('Term').inputValue(), soon).toBe('Nurturing');
    await go('lexicon/entries/nobody');
    await page.getByRole('heading', { name: 'Nothing could be opened here' }).waitFor();
    expect(await page.locator('.concord-foot').innerText()).not.toContain('All saved');
    await go('lexicon/entries/champion');
    await expect.poll(() => box('Term').inputValue(), soon).toBe('Champion');
    expect(loads).toBe(1);
  });
});

describe('the keyboard', () => {
  it('is enough to change a page and publish it', async () => {
    await openForm(page, wiki, 'lexicon/entries/sal');
    await box('Summary').waitFor();
    const onto = async (name: string) => {
      for (let presses = 0; presses < 80; presses++) {
        const at = await page.evaluate(() => {
          const { activeElement: at } = document;
          return (at as HTMLInputElement | null)?.labels?.[0]?.innerText ?? at?.textContent?.trim();
        });
        if (at === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`“${name}” is not reached`);
    };
    await onto('Summary');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Typed without a mouse.');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await onto('Publish');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), soon)
      .toBe('Publish now');
    await page.keyboard.press('Enter');
    await isSaved(page).waitFor();
    expect(await wiki.read('lexicon/sal.mdx')).toContain('summary: Typed without a mouse.');
  });
});

describe('the settings', () => {
  it('take a new team and a stage of its own, by name', async () => {
    await openForm(page, wiki, 'wiki/entries/wiki');
    await page.getByRole('button', { name: 'Add to Teams' }).click();
    await page.keyboard.type('Customer success');
    await page.getByRole('button', { name: 'Add to Funnel stages' }).click();
    await page.keyboard.type('Renewal');
    await page.getByLabel('Owned by').last().selectOption('Customer success');
    await save(page);
    const text = await wiki.read('wiki.yaml');
    expect(text).toMatch(
      /- id: customer-success\n +name: Customer success\n +colour: '#(?!1f6f78|a3475f)[0-9a-f]{6}'\n/,
    );
    expect(text).toMatch(/- id: renewal\n +name: Renewal\n +team: customer-success\n/);
    await openForm(page, wiki, 'people/new');
    await box('Team').selectOption('Customer success');
  });
});

/** Runs in the page: what is too small for a thumb, or lies beyond the edge of the screen. */
function tooSmall(): string[] {
  const all = document.querySelectorAll('#nc-root :is(button, [role="button"], select, input, textarea)');
  return [...all].flatMap((each) => {
    const { width, height, left, right } = each.getBoundingClientRect();
    // The label of a small box can be touched in its place, and is as large as a thumb.
    if (width === 0 || each.matches('[type="checkbox"], [type="radio"]')) return [];
    if (each.closest('.mdxeditor')) return [];
    const fits = height >= 40 && width >= 40 && left >= 0 && right <= innerWidth;
    return fits ? [] : [`${each.className} ${each.textContent}: ${width} × ${height} at ${left}`];
  });
}
