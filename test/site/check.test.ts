import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/problem/problem.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

describe('npm run check', () => {
  let content: string;
  beforeAll(async () => {
    content = await temporaryFolder();
    await writeFiles(content, {
      ...bareWiki,
      'guides/current.mdx': guide({ reviewed: '2026-11-01' }),
      'guides/overdue.mdx': guide({ reviewed: '2026-01-01' }),
    });
  });
  afterAll(() => rm(content, { recursive: true }));
  const check = (...args: string[]) =>
    runScript('check', ['--content', content, '--today', '2026-11-22', ...args]);

  it('prints JSON and nothing else', async () => {
    const { stdout, stderr, code } = await check('--format', 'json');
    expect([stderr, code]).toEqual(['', 0]);
    const found = JSON.parse(stdout) as { today: string; entries: number; problems: Problem[] };
    expect(found).toMatchObject({ today: '2026-11-22', entries: 2 });
    expect(found.problems.map(({ id, entry, line }) => ({ id, entry, line }))).toEqual([
      { id: 'history-unknown', entry: '', line: 1 },
      { id: 'review-overdue', entry: 'guides/overdue', line: 6 },
    ]);
    expect(found.problems[1]?.file.endsWith('guides/overdue.mdx')).toBe(true);
  });

  it.each([
    ['error', 0],
    ['overdue', 1],
    ['never', 0],
  ])('--fail-on %s exits with %i on an overdue page', async (level, expected) => {
    expect((await check('--fail-on', level)).code).toBe(expected);
  });

  it('cannot tell that nothing is overdue where git tells nothing', async () => {
    await rm(join(content, 'guides/overdue.mdx'));
    const { code: unknown } = await check('--fail-on', 'overdue');
    const { code: fine } = await check();
    await writeFiles(content, { 'guides/overdue.mdx': guide({ reviewed: '2026-01-01' }) });
    expect([unknown, fine]).toEqual([2, 0]);
  });

  it('depends on the day it is asked for', async () => {
    const early = await runScript('check', [
      '--content',
      content,
      '--today',
      '2026-06-01',
      '--format',
      'json',
    ]);
    const { problems } = JSON.parse(early.stdout) as { problems: Problem[] };
    expect(problems.map((each) => each.id)).toEqual(['history-unknown', 'review-future']);
    expect(early.code).toBe(1);
  });

  it('annotates files for GitHub', async () => {
    const { stdout } = await check('--format', 'github');
    expect(stdout).toMatch(/^::warning file=.*guides\/overdue\.mdx,line=6,col=1,title=review-overdue::/m);
    expect(stdout).toMatch(/^::notice title=history-unknown::/m);
  });

  it('explains itself, and exits with 2 on wrong use', async () => {
    const help = await check('--help');
    expect([help.code, help.stdout.includes('--fail-on')]).toEqual([0, true]);
    for (const wrong of [
      ['--today', '2026-02-30'],
      ['--format', 'xml'],
      ['--fail-on', 'sometimes'],
      ['stray'],
      ['--nonsense'],
    ]) {
      expect((await check(...wrong)).code, wrong.join(' ')).toBe(2);
    }
    expect((await runScript('check', ['--content', 'nowhere'])).code).toBe(2);
  });

  it('finds no errors in the content that ships', async () => {
    const { stdout, code } = await runScript('check', ['--format', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: Problem[] };
    expect(problems.filter((each) => each.level === 'error')).toEqual([]);
    expect(code).toBe(0);
  });
});
