import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBodyEditor, type BodyEditor } from '../support/body-editor.ts';
import { copied } from '../fixtures/clipboards.ts';

declare const axe: typeof axeCore;

let editor: BodyEditor;
let page: Page;

beforeAll(async () => {
  editor = await openBodyEditor();
  ({ page } = editor);
});

afterAll(() => editor?.close());

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

/** Puts the cursor at the end of the first paragraph, heading, item or cell that says this. */
async function goBehind(words: string): Promise<void> {
  await page.locator('.concord-text').getByText(words, { exact: true }).first().click();
  await page.keyboard.press('End');
  // The browser tells where the cursor is a moment later than it shows it.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Pastes, as the browser tells of it. */
async function paste(html: string, words: string): Promise<void> {
  await page.evaluate(
    ([rich, plain]) => {
      const data = new DataTransfer();
      if (rich) data.setData('text/html', rich);
      if (plain) data.setData('text/plain', plain);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [html, words] as const,
  );
}

const from = (start: string) => {
  const found = copied.find((each) => each.from.startsWith(start));
  if (!found) throw new Error(`There is no ${start} among the clipboards`);
  return { html: '', words: '', ...found };
};

describe('pasting', () => {
  it.each(['Word: bullets in three', 'Google Docs', 'Excel', 'Numbers', 'a chat'])(
    'puts in what it was: %s',
    async (start) => {
      const { html, words, becomes } = from(start);
      await open('First\n\nLast');
      await goBehind('First');
      await page.keyboard.press('Enter');
      await paste(html, words);
      await expect.poll(text).toBe(`First\n\n${becomes}\n\nLast`);
    },
  );

  it('joins a few words with those around them', async () => {
    await open('First\n\nLast');
    await goBehind('First');
    await page.keyboard.type(' ');
    await paste('<meta charset="utf-8"><span>some <b>bold</b> words</span>', 'some bold words');
    await expect.poll(text).toBe('First some **bold** words\n\nLast');
  });

  it('goes on with a list', async () => {
    await open('- one\n- two\n\nLast');
    await goBehind('one');
    await page.keyboard.press('Enter');
    await paste('<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', 'a\nb\nc');
    await expect.poll(text).toBe('- one\n- a\n- b\n  - c\n- two\n\nLast');
  });

  it('puts what has several lines into one cell', async () => {
    await open('| a | b |\n| - | - |\n| c | d |');
    await goBehind('c');
    await page.keyboard.type(' ');
    await paste('<p>one</p><ul><li>two</li></ul>', 'one\ntwo');
    await expect.poll(text).toBe('| a | b |\n| - | - |\n| c one<br>two | d |');
  });

  it('gives the signs back that were taken for Markdown, with one undo', async () => {
    await open('First\n\nLast');
    await goBehind('First');
    await page.keyboard.press('Enter');
    await paste('', '- one\n- two');
    await expect.poll(text).toBe('First\n\n- one\n- two\n\nLast');
    await page.keyboard.press('Control+z');
    await expect.poll(text).toBe('First\n\n\\- one\n\n\\- two\n\nLast');
    await page.keyboard.press('Control+z');
    await expect.poll(text).toBe('First\n\nLast');
  });
});

describe('the tab key', () => {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.closest('.concord-text') ? 'text' : (at?.getAttribute('data-test') ?? at?.tagName);
    });

  beforeEach(async () => {
    await page.evaluate(() => {
      document.querySelectorAll('[data-test]').forEach((each) => each.remove());
      for (const [where, name] of [
        ['afterbegin', 'before'],
        ['beforeend', 'after'],
      ] as const) {
        const button = document.createElement('button');
        button.dataset['test'] = name;
        button.textContent = name;
        document.querySelector('#root')?.insertAdjacentElement(where, button);
      }
    });
  });

  it('leaves the text, and types nothing', async () => {
    await open('First\n\nLast');
    await goBehind('First');
    await page.getByText('Tab goes on to the next field').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('after');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('text');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('BUTTON');
    expect(await text()).toBeUndefined();
  });

  it('moves items of a list, and leaves it after Escape', async () => {
    await open('- one\n- two\n\nLast');
    await goBehind('two');
    await page.keyboard.press('Tab');
    await expect.poll(text).toBe('- one\n  - two\n\nLast');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(text).toBe('- one\n- two\n\nLast');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('text');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('after');
    expect(await text()).toBe('- one\n- two\n\nLast');
  });

  it('goes from cell to cell, and leaves the table after Escape', async () => {
    await open('| a | b |\n| - | - |\n| c | d |\n\nLast');
    await goBehind('a');
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    await expect.poll(text).toMatch(/^\| a \| x?bx? \|/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('after');
    await goBehind('c');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('BUTTON');
  });
});

describe('a page to lead to', () => {
  it('is found by another name, whatever its accents, and named as readers see it', async () => {
    await open('First');
    await goBehind('First');
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Leads to' });
    await box.fill('HÄndover');
    await page.getByRole('option', { name: 'Lead handoff Guide, handover' }).waitFor();
    // The first Escape closes the list, not the form.
    await box.press('Escape');
    await page.locator('.field-offers').waitFor({ state: 'hidden' });
    await box.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await box.fill('handoff');
    await page.getByRole('option', { name: 'Lead handoff' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('Lead handoff');
    await page.keyboard.press('Enter');
    await expect.poll(text).toBe('First[Lead handoff](/guides/lead-handoff/)');
  });

  it('may be an address that is typed', async () => {
    await open('First');
    await goBehind('First');
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Leads to' });
    await box.fill('https://example.com/');
    await page.getByText('Nothing is called that').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(text).toBe('First[https://example.com/](https://example.com/)');
  });
});

const everything = `## Heading

Words with a [link](https://example.com/), **bold**, \`code\`, a <Term id="mql">term</Term>.[^1]

- one
  - two
- [ ] task

1. first

> Said by many

| a | b |
| - | - |
| c | d |

<Callout kind="warning" title="Mind">

In a box

</Callout>

<Say>

Good morning.

</Say>

<Avoid>

Never this.

</Avoid>

<Entry id="guides/lead-handoff" />

![A yard](/media/yard.png)

\`\`\`js
code
\`\`\`

[^1]: Note.
`;

describe.each(['light', 'dark'] as const)('axe finds nothing serious in the %s scheme', (colorScheme) => {
  /** What axe has to say that is worse than moderate, and where. */
  async function found(): Promise<string[]> {
    return page.evaluate(async () => {
      const { violations } = await axe.run('.concord-body');
      return violations
        .filter(({ impact }) => impact === 'critical' || impact === 'serious')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
        );
    });
  }

  beforeAll(async () => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  });

  beforeEach(() => open(everything));

  it('in the text', async () => {
    await page.getByRole('textbox', { name: 'Row 1, column 2' }).click();
    expect(await found()).toEqual([]);
  });

  it('in the menu of what can be put in', async () => {
    await page.getByRole('button', { name: 'Insert', exact: true }).click();
    await page.getByRole('menu').waitFor();
    expect(await found()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it.each(['Warning', 'Picture', 'Entry', 'Footnote'])('in the form of what is called %s', async (name) => {
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await found()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('in the text as it stands in the file', async () => {
    await page.getByRole('button', { name: 'Show as Markdown' }).click();
    await page.getByLabel('Text in Markdown').waitFor();
    expect(await found()).toEqual([]);
  });
});

describe.each([
  [1440, 900],
  [390, 844],
])('at %i by %i', (width, height) => {
  it('nothing is typed behind a bar', async () => {
    await page.setViewportSize({ width, height });
    await open(Array.from({ length: 60 }, (_, index) => `Paragraph ${index}`).join('\n\n'));
    await goBehind('Paragraph 59');
    for (let line = 0; line < 12; line++) {
      await page.keyboard.press('Enter');
      await page.keyboard.type('More words.');
      // It is brought in sight with the next frame.
      await expect.poll(() => page.evaluate(hidden)).toBe(0);
    }
    for (let line = 0; line < 40; line++) await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(hidden)).toBe(0);
  });
});

/** Runs in the page: how many pixels of the line that is typed lie behind a bar, or beyond the window. */
function hidden(): number {
  const range = getSelection()?.getRangeAt(0);
  const caret = range?.getClientRects()[0] ?? range?.startContainer.parentElement?.getBoundingClientRect();
  const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  if (!caret) return -1;
  const top = edge('.concord-toolbar')?.bottom ?? 0;
  const bottom = Math.min(edge('.concord-below')?.top ?? innerHeight, innerHeight);
  return Math.round(Math.max(0, top - caret.top, caret.bottom - bottom));
}
