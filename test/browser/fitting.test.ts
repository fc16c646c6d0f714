import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { filledPages } from '../support/filled-pages.ts';
import { bareWiki, temporaryFolder, writeFiles } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';

const long = 'lead_scoring_model_emea_2026_final_v2'.repeat(3);
const address = `https://example.com/${'path-without-an-end/'.repeat(8)}`;
const han = '销售线索评分模型欧洲中东非洲二零二六最终版本'.repeat(4);

/** Everything that a text may hold, with a word in it. */
function bodyOf(word: string): string {
  return `# ${word}

${word} ${address} [${word}](/people/) \`${word}\` **${word}** [lost](/${word}/) ![${word}](/media/${word}.png) <b>${word}</b>[^1]

- ${word}
  1. ${word}
     - [ ] ${word}

> ${word}
>
> > ${word}

| ${word} | b |
| --- | --- |
| c | ${word} |

\`\`\`
${word} ${word}
\`\`\`

<Callout title="${word}">
${word}
</Callout>

<Say>
${word}
</Say>

<Avoid>
${word}
</Avoid>

<Quote who="${word}" source="${word}">
${word}
</Quote>

<Steps>
1. ${word}
</Steps>

<Details summary="${word}">
${word}
</Details>

<Claim source="${word}" seen="2026-01-01" until="2026-02-01">
${word}
</Claim>

<Entry id="guides/long" />

A <Term id="long">${word}</Term> and <Claim source="${word}" seen="2026-01-01">${word}</Claim>.

## ${word} two

### ${word} three

## Four

## Five ${'x '.repeat(400)}

[^1]: ${word}
`;
}

const files = {
  ...bareWiki,
  'wiki.yaml': bareWiki['wiki.yaml']
    .replace('Test wiki', `"${long}"\ndescription: "${long}"`)
    .replace('name: Sales', `name: "${long}"`)
    .replace('name: MQL', `name: "${long}"`),
  ...filledPages({ id: 'long', word: long, body: bodyOf(long) }),
  ...filledPages({ id: 'address', word: address, body: bodyOf(address) }),
  ...filledPages({ id: 'han', word: han, body: bodyOf(han) }),
  [`guides/${'file-name'.repeat(20)}.mdx`]: '---\ntitle: [\n---\n\nx\n',
};

let folders: string[] = [];
let site: Served;
let browser: Browser;
let addresses: string[];

beforeAll(async () => {
  const root = await temporaryFolder();
  folders = [root];
  const content = join(root, 'content');
  await writeFiles(content, files);
  const folder = await buildSite({ content });
  folders.push(folder);
  site = await serve(folder);
  browser = await launchChromium();
  const built = await readdir(folder, { recursive: true });
  addresses = built
    .filter((file) => /(^|\/)(?:index|404)\.html$/.test(file) && !/^(?:admin|help\/(?!index))/.test(file))
    .map((file) => `/${file.replace(/index\.html$/, '')}`);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Runs in the page: how wide it is, and what reaches beyond it without anything to scroll it by. */
function beyond(): string[] {
  const width = document.documentElement.clientWidth;
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isSaid = (element: Element) => element.closest('.sr, .skip, .term-card, [hidden]') !== null;
  const cut = [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() && !isSaid(each))
    .filter(({ childNodes }) =>
      [...childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !scrolls(each.parentElement))
    .map((each) => `${each.tagName} ${each.className} to ${Math.round(each.getBoundingClientRect().right)}`);
  const whole = document.documentElement.scrollWidth;
  return [...(whole > width ? [`is ${whole} wide`] : []), ...new Set(cut)].slice(0, 6);
}

async function widths(page: Page, path: string): Promise<string[]> {
  await page.goto(site.address + path);
  const found: string[] = [];
  for (const width of [320, 375, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await page.evaluate(beyond)).map((each) => `${path} at ${width}: ${each}`));
  }
  return found;
}

describe('08-long-word-in-lists: nothing scrolls sideways', () => {
  it('on any page, whatever words, addresses and scripts stand anywhere on it', async () => {
    const page = await browser.newPage();
    expect(addresses.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const path of addresses) found.push(...(await widths(page, path)));
    expect(found).toEqual([]);
    await page.close();
  });

  it('in what search finds', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await page.goto(`${site.address}/help/`);
    await page.keyboard.press('/');
    await page.locator('.search[open] input:focus').waitFor();
    await page.keyboard.type('lead');
    await page.locator('.search .hit-title', { hasText: 'lead_scoring' }).first().waitFor();
    const dialog = page.locator('.search[open]');
    const wide = await dialog.evaluate((element) =>
      [element, ...element.querySelectorAll('*')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .filter(
          (each) =>
            getComputedStyle(each).overflowX !== 'visible' &&
            getComputedStyle(each).textOverflow !== 'ellipsis' &&
            !each.matches('input, .sr, .search-narrow'),
        )
        .map((each) => `${each.tagName} ${each.className} ${each.scrollWidth} > ${each.clientWidth}`),
    );
    expect(wide).toEqual([]);
    await page.close();
  });
});
