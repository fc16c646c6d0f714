import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  isSaved,
  openElsewhere,
  openForm,
  openWiki,
  save,
  signIn,
  type OpenWiki,
} from '../support/edited-wiki.ts';

const unreadable =
  '---\ntitle: Pricing: EMEA\nsummary: How we price.\nowner: leonie-vaske\nteams: [sales]\n---\n\nWords that must not be lost.\n';

const slip = '---\ntitle: A slip\nsummary: Of the pen.\nowner: leonie-vask\nteams: [sales]\n---\n\nText.\n';

let wiki: OpenWiki;
let browser: Browser;
let leonie: Page;
let tomasz: Page;

beforeAll(async () => {
  wiki = await openWiki({ files: { 'guides/pricing.mdx': unreadable, 'guides/slip.mdx': slip } });
  browser = await launchChromium();
  [leonie, tomasz] = await Promise.all([visitor('Leonie Vaske'), visitor('Tomasz Wróbel')]);
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function visitor(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn(page, wiki, name);
  return page;
}

const file = 'content/lexicon/champion.mdx';
const form = 'lexicon/entries/champion';
const text = () => wiki.read('lexicon/champion.mdx');
const lastCommit = () => wiki.git('log', '-1', '--format=%an|%s');

/** A field of the form. Those that may be left empty say so beside their name. */
function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
}

async function type(page: Page, label: string, value: string): Promise<void> {
  await field(page, label).fill(value);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
}

/** Presses a button after which the editor loads itself anew, and waits until it has. */
async function reloadedBy(button: Locator): Promise<void> {
  const loaded = button.page().waitForEvent('load');
  await button.click();
  await loaded;
}

/** What the line at the foot says. */
function foot(page: Page): Locator {
  return page.locator('.concord-foot > p');
}

async function bothOpen(): Promise<void> {
  await Promise.all(
    [leonie, tomasz].map(async (page) => {
      await openForm(page, wiki, form);
      await page.getByLabel('Summary', { exact: true }).waitFor();
    }),
  );
}

describe('two people on one page', () => {
  it('are both heard where they change different fields', async () => {
    await bothOpen();
    await type(tomasz, 'Summary', 'Sells for us when we are away.');
    await save(tomasz);
    expect(await lastCommit()).toBe('Tomasz Wróbel|Change Summary of Champion\n');
    await type(leonie, 'How sales uses it', 'Asks for something small.');
    await save(leonie);
    expect(await lastCommit()).toContain('Leonie Vaske|');
    expect(await text()).toContain('summary: Sells for us when we are away.');
    expect(await text()).toContain('sales: Asks for something small.');
    await leonie.getByText('Saved together with what Tomasz Wróbel changed meanwhile').waitFor();
    expect(await field(leonie, 'Summary').inputValue()).toBe('Sells for us when we are away.');
    // What she was told is saved is what her next save begins with: nobody was faster than she is.
    await type(leonie, 'Summary', 'Sells for us.');
    await save(leonie);
    expect(await text()).toContain('summary: Sells for us.');
    await type(leonie, 'Summary', 'Sells for us when we are away.');
    await type(leonie, 'How sales uses it', 'Asks for something very small.');
    await save(leonie);
    expect(await text()).toContain('summary: Sells for us when we are away.');
    expect(await text()).toContain('sales: Asks for something very small.');
  });

  it('see both versions where they change the same, and choose', async () => {
    await bothOpen();
    await type(tomasz, 'Summary', 'The version of Tomasz.');
    await save(tomasz);
    await type(leonie, 'Summary', 'The version of Leonie.');
    await type(leonie, 'What it is not', 'A friend.');
    await publish(leonie);
    const dialog = leonie.getByRole('dialog', { name: 'Tomasz Wróbel was faster' });
    await dialog.getByRole('group', { name: 'Summary' }).waitFor();
    expect(await text()).toContain('summary: The version of Tomasz.');
    await dialog.getByLabel('Yours').check();
    await dialog.getByRole('button', { name: 'Save this' }).click();
    await isSaved(leonie).waitFor();
    expect(await text()).toContain('summary: The version of Leonie.');
    expect(await text()).toContain('isNot: A friend.');
  });

  it('are told by name who was faster, also after their texts were merged', async () => {
    await bothOpen();
    await type(tomasz, 'Summary', 'First of Tomasz.');
    await save(tomasz);
    await type(leonie, 'What it is not', 'A colleague.');
    await save(leonie);
    await type(tomasz, 'What it is not', 'A customer.');
    await publish(tomasz);
    const dialog = tomasz.getByRole('dialog', { name: 'Leonie Vaske was faster' });
    await dialog.getByLabel('Yours').check();
    await dialog.getByRole('button', { name: 'Save this' }).click();
    await isSaved(tomasz).waitFor();
    await type(leonie, 'What it is not', 'A stranger.');
    await publish(leonie);
    const second = leonie.getByRole('dialog', { name: 'Tomasz Wróbel was faster' });
    await second.waitFor();
    expect(await foot(leonie).innerText()).not.toContain('Saved together');
    await second.getByLabel(/^Tomasz Wróbel’s, (?:a moment|\d+ minutes?) ago$/).check();
    await second.getByRole('button', { name: 'Save this' }).click();
    await foot(leonie).getByText('Saved together with what Tomasz Wróbel changed meanwhile').waitFor();
    expect(await field(leonie, 'What it is not').inputValue()).toBe('A customer.');
  });

  it('lose nothing by going back to the form', async () => {
    await bothOpen();
    await type(tomasz, 'Example', 'The example of Tomasz.');
    await save(tomasz);
    await type(leonie, 'Example', 'The example of Leonie.');
    await publish(leonie);
    await leonie.getByRole('button', { name: 'Back to the form' }).click();
    await foot(leonie).getByText('Not saved. Tomasz Wróbel was faster').waitFor();
    expect(await field(leonie, 'Example').inputValue()).toBe('The example of Leonie.');
    expect(await text()).toContain('example: The example of Tomasz.');
    // Another day, after the browser was closed: the text is still to be had.
    await leonie.goto('about:blank');
    await openForm(leonie, wiki, form);
    await leonie.getByRole('button', { name: 'Kept texts' }).click();
    await leonie.getByRole('button', { name: 'Open it again' }).first().click();
    const kept = leonie.getByLabel('The file as text');
    expect(await kept.inputValue()).toContain('example: The example of Leonie.');
    await leonie.getByRole('button', { name: 'Save the text' }).click();
    const dialog = leonie.getByRole('dialog', { name: 'Tomasz Wróbel was faster' });
    await dialog.getByLabel('Yours').check();
    await reloadedBy(dialog.getByRole('button', { name: 'Save this' }));
    await expect.poll(text).toContain('example: The example of Leonie.');
  });
});

describe('what was typed and never saved', () => {
  const typed = 'Typed, and never saved.';
  const offer = (at = leonie) => at.getByRole('status', { name: 'Not saved last time' });
  const drafts = () => leonie.evaluate(() => JSON.stringify(localStorage));
  const bringBack = () => offer().getByRole('button', { name: 'Bring it back' }).click();

  it('is offered again, and is merged with what was saved in between', async () => {
    await openForm(leonie, wiki, form);
    await type(leonie, 'Summary', typed);
    await openForm(tomasz, wiki, form);
    await type(tomasz, 'How marketing uses it', 'In between.');
    await save(tomasz);
    for (let time = 0; time < 2; time++) {
      await openForm(leonie, wiki, form);
      await bringBack();
      await expect.poll(() => field(leonie, 'Summary').inputValue()).toBe(typed);
      await foot(leonie).getByText('Not all is saved.').waitFor();
    }
    await save(leonie);
    expect(await text()).toContain(`summary: ${typed}`);
    expect(await text()).toContain('marketing: In between.');
    await foot(leonie).getByText('Saved together with what Tomasz Wróbel changed meanwhile').waitFor();
    await expect.poll(drafts).not.toContain(typed);
  });

  it('does not go over what a colleague has saved in the same place', async () => {
    await openForm(leonie, wiki, form);
    await type(leonie, 'Example', typed);
    await openForm(tomasz, wiki, form);
    await type(tomasz, 'Example', 'An example in between.');
    await save(tomasz);
    await openForm(leonie, wiki, form);
    await bringBack();
    await publish(leonie);
    await leonie.getByRole('dialog', { name: 'Tomasz Wróbel was faster' }).waitFor();
    await leonie.getByRole('button', { name: 'Back to the form' }).click();
    expect(await text()).toContain('example: An example in between.');
    await foot(leonie).getByText('Not saved. Tomasz Wróbel was faster').waitFor();
  });

  it('is thrown away by who does not want it, and is no longer offered to who types anew', async () => {
    await openForm(leonie, wiki, form);
    await offer().getByText('Tomasz Wróbel was faster').waitFor();
    const { value, other } = { value: await field(leonie, 'Summary').inputValue(), other: 'Typed anew.' };
    await type(leonie, 'Summary', other);
    await expect.poll(() => offer().count()).toBe(0);
    await type(leonie, 'Summary', value);
    await offer().getByRole('button', { name: 'Throw it away' }).click();
    await expect.poll(drafts).not.toContain(typed);
    await openForm(leonie, wiki, form);
    await field(leonie, 'Summary').waitFor();
    expect(await offer().count()).toBe(0);
  });
});

describe('the desk in the editor', () => {
  it('says when a page is published, and leads to it', async () => {
    await openForm(leonie, wiki, form);
    await type(leonie, 'Summary', 'Published within seconds.');
    await save(leonie);
    const link = leonie.getByRole('link', { name: 'Read it on the wiki' });
    await link.waitFor();
    const response = await fetch((await link.getAttribute('href')) ?? '');
    expect(await response.text()).toContain('Published within seconds.');
  });

  it('shows what has changed in words, and asks before it brings an earlier version back', async () => {
    await openForm(leonie, wiki, form);
    const opener = leonie.getByRole('button', { name: 'This page’s history' });
    await opener.click();
    const dialog = leonie.getByRole('dialog', { name: 'History of this page' });
    const first = dialog.getByRole('listitem').filter({ hasText: 'Tomasz Wróbel' }).last();
    await first.getByText('Changed Summary of Champion').waitFor();
    await first.scrollIntoViewIfNeeded();
    await first.getByText('Summary changed').or(first.getByText('Summary rewritten')).click();
    await first.getByText('Sells for us when we are away.').waitFor();
    await first.getByRole('button', { name: 'Restore this version' }).click();
    const question = leonie.getByRole('dialog', { name: 'Restore this version?' });
    await question.getByText('It can be undone').waitFor();
    await question
      .getByText(/^Changed .* \(Leonie Vaske, today at/)
      .first()
      .waitFor();
    await question.getByRole('button', { name: 'Leave it as it is' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await text()).not.toContain('summary: Sells for us when we are away.');
    await first.getByRole('button', { name: 'Restore this version' }).click();
    await reloadedBy(question.getByRole('button', { name: 'Restore this version' }));
    await expect.poll(text).toContain('summary: Sells for us when we are away.');
    expect(await lastCommit()).toMatch(/^Leonie Vaske\|Restore Champion as it was on /);
    await opener.click();
    await dialog.getByText('This is how the page is now.').first().waitFor();
    await leonie.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('opens a file that cannot be read as its text, with what is wrong and a button to mend it', async () => {
    await openForm(leonie, wiki, 'guides/entries/pricing');
    expect(await leonie.getByLabel('The file as text').inputValue()).toBe(unreadable);
    await leonie.getByRole('list', { name: 'Problems' }).getByRole('button').first().click();
    await leonie.getByText('It can be read again.').waitFor();
    await save(leonie);
    await expect.poll(() => wiki.read('guides/pricing.mdx')).toMatch(/^title: ['"]Pricing: EMEA['"]$/m);
    expect(await wiki.read('guides/pricing.mdx')).toContain('Words that must not be lost.');
  });

  it('asks once before it deletes a page, and names those that rest on it', async () => {
    const native: string[] = [];
    leonie.on('dialog', (dialog) => native.push(dialog.message()));
    await openForm(leonie, wiki, 'guides/entries/slip');
    await leonie.getByRole('button', { name: /^Delete/ }).click();
    const question = leonie.getByRole('dialog', { name: 'Delete this page?' });
    await question.getByText('No other page names it.').waitFor();
    await question.getByRole('button', { name: 'Keep the page' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await wiki.read('guides/slip.mdx')).toBe(slip);
    await openForm(leonie, wiki, form);
    await leonie.getByRole('button', { name: /^Delete/ }).click();
    const dialog = leonie.getByRole('dialog', { name: 'Other pages rest on this one' });
    await dialog.getByRole('link').first().waitFor();
    await dialog.getByRole('button', { name: 'Keep the page' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await leonie.getByText('Not deleted').count()).toBe(0);
    expect(await text()).toContain('title: Champion');
    await leonie.getByRole('button', { name: /^Delete/ }).click();
    await dialog.getByRole('button', { name: 'Delete it all the same' }).click();
    expect(native).toEqual([]);
    await expect.poll(lastCommit).toBe('Leonie Vaske|Delete Champion\n');
    // The commit is made before the file is taken away, and git's index is the last to know.
    await expect.poll(() => wiki.git('--no-optional-locks', 'status', '--porcelain')).toBe('');
    await expect(text()).rejects.toThrow('ENOENT');
    await wiki.git('checkout', 'HEAD~1', '--', file);
  });

  it('refuses a second page at the same address, and keeps what was typed', async () => {
    await openForm(leonie, wiki, 'people/new');
    await type(leonie, 'Name', 'Leonie Vaske');
    await type(leonie, 'E-mail', 'another@example.com');
    await leonie.getByLabel('Team', { exact: true }).selectOption('Sales');
    await type(leonie, 'Role', 'Another one');
    await publish(leonie);
    await leonie
      .getByText(/There is already .* at this address/)
      .first()
      .waitFor();
    expect(await field(leonie, 'Role').inputValue()).toBe('Another one');
    expect(await wiki.read('people/leonie-vaske.yaml')).not.toContain('another@example.com');
  });
});

describe('the checks in the form', () => {
  it('name a mistake while it is typed, and keep it from being published', async () => {
    await openForm(leonie, wiki, 'guides/entries/lead-handoff');
    await leonie
      .getByText(/Nothing is wrong|note|mistake/)
      .first()
      .waitFor();
    await leonie.getByText('Change by hand').click();
    await type(leonie, 'Reviewed on', '2031-01-01');
    const problem = leonie.getByRole('list', { name: 'Problems' }).getByText('2031-01-01');
    await problem.waitFor();
    await publish(leonie);
    await leonie.getByText('This page cannot be published yet').first().waitFor();
    expect(await wiki.read('guides/lead-handoff.mdx')).not.toContain('2031');
  });

  it('mend a slip with a button', async () => {
    await openForm(leonie, wiki, 'guides/entries/slip');
    const problems = leonie.getByRole('list', { name: 'Problems' });
    await problems.getByText('names the person').waitFor();
    await problems.getByRole('button', { name: /leonie-vaske/ }).click();
    await leonie.locator('.concord-checks').getByText('Nothing is wrong').or(problems).first().waitFor();
    await save(leonie);
    expect(await wiki.read('guides/slip.mdx')).toBe(slip.replace('leonie-vask\n', 'leonie-vaske\n'));
  });

  it('come with a preview in the wiki’s own clothes', async () => {
    await openForm(leonie, wiki, 'lexicon/entries/mql');
    await leonie.getByRole('button', { name: 'Preview' }).click();
    const preview = leonie.frameLocator('iframe[title="The page as readers will see it"]');
    await preview.getByRole('heading', { level: 1 }).waitFor();
    await type(leonie, 'Summary', 'Seen before it is saved.');
    await preview.locator('.lead', { hasText: 'Seen before it is saved.' }).waitFor();
    const colour = await preview.locator('.lead').evaluate((element) => getComputedStyle(element).fontFamily);
    expect(colour).not.toBe('');
  });
});

describe('a repository elsewhere', () => {
  it('is not written over either: what a colleague has saved is merged, or shown', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const pageText =
      '---\ntitle: Term\nsummary: One.\nowner: leonie-vaske\nteams: [sales]\ndefinition: Two.\n---\n';
    const files = { content: { lexicon: { 'term.mdx': { content: pageText } } } };
    await openElsewhere(page, wiki, files, 'lexicon/entries/term');
    await type(page, 'Summary', 'Mine.');
    await page.evaluate(edit, ['Two.', 'Of a colleague.'] as const);
    await publish(page);
    await page.getByText('Changes saved').waitFor();
    expect(await page.evaluate(edit, ['', ''] as const)).toBe(
      pageText.replace('One.', 'Mine.').replace('Two.', 'Of a colleague.'),
    );
    await type(page, 'Summary', 'Mine again.');
    await page.evaluate(edit, ['Mine.', 'Of a colleague, too.'] as const);
    await publish(page);
    const dialog = page.getByRole('dialog', { name: 'Someone was faster' });
    await dialog.getByLabel('Yours').check();
    await dialog.getByRole('button', { name: 'Save this' }).click();
    await expect.poll(() => page.evaluate(edit, ['', ''] as const)).toContain('summary: Mine again.');
    expect(await page.evaluate(edit, ['', ''] as const)).toContain('definition: Of a colleague.');
  });
});

/** Runs in the page: changes the file as a colleague would, and gives its text. */
function edit([from, to]: readonly [string, string]): string {
  const { repoFiles } = window as unknown as {
    repoFiles: { content: { lexicon: Record<string, { content: string }> } };
  };
  const file = repoFiles.content.lexicon['term.mdx'];
  if (file === undefined) return '';
  file.content = file.content.replace(from, to);
  return file.content;
}
