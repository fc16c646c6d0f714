import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openElsewhere, openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';
import { exifSegment, gpsNote, pngChunk, pngOf, withSegments } from '../support/pictures.ts';

/** What Decap's backend for tests keeps in the page. */
interface Elsewhere {
  repoFiles: {
    content: { guides: Record<string, { content: string }> };
    public: { media: Record<string, unknown> };
  };
}

let wiki: OpenWiki;
let browser: Browser;
let page: Page;

const screenshot = pngOf(80, 40, [40, 90, 160], [pngChunk('tEXt', Buffer.from(`Comment\0${gpsNote}`))]);

beforeAll(async () => {
  wiki = await openWiki();
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn(page, wiki);
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

const dialog = () => page.getByRole('dialog', { name: 'Picture' });
const text = () => page.locator('.concord-text[contenteditable]');
const pictures = () => text().locator('.concord-picture img');
const inText = async (id: string) =>
  /!\[(.*)\]\(\/media\/(.*)\)/.exec(await wiki.read(`guides/${id}.mdx`))?.slice(1) ?? [];
const stored = (name = '') => readFile(join(wiki.root, 'public/media', name));
const widthOf = (image: Locator) => image.evaluate((each: HTMLImageElement) => each.naturalWidth);

/** Opens a guide, with the cursor at the start of its text. */
async function open(id: string): Promise<void> {
  await openForm(page, wiki, `guides/entries/${id}`);
  await text().locator('> p').first().click();
  await page.keyboard.press('Home');
}

/** Pastes or drops files and texts into whatever is there. */
async function bring(
  kind: 'paste' | 'drop',
  at: Locator,
  files: Record<string, Buffer>,
  texts: Record<string, string> = {},
): Promise<void> {
  const all = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  await at.evaluate(
    (element, [kind, all, texts]) => {
      const data = new DataTransfer();
      for (const [name, base64] of all) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      for (const [type, words] of Object.entries(texts)) data.setData(type, words);
      const { x, y } = element.getBoundingClientRect();
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data, clientX: x + 1, clientY: y + 5 }),
      );
    },
    [kind, all, texts] as const,
  );
}

describe('a picture that is pasted', () => {
  it('is shown at once, described, kept over a reload, and saved without what was noted in it', async () => {
    await open('lead-handoff');
    await bring('paste', text(), { 'image.png': screenshot });
    await dialog().getByText('80 × 40').waitFor();
    await dialog().getByText('Other notes in the file removed.').waitFor();
    await dialog().getByRole('button', { name: 'Insert' }).click();
    await dialog().getByText('Say what it shows').waitFor();
    await page.keyboard.type('The board');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => widthOf(pictures().first())).toBe(80);
    await page.getByText('Not all is saved').first().waitFor();

    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.frameLocator('iframe[title="The page as readers will see it"]');
    await expect.poll(() => widthOf(preview.getByAltText('The board'))).toBe(80);
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    await page.reload();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(() => widthOf(pictures().first())).toBe(80);
    await save(page);
    const [alt, name] = await inText('lead-handoff');
    expect([alt, name]).toEqual(['The board', expect.stringMatching(/^image-\w{7}\.png$/)]);
    const bytes = await stored(name);
    expect(bytes.equals(pngOf(80, 40, [40, 90, 160]))).toBe(true);
    expect(await page.evaluate(waiting)).toBe(0);
    const changed = (await wiki.git('show', '--name-only', '--format=', 'HEAD')).trim().split('\n');
    expect(changed).toEqual(['content/guides/lead-handoff.mdx', `public/media/${name}`]);
  });

  it('comes with words: what is in them is asked for, and what lies elsewhere becomes a link', async () => {
    await open('win-loss-interviews');
    const inside = `data:image/png;base64,${pngOf(30, 20).toString('base64')}`;
    const html = `<p>From the <b>minutes</b><img src="${inside}"><img src="https://docs.example/x.png" alt="Chart"></p>`;
    await bring('paste', text(), {}, { 'text/html': html });
    await dialog()
      .getByText(
        '1 picture did not come along with what you pasted. In its place, a link leads to docs.example.',
      )
      .waitFor();
    await dialog().getByText('30 × 20').waitFor();
    await dialog().getByLabel('Only decoration').check();
    await dialog().getByRole('button', { name: 'Insert' }).click();
    await save(page);
    const written = await wiki.read('guides/win-loss-interviews.mdx');
    expect(written).toContain('From the **minutes**[Chart](https://docs.example/x.png)');
    expect(written).toMatch(/!\[\]\(\/media\/picture-\w{7}\.png\)/);
  });

  it('stays words where a spreadsheet has copied both', async () => {
    await open('updating-battlecards');
    await bring('paste', text(), { 'image.png': screenshot }, { 'text/html': '<p>Cells of a sheet</p>' });
    await text().getByText('Cells of a sheet').waitFor();
    expect(await dialog().count()).toBe(0);
  });
});

