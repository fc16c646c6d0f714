import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBodyEditor, type BodyEditor } from '../support/body-editor.ts';

/** What people do in the editor of texts, with the mouse and the keyboard. */
let editor: BodyEditor;
let page: Page;

beforeAll(async () => {
  editor = await openBodyEditor();
  ({ page } = editor);
});

afterAll(() => editor.close());

beforeEach(async () => {
  await page.evaluate(() => localStorage.clear());
});

async function open(text: string): Promise<void> {
  await page.evaluate((given) => window.open_(given), text);
}

/** The text, once what was typed has been handed over. */
async function text(): Promise<string | undefined> {
  await page.locator('label').dispatchEvent('pointerdown');
  return page.evaluate(() => window.changes.at(-1));
}

/** Puts the cursor at the end of the first paragraph, heading or item that says this. */
async function goBehind(words: string): Promise<void> {
  await page.locator('.concord-text').getByText(words, { exact: true }).first().click();
  await page.keyboard.press('End');
  await settle();
}

/** The browser tells where the cursor is a moment later than it shows it. */
async function settle(): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function choose(item: string): Promise<void> {
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
}

/** Finds a page in a form, and takes the form as it is then. */
async function pick(label: string, typed: string, title: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.fill(typed);
  await page.locator('.field-offers').getByRole('option', { name: title }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe(title);
  await page.keyboard.press('Enter');
}

test('puts in a callout, writes in it, and leaves it', async () => {
  await open('* one\n\nFirst words\n\nLast *words*');
  await goBehind('First words');
  await choose('Callout');
  await page.getByLabel('Kind (optional)').selectOption('warning');
  await page.getByLabel('Title').fill('Say "hi"');
  await page.keyboard.press('Enter');
  await page.keyboard.type('In the box');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Behind the box');
  expect(await text()).toBe(
    '* one\n\nFirst words\n\n<Callout kind="warning" title="Say &quot;hi&quot;">\n\nIn the box\n\n</Callout>\n\nBehind the box\n\nLast *words*',
  );
});

test('changes what a component says of itself, and takes it away', async () => {
  await open("*  one\n\n<Callout kind='tip'>\nWords\n</Callout>\n\nLast");
  await page.getByRole('button', { name: /^Tip/ }).click();
  await page.getByLabel('Kind (optional)').selectOption('danger');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await text()).toBe("*  one\n\n<Callout kind='danger'>\nWords\n</Callout>\n\nLast");
  await page.getByRole('button', { name: /^Danger/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  expect(await text()).toBe('*  one\n\nLast');
});

test('leaves a box alone when words are typed over its form', async () => {
  await open('First\n\n<Say>\n\nGood morning.\n\n</Say>\n\nLast');
  await page.getByRole('button', { name: /^Say/ }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('abc def');
  await page.keyboard.press('Escape');
  await goBehind('Last');
  await page.keyboard.type('!');
  expect(await text()).toBe('First\n\n<Say>\n\nGood morning.\n\n</Say>\n\nLast!');
});

test('a click on the name of a box goes into the box', async () => {
  await open('First\n\n<Say>\n\nGood morning.\n\n</Say>\n\n<Callout>\n\n- [ ] One\n\n</Callout>\n\nLast');
  await page.locator('.concord-frame-label', { hasText: 'Say' }).click();
  await settle();
  await page.keyboard.type('abc def ');
  expect(await text()).toContain('<Say>\n\nabc def Good morning.\n\n</Say>');
  await page.locator('.concord-frame-label', { hasText: 'Callout' }).click();
  await settle();
  await page.keyboard.type('abc ');
  expect(await text()).toContain('- [ ] abc One');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('puts in a box that has nothing to fill in', async () => {
  await open('Words');
  await goBehind('Words');
  await choose('Say');
  await page.keyboard.type('Good morning.');
  expect(await text()).toBe('Words\n\n<Say>\n\nGood morning.\n\n</Say>');
});

test('makes tasks of boxes that are typed', async () => {
  await open('First\n\n- one\n- \\[ ] two');
  await goBehind('First');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- [ ] call back');
  await page.keyboard.press('Enter');
  await page.keyboard.type('send it');
  await goBehind('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('[x] done');
  expect(await text()).toBe('First\n\n- [ ] call back\n- [ ] send it\n- one\n- [x] done\n- \\[ ] two');
});

test('says what a component still needs', async () => {
  await open('Words');
  await goBehind('Words');
  await choose('Details');
  await page.getByRole('button', { name: 'Insert' }).last().click();
  expect(await page.getByRole('alert').textContent()).toBe('“Summary” is missing.');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await text()).toBeUndefined();
});

test('finds a term and a page by other names of theirs', async () => {
  await open('About');
  await goBehind('About');
  await page.keyboard.type(' ');
  await choose('Term');
  await pick('Term', 'mql', 'Marketing qualified lead');
  await expect.poll(text).toBe('About <Term id="mql">Marketing qualified lead</Term>');
  await choose('Entry');
  await pick('Page', 'hando', 'Lead handoff');
  await expect
    .poll(text)
    .toBe('About <Term id="mql">Marketing qualified lead</Term>\n\n<Entry id="guides/lead-handoff" />');
});

test('makes a claim of the words that are selected', async () => {
  await open('They have five');
  await goBehind('They have five');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await settle();
  await choose('Claim');
  await page.getByLabel('Source').fill('Press');
  await page.getByLabel('Seen on').fill('2026-01-15');
  await page.getByLabel('Confidence').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Insert' }).last().click();
  await expect
    .poll(text)
    .toMatch(/^They have <Claim source="Press" seen="2026-01-15" confidence="\w+">five<\/Claim>$/);
});

test('makes words a link to a page, and no link again', async () => {
  await open('See guide');
  await goBehind('See guide');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await settle();
  await page.keyboard.press('Control+k');
  await pick('Leads to', 'handover', 'Lead handoff');
  await expect.poll(text).toBe('See [guide](/guides/lead-handoff/)');
  await page.locator('.concord-here').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(text).toBe('See guide');
});

test('puts in a footnote', async () => {
  await open('*  one\n\nIt is so[^1]\n\nLast words\n\n[^1]: Because');
  await goBehind('Last words');
  await choose('Footnote');
  await page.keyboard.type('Says who');
  expect(await text()).toBe('*  one\n\nIt is so[^1]\n\nLast words[^2]\n\n[^1]: Because\n\n[^2]: Says who');
});

test('goes on with a list in its own way, and makes words bold', async () => {
  await open('+ one\n+ two\n\nLast');
  await goBehind('two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('three');
  expect(await text()).toBe('+ one\n+ two\n+ **three**\n\nLast');
});

test('takes back what was typed', async () => {
  await open('*  one\n\nLast');
  await goBehind('one');
  await page.keyboard.type('x');
  expect(await text()).toBe('*  onex\n\nLast');
  await page.keyboard.press('Control+z');
  expect(await text()).toBe('*  one\n\nLast');
});

test('shows the text as Markdown, remembers that, and comes back', async () => {
  await open('*  one\n\nLast');
  await page.getByRole('button', { name: 'Show as Markdown' }).click();
  const source = page.getByLabel('Text in Markdown');
  expect(await source.inputValue()).toBe('*  one\n\nLast');
  await source.fill('*  one\n\nLast\n\n{x} <y');
  expect(await text()).toBe('*  one\n\nLast\n\n{x} <y');
  await open('Another');
  expect(await source.inputValue()).toBe('Another');
  await page.getByRole('button', { name: 'Show as readers see it' }).click();
  await goBehind('Another');
  await page.keyboard.type(' one');
  expect(await text()).toBe('Another one');
});

test('shows a text that comes from elsewhere while it is open', async () => {
  await open('Words');
  await goBehind('Words');
  await page.keyboard.type('x');
  expect(await text()).toBe('Wordsx');
  await page.evaluate(() => window.replace('Other *words*'));
  await goBehind('Other');
  await page.keyboard.press('Home');
  await page.keyboard.type('x');
  expect(await text()).toBe('xOther *words*');
});

test('opens a text as Markdown that is too long for anything else', async () => {
  await open('Words and more words. '.repeat(6000));
  expect(await page.locator('.concord-reason').textContent()).toContain('too long');
});

test('every button can be reached by the keyboard, and is large enough for a thumb', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open('Words');
  const buttons = page.locator('.concord-bar button, .concord-bar select');
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(40);
    expect(box?.height).toBeGreaterThanOrEqual(40);
  }
  await page.getByLabel('Kind of text').focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Bold');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('no error was reported', () => {
  expect(editor.errors).toEqual([]);
});
