import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptySettings } from '../../src/wiki/empty.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { bareWiki, temporaryFolder, writeFiles } from '../support/script.ts';

let root: string;
let out: string;
beforeEach(async () => {
  root = await temporaryFolder();
  out = join(root, 'dist');
});
afterEach(() => rm(root, { recursive: true }));

/** Builds a wiki of some files; gives the words of one of its pages. */
async function built(files: Record<string, string>) {
  await writeFiles(join(root, 'content'), files);
  await buildSite({ content: join(root, 'content'), out, args: ['--drafts'] });
  return async (page: string) =>
    (await readFile(join(out, page, 'index.html'), 'utf8'))
      .replace(/<(style|script)\b[^]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
}

describe('the home page', () => {
  it('of an empty wiki says what to do first, and nothing of what is not there', async () => {
    const words = await built({ 'wiki.yaml': emptySettings });
    const home = await words('');
    expect(home).toContain('Name the wiki It is called “Our wiki” now. Open the settings');
    expect(home).toContain('New person');
    expect(home).not.toMatch(/What is due|Lately checked/);
    expect(await words('people')).toContain('Add the first person');
    expect(await words('freshness')).not.toMatch(/whole history|nothing can be told/);
  });

  it('neither counts drafts nor asks for them, and lists a claim that ends before what was never checked', async () => {
    const claim = '<Claim source="A" seen="2026-01-01" until="2026-02-01">B.</Claim>';
    const unchecked = Array.from({ length: 8 }, (_, index) => [
      `guides/a${index}.mdx`,
      guide({ title: `A${index}` }),
    ]);
    const words = await built({
      ...bareWiki,
      ...Object.fromEntries(unchecked),
      'guides/wrong.mdx': guide({ title: 'Wrong' }, 'First do this.'),
      'guides/draft.mdx': guide({ title: 'Half done', draft: 'true' }),
      'guides/z.mdx': guide({ title: 'Zed' }, claim),
    });
    const home = await words('');
    expect(home).toMatch(/ 10 Guides /);
    expect(home).toContain('What is due');
    expect(home).not.toMatch(/Half done|Lately checked/);
    expect(home).toContain('Zed');
    // All of it was read.
    const page = await words('guides/wrong');
    expect(page).toMatch(/needs attention\. Something on it is wrong\./);
    expect(page).not.toContain('could not be read, so');
  });

  it('names what was lately checked, but nothing that is not used any more', async () => {
    const held = 'summary: A.\nowner: ada\nteams: [sales]\nreviewed: 2026-01-02\n';
    const gone = 'out: 2026-01-01\nwithdrawn: { on: 2026-02-01, because: Old. }\n';
    const sheet = `---\ntitle: Old sheet\nkind: document\nsituation: A.\nshareable: customer\n${held}${gone}---\n\nText.\n`;
    const words = await built({
      ...bareWiki,
      'guides/held.mdx': guide({ title: 'Held', reviewed: '2026-01-01' }),
      'assets/gone.mdx': sheet,
    });
    const [, checked = ''] = (await words('')).split('Lately checked');
    expect(checked).toContain('Held');
    expect(checked).not.toContain('Old sheet');
  });
});
