import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import guides from '../../src/collections/guides.ts';
import lexicon from '../../src/collections/lexicon.ts';
import { wordingOf } from '../../src/collections/wording.ts';
import { datedRepo, type Dated } from '../support/dated-repo.ts';
import { bareWiki, runScript } from '../support/script.ts';

const fields = 'summary: S\nowner: ada\nteams: [sales]\n';
const line = (edition: number, more = '') =>
  `  - team: sales\n    by: ada\n    on: 2026-01-01\n    edition: ${edition}\n${more}`;
const guide = (edition: string, scope: string, ...lines: string[]) =>
  `---\ntitle: Handoff\n${fields}scope: ${scope}\n${edition}${lines.length > 0 ? 'signOff:\n' : ''}${lines.join('')}---\n`;
const term = (definition: string, signed: string) =>
  `---\ntitle: Lead\n${fields}definition: ${definition}\nagreement:\n  - team: sales\n    by: ada\n    on: 2026-01-01\n    definition: ${signed}\n---\n`;
const of = (scope: string) => wordingOf(guides, { scope }, '');

let repo: Dated;

beforeAll(async () => {
  repo = await datedRepo();
  const led = bareWiki['wiki.yaml'].replace("colour: '#aa3300'", "colour: '#aa3300', lead: ada");
  const ben = bareWiki['people/ada.yaml'].replaceAll('Ada', 'Ben');
  await repo.write('wiki.yaml', led);
  await repo.write('people/ada.yaml', bareWiki['people/ada.yaml']);
  await repo.write('people/ben.yaml', ben);
  await repo.write('guides/kept.mdx', guide('edition: 1\n', 'All leads.', line(1)));
  await repo.write('guides/old-name.mdx', guide('edition: 1\n', 'All leads.', line(1)));
  await repo.write('guides/raised.mdx', guide('edition: 1\n', 'All leads.'));
  await repo.write('lexicon/lead.mdx', term('Who may buy.', 'Who may buy.'));
  repo.commit();
  // The words of the first have changed since, and nobody had to raise its edition.
  await repo.write('guides/kept.mdx', guide('edition: 1\n', 'Three leads.', line(1)));
  repo.git('mv', 'wiki/content/guides/old-name.mdx', 'wiki/content/guides/moved.mdx');
  await repo.write('guides/raised.mdx', guide('edition: 3\n', 'Some leads.', line(3)));
  await repo.write('guides/unknown.mdx', guide('edition: 2\n', 'Some leads.', line(1)));
  await repo.write('guides/open.mdx', guide('', 'All leads.'));
  await repo.write('lexicon/deal.mdx', term('New.', 'Old.'));
  const disputed = `---\ntitle: Case\n${fields}definition: A case.\ndisputed: Two sides.\n---\n`;
  await repo.write('lexicon/case.mdx', disputed);
  repo.commit();
});

afterAll(() => repo?.remove());

const run = (...args: string[]) => runScript('agree', [...args, '--content', repo.content]);
const read = (name: string) => readFile(join(repo.content, name), 'utf8');

describe('npm run agree', () => {
  it('brings over what was typed, as git shows it, and says what git does not show', async () => {
    const { code, stdout, stderr } = await run('--adopt');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /guides\/unknown\.mdx: git does not show which words of Handoff ada signed for sales on 2026-01-01\./,
      ),
    ]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toContain('The signatures of 6 pages say now which words they were given to.');
    const adopted = (scope: string) => `    wording: ${of(scope)}\n`;
    expect(await read('guides/kept.mdx')).toBe(guide('', 'Three leads.', line(1, adopted('All leads.'))));
    expect(await read('guides/moved.mdx')).toBe(guide('', 'All leads.', line(1, adopted('All leads.'))));
    expect(await read('guides/raised.mdx')).toBe(guide('', 'Some leads.', line(3, adopted('Some leads.'))));
    expect(await read('guides/unknown.mdx')).toBe(guide('', 'Some leads.', line(1)));
    const old = wordingOf(lexicon, { definition: 'Old.' }, '');
    expect(await read('lexicon/deal.mdx')).toBe(term('New.', `Old.\n    wording: ${old}`));
    repo.commit();
    expect((await run('--adopt')).stdout).toContain('There is nothing to bring over.');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it('lists what waits for whom', async () => {
    const { stdout } = await run();
    expect(stdout).toContain('Sales: Ada Example\n');
    expect(stdout).toContain('  guides/kept  Handoff, last signed on 1 Jan 2026\n');
    expect(stdout).toContain('Marketing: nobody leads it\n');
    expect(stdout).not.toContain('guides/open');
    const { waiting } = JSON.parse((await run('--team', 'sales', '--format', 'json')).stdout) as {
      waiting: { page: string; waitsFor: object }[];
    };
    expect(waiting.map(({ page }) => page).toSorted()).toEqual([
      'guides/kept',
      'guides/unknown',
      'lexicon/deal',
    ]);
    expect(waiting[0]?.waitsFor).toEqual({ id: 'ada', name: 'Ada Example' });
  });

  it.each([
    ['no team', ['guides/open', '--by', 'ada'], 'Say with --team'],
    ['no page', ['--by', 'ada', '--team', 'sales'], 'Name the page'],
    ['an unknown team', ['guides/open', '--team', 'sale', '--by', 'ada'], 'Did you mean “sales”?'],
    ['an unknown person', ['guides/open', '--team', 'sales', '--by', 'adam'], 'Did you mean “ada”?'],
    [
      'who does not lead',
      ['guides/open', '--team', 'sales', '--by', 'ben'],
      'Ben Example does not sign for Sales on',
    ],
    [
      'a team without a lead',
      ['guides/open', '--team', 'marketing', '--by', 'ben'],
      'Nobody leads Marketing',
    ],
    [
      'a term that is disputed',
      ['lexicon/case', '--team', 'sales', '--by', 'ada'],
      'The teams do not agree on this term yet',
    ],
    [
      'what is signed',
      ['guides/open', 'guides/raised', '--team', 'sales', '--by', 'ada'],
      'signed for Sales already',
    ],
    [
      'a day to come',
      ['guides/open', '--team', 'sales', '--by', 'ada', '--on', '2999-01-01'],
      'has not come yet',
    ],
    ['a page to adopt', ['guides/open', '--adopt'], '--adopt takes all pages'],
  ])('refuses %s, and changes nothing', async (_, args, words) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it('signs pages, and names the command that commits them', async () => {
    const { code, stdout } = await run(
      'guides/open',
      'guides/kept',
      '--team',
      'sales',
      '--by',
      'ada',
      '--on',
      '2026-02-03',
    );
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("git commit -m 'Signed for Sales by Ada Example on 3 Feb 2026'"),
    ]);
    const signed = (scope: string) =>
      `  - team: sales\n    by: ada\n    on: 2026-02-03\n    wording: ${of(scope)}\n`;
    expect(await read('guides/open.mdx')).toBe(guide('', 'All leads.', signed('All leads.')));
    expect(await read('guides/kept.mdx')).toContain(signed('Three leads.'));
  });
});