describe('a picture that is pasted into Markdown', () => {
  it('is put where the cursor is', async () => {
    await open('updating-battlecards');
    await page.getByRole('button', { name: 'Show as Markdown' }).click();
    const source = page.getByLabel('Text in Markdown');
    const before = await source.inputValue();
    await source.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(2, 2));
    await bring('paste', source, { 'image.png': pngOf(9, 9) });
    await dialog().getByText('9 × 9').waitFor();
    await page.keyboard.type('A [box]');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    const [, made, after] = /^..(!\[.*?\]\(.*?\))([^]*)$/.exec(await source.inputValue()) ?? [];
    expect(made).toMatch(/^!\[A \\\[box\\?\]\]\(\/media\/image-\w{7}\.png\)$/);
    expect(before.slice(2)).toBe(after);
    await page.getByRole('button', { name: 'Show as readers see it' }).click();
    await expect.poll(() => widthOf(pictures().first())).toBe(9);
    await save(page);
    const [, name] = await inText('updating-battlecards');
    expect((await stored(name)).equals(pngOf(9, 9))).toBe(true);
  });
});

describe('pictures that are dropped', () => {
  it('come one after the other; what is none is named', async () => {
    await open('lead-scoring');
    const files = { 'a.png': pngOf(50, 50), 'doc.png': Buffer.from('%PDF-1.7'), 'b.png': pngOf(60, 60) };
    await bring('drop', text().locator('p').nth(1), files);
    await dialog().getByText('50 × 50').waitFor();
    await page.keyboard.type('First');
    await page.keyboard.press('Enter');
    await dialog().getByText('60 × 60').waitFor();
    await dialog().getByText('“doc.png” is a PDF.').waitFor();
    await dialog().getByLabel('What it shows').fill('Second');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await save(page);
    const [, before, after] = (await wiki.read('guides/lead-scoring.mdx')).split(
      /!\[First\]\(.*\)\n\n!\[Second\]\(.*\)/,
    );
    expect(before).not.toBe('');
    expect(after).toBeUndefined();
  });
});

describe('a photograph that is chosen', () => {
  it('is turned upright, made smaller, and says nothing of where it was taken', async () => {
    const photo = withSegments(
      Buffer.from(await page.evaluate(drawn), 'base64'),
      exifSegment({ orientation: 6 }),
    );
    expect(photo.includes(gpsNote)).toBe(true);
    await open('disqualify-and-recycle');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    const upload = { name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer: photo };
    await dialog().locator('input[type=file]').setInputFiles(upload);
    await dialog()
      .getByText(/1600 × 800\. Turned upright, made smaller \(.*\), place and device removed\./)
      .waitFor();
    await dialog().getByLabel('What it shows').fill('The yard');
    await dialog().getByRole('button', { name: 'Insert' }).click();
    await save(page);
    const [, name] = await inText('disqualify-and-recycle');
    const bytes = await stored(name);
    expect(bytes.length).toBeLessThan(photo.length);
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes(gpsNote)).toBe(false);
  });

  it('that was thought better of leaves nothing', async () => {
    const before = await readdir(join(wiki.root, 'public/media'));
    await open('monthly-joint-meeting');
    await bring('paste', text(), { 'image.png': pngOf(7, 7) });
    await dialog().getByText('7 × 7').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.getByLabel('Summary').fill('Without a picture.');
    await save(page);
    expect(await readdir(join(wiki.root, 'public/media'))).toEqual(before);
    expect(await page.evaluate(waiting)).toBe(0);
  });
});

