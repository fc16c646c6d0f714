import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../../src/freshness/day.ts';
import { bareWiki, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const page = `---
title: Handoff # its name
summary: "How."
owner: ada
teams: [sales]
reviewed: '2026-01-05'
reviewedBy: ben
reviewOutcome: needs-work
reviewFor: ada
reviewNote: Old
---

Text.
`;
const first = page.replace(/reviewed: [\s\S]*Old/, 'reviewFirstBy: 2026-12-14');
const names = ['one', 'two', 'three', 'four', 'five', 'six'];

describe('npm run review', () => {
  let home: string;
  let content: string;
  const today = dayAt(new Date(), 'UTC');

  beforeAll(async () => {
    home = await temporaryFolder();
    content = join(home, 'content');
    await writeFiles(content, {
      ...bareWiki,
      'people/ben.yaml': 'name: Ben Gone\nemail: ben@example.com\nteam: sales\nrole: x\nleft: 2026-02-01\n',
      'people/cara.yaml': 'name: Cara Else\nemail: cara@example.com\nteam: marketing\nrole: x\n',
      'guides/handoff.mdx': page,
      'guides/ahead.mdx': page.replace('2026-01-05', '2999-01-05'),
      'guides/first.mdx': first.replaceAll('\n', '\r\n'),
      'guides/torn.mdx': '---\ntitle: A: B\n---\n',
      'guides/latin.mdx': page,
      ...Object.fromEntries(names.map((name) => [`lexicon/${name}.mdx`, page])),
    });
    await writeFile(join(content, 'guides/latin.mdx'), Buffer.from(page.replace('How', 'Café'), 'latin1'));
  });
  afterAll(() => rm(home, { recursive: true }));

  const run = (...args: string[]) => runScript('review', [...args, '--content', content]);
  const read = (name: string) => readFile(join(content, name), 'utf8');
  const reviewed = (text: string, day: string) =>
    text
      .replace('2026-01-05', day)
      .replace('reviewedBy: ben', 'reviewedBy: ada')
      .replace('needs-work\nreviewFor: ada\nreviewNote: Old', 'right');

  it.each([
    ['no page', ['--by', 'ada'], 'Name the page'],
    ['nobody', ['guides/handoff'], 'Say with --by who it is: ada, ben, cara.'],
    ['an unknown page', ['guides/hand-of', '--by', 'ada'], 'Did you mean “guides/handoff”?'],
    ['one page of two unknown', ['guides/handoff', 'guides/x', '--by', 'ada'], 'There is no page “guides/x”'],
    ['a person for a page', ['people/ada', '--by', 'ada'], 'There is no page'],
    ['an unknown person', ['guides/handoff', '--by', 'Ada'], 'Did you mean “ada”?'],
    ['someone whom nobody knows', ['guides/handoff', '--by', 'zzzzzzzz'], 'There are: ada, ben, cara.'],
    ['an earlier day', ['guides/handoff', '--by', 'ada', '--today', '2026-01-04'], 'on 5 Jan 2026 already'],
    ['a person who has left', ['guides/handoff', '--by', 'ben'], 'Ben Gone left on 1 Feb 2026.'],
    ['an outcome', ['guides/handoff', '--by', 'ada', '--outcome', 'fine'], 'right, corrected, needs-work'],
    ['work for nobody', ['guides/handoff', '--by', 'ada', '--outcome', 'needs-work'], '--for'],
    ['someone without work', ['guides/handoff', '--by', 'ada', '--for', 'ada'], 'needs-work'],
    ['a day to come', ['guides/handoff', '--by', 'ada', '--today', addDays(today, 2)], 'has not come yet'],
    ['no day', ['guides/handoff', '--by', 'ada', '--today', 'now'], 'is not a day'],
    ['a torn page', ['guides/handoff', 'guides/torn', '--by', 'ada'], 'guides/torn.mdx: Nothing was saved'],
    ['bytes that are no text', ['guides/handoff', 'guides/latin', '--by', 'ada'], 'guides/latin.mdx'],
  ])('changes nothing for %s', async (_, args, message) => {
    const { stdout, stderr, code } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(await read('guides/handoff.mdx')).toBe(page);
  });

  it('puts back what it wrote where another page cannot be written', async () => {
    // The system lets root write everywhere: then there is nothing to try.
    if (process.getuid?.() === 0) return;
    await chmod(join(content, 'guides/first.mdx'), 0o444);
    const { stderr, code } = await run('guides/handoff', 'guides/first', '--by', 'ada');
    await chmod(join(content, 'guides/first.mdx'), 0o644);
    expect([code, await read('guides/handoff.mdx')]).toEqual([2, page]);
    expect(stderr).toContain('Nothing was changed');
  });

  it('enters a review by the id and by the path of a file, and touches no other line', async () => {
    const path = join(content, 'guides/first.mdx');
    const { stdout, stderr, code } = await run('guides/handoff', path, 'guides/handoff', '--by', 'ada');
    expect([stderr, code]).toEqual(['', 0]);
    expect(await read('guides/handoff.mdx')).toBe(reviewed(page, today));
    expect(await read('guides/first.mdx')).toBe(
      first
        .replace('reviewFirstBy: 2026-12-14', `reviewed: ${today}\nreviewedBy: ada\nreviewOutcome: right`)
        .replaceAll('\n', '\r\n'),
    );
    expect(stdout).toContain('Review of Handoff: still right, by Ada Example on');
    expect(stdout).toMatch(
      /git commit -m 'Review of Handoff: still right and Review of .*' -- \S+handoff\.mdx /,
    );
    const again = await run('guides/handoff', '--by', 'ada');
    expect([again.code, again.stdout.includes('git commit')]).toEqual([0, false]);
  });

  it('says who is to put a page right', async () => {
    const { code } = await run(
      ...['guides/handoff', '--by', 'ada', '--outcome', 'needs-work', '--for', 'ada'],
      ...['--note', 'Prices: old'],
    );
    expect(code).toBe(0);
    const text = await read('guides/handoff.mdx');
    expect(text).toContain(`reviewed: '${today}'\n`);
    expect(text).toContain("reviewOutcome: needs-work\nreviewFor: ada\nreviewNote: 'Prices: old'\n");
  });

  it('warns of many pages without a note, and does as it is told', async () => {
    const ids = names.map((name) => `lexicon/${name}`);
    const { stderr, code } = await run(...ids, '--by', 'ada');
    expect([code, stderr]).toEqual([0, expect.stringContaining('rubber stamp')]);
    for (const id of ids) expect(await read(`${id}.mdx`)).toBe(reviewed(page, today));
    expect((await run(...ids, '--by', 'ada', '--note', 'Read aloud')).stderr).toBe('');
    expect((await run(...ids.slice(1), '--by', 'ada')).stderr).toBe('');
  });

  it('warns of someone who is not expected to review the page, and mends a review that is dated ahead', async () => {
    const { stderr, code } = await run('guides/ahead', '--by', 'cara');
    expect([code, stderr]).toEqual([0, expect.stringContaining('Cara Else reviewed the page, but neither')]);
    expect(await read('guides/ahead.mdx')).toContain(`reviewed: '${today}'\nreviewedBy: cara\n`);
  });

  it('explains itself', async () => {
    const { stdout, code } = await runScript('review', ['--help']);
    expect(code).toBe(0);
    for (const word of ['--by', '--note', '--outcome', '--for', '--content', '--today', 'Exit codes'])
      expect(stdout).toContain(word);
  });
});
