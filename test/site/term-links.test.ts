import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const term = (title: string, definition: string, more: Record<string, string> = {}) =>
  guide({ title, definition, ...more });

describe('npm run build, with terms in texts', () => {
  let root: string;
  let content: string;
  let before: Map<string, string>;
  let after: Map<string, string>;
  /** Builds into a folder. Returns the files of the site. */
  async function build(name: string): Promise<Map<string, string>> {
    const out = join(root, name);
    const { stderr } = await runScript('build', ['--content', content, '--out', out, '--no-search']);
    expect(stderr).toBe('');
    return filesOf(out);
  }
  /** The pages of guides that are others than before. */
  const inGuides = (files: Map<string, string>) =>
    [...files.keys()].filter((file) => /^guides\/\w+\//.test(file) && files.get(file) !== before.get(file));

  beforeAll(async () => {
    root = await temporaryFolder();
    content = join(root, 'content');
    await writeFiles(content, {
      ...bareWiki,
      'lexicon/lead.mdx': term('Lead', 'A person with a name.', { stage: 'mql' }),
      'lexicon/mql.mdx': term('Marketing qualified lead', 'A lead.', { aliases: '[{ word: MQL }]' }),
      'guides/leads.mdx': guide({ title: 'A' }, 'Each lead is read.\n\n## Then\n\nA lead, the lead.'),
      'guides/mqls.mdx': guide({ title: 'B' }, 'An MQL.'),
      'guides/yards.mdx': guide({ title: 'C' }, 'A yard.'),
    });
    before = await build('site');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('links the first in each section, and lists what they mean apart from the page', () => {
    const page = before.get('guides/leads/index.html') ?? '';
    expect(page).toContain('<p>Each <a class="term-link" href="/lexicon/lead/">lead</a> is read.</p>');
    expect(page).toContain('<p>A <a class="term-link" href="/lexicon/lead/">lead</a>, the lead.</p>');
    expect(page).toMatch(/<li data-term="lead"><b>Lead<\/b><\/li>/);
    expect(page).not.toContain('A person with a name');
    expect(before.get('lexicon/notes.css')).toContain(
      '[data-term="lead"]::after{content:": A person with a name. Stage: MQL. Proposed: waiting for Sales and Marketing."}',
    );
    expect(before.get('lexicon/lead/index.html')).toMatch(
      /<template data-term-card[^>]*>[^]*?A person with a name\.[^]*?<\/template>/,
    );
  });

  it('leaves pages as they were for a definition that none of them holds', async () => {
    await writeFiles(content, { 'lexicon/lead.mdx': term('Lead', 'Someone else.', { stage: 'mql' }) });
    after = await build('site');
    expect(inGuides(after)).toEqual([]);
    expect(after.get('lexicon/notes.css')).toContain('Someone else.');
    expect(after.get('lexicon/lead/index.html')).toContain('Someone else.');
  });

  it('changes the pages in which a name is found, or was, as a build from nothing does', async () => {
    await writeFiles(content, {
      'lexicon/mql.mdx': term('Marketing qualified lead', 'A lead.'),
      'lexicon/yard.mdx': term('Yard', 'A place.'),
    });
    after = await build('site');
    expect(inGuides(after).toSorted()).toEqual(['guides/mqls/index.html', 'guides/yards/index.html']);
    const fresh = await build('fresh');
    for (const [file, text] of fresh) expect(after.get(file), file).toBe(text);
  });
});