describe('a picture of the wiki', () => {
  it('is found by its name, and stored no second time', async () => {
    const before = await readdir(join(wiki.root, 'public/media'));
    await open('event-follow-up');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await dialog().getByRole('searchbox', { name: 'Find by name' }).fill('IMG-1');
    const found = dialog().getByRole('listitem');
    await expect.poll(() => found.count()).toBe(1);
    await expect.poll(() => widthOf(found.locator('img'))).toBe(1600);
    await found.getByRole('button').click();
    await dialog().getByLabel('What it shows').fill('The yard again');
    await dialog().getByRole('button', { name: 'Insert' }).click();
    await save(page);
    const [alt, name] = await inText('event-follow-up');
    expect([alt, before.includes(name ?? '')]).toEqual(['The yard again', true]);
    expect(await readdir(join(wiki.root, 'public/media'))).toEqual(before);
  });
});

describe('a repository elsewhere', () => {
  it('gets the picture with the page', async () => {
    const other = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const content =
      '---\ntitle: A guide\nsummary: One.\nowner: leonie-vaske\nteams: [sales]\n---\n\nWords.\n';
    await openElsewhere(other, wiki, { content: { guides: { 'a.mdx': { content } } } }, 'guides/entries/a');
    await other.locator('.concord-text p').first().click();
    await bring('paste', other.locator('.concord-text[contenteditable]'), { 'image.png': screenshot });
    await other.getByText('80 × 40').waitFor();
    await other.keyboard.type('The board');
    await other.keyboard.press('Enter');
    await other.getByRole('button', { name: 'Publish', exact: true }).click();
    await other.getByRole('menuitem', { name: 'Publish now' }).click();
    // Where there is no desk, Decap says it.
    await other.getByText('Changes saved').waitFor();
    const files = await other.evaluate(() => {
      const { content, public: below } = (window as unknown as Elsewhere).repoFiles;
      return { text: content.guides['a.mdx']?.content, names: Object.keys(below.media) };
    });
    expect(files.names).toEqual([expect.stringMatching(/^image-\w{7}\.png$/)]);
    expect(files.text).toContain(`Words.\n\n![The board](/media/${files.names[0]})`);
    await other.close();
  });
});

describe('a file that is no picture', () => {
  it('is refused in words, and keeps no page from being published', async () => {
    await open('lead-scoring');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    const files = dialog().locator('input[type=file]');
    await files.setInputFiles({
      name: 'doc.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await dialog().getByText('“doc.pdf” is a PDF. Only pictures can be shown').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Summary').fill('Published all the same.');
    await save(page);
    expect(await wiki.read('guides/lead-scoring.mdx')).toContain('Published all the same.');
  });
});

/** Runs in the page: a large JPEG, in Base64, that lies on its side. */
async function drawn(): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 1200;
  canvas.height = 2400;
  const context = canvas.getContext('2d');
  for (let at = 0; context && at < 4000; at++) {
    context.fillStyle = `hsl(${(at * 37) % 360} 60% 60%)`;
    context.fillRect((at * 97) % 1200, (at * 61) % 2400, 90, 140);
  }
  return canvas.toDataURL('image/jpeg', 0.95).replace(/^.*,/, '');
}

/** Runs in the page: how many pictures are still to be sent. */
function waiting(): Promise<number> {
  return new Promise((done) => {
    const opening = indexedDB.open('concord-pictures');
    opening.addEventListener('success', () => {
      const count = opening.result.transaction('concord-pictures').objectStore('concord-pictures').count();
      count.addEventListener('success', () => {
        opening.result.close();
        done(count.result);
      });
    });
  });
}
