import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../src/freshness/day.ts';
import { dueOn, reviewOn } from '../../src/freshness/review.ts';
import { joinWiki } from '../../src/wiki/join.ts';
import { readSources } from '../../src/wiki/read.ts';
import { reviewFacts } from '../../src/wiki/review.ts';
import { bareWiki, project, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

/**
 * Pages of GOV.UK's technical documentation, which say when they were reviewed last and for how long that holds.
 *
 * The day that follows, which GOV.UK calls `review_by`, is the day on which Concord calls them due. What the two make
 * of it differs by a day: GOV.UK calls a page expired on that day (`review_by <= today`), while for Concord it is the
 * last on which the page holds, and the page is overdue from the day after.
 */
const folder = resolve(process.env['CORPORA'] ?? join(project, '../shared/corpora'));
const sources = ['gds-way', 'cloud-platform-user-guide'].filter((name) => existsSync(join(folder, name)));
const today = '2026-11-22';

if (sources.length === 0) {
  it('says that there are no pages of GOV.UK to try', () => {
    console.log(`There is nothing in “${folder}”: review dates were not compared with GOV.UK’s.`);
    expect(existsSync(join(folder, 'gds-way'))).toBe(false);
  });
}

describe.each(sources)('the review dates of %s', (name) => {
  let home: string;
  let pages: { path: string; raw: string; file: string }[];

  beforeAll(async () => {
    home = await temporaryFolder();
    const files = Object.entries(bareWiki).map(([file, text]) => [`content/${file}`, text]);
    await writeFiles(home, Object.fromEntries(files) as Record<string, string>);
    const { stderr, code } = await runScript('import', [
      ...[join(folder, name), '--collection', 'guides', '--owner', 'ada'],
      ...['--content', join(home, 'content'), '--today', today, '--report', join(home, 'report.txt')],
    ]);
    const report = await readFile(join(home, 'report.txt'), 'utf8');
    expect([stderr, code]).toEqual(['', 0]);
    pages = await Promise.all(
      [...report.matchAll(/^(\S.*) → (guides\/.*\.mdx)$/gm)].map(async ([, path = '', file = '']) => ({
        path,
        file,
        raw: await readFile(join(folder, name, path), 'utf8'),
      })),
    );
  });
  afterAll(() => rm(home, { recursive: true }));

  it('are GOV.UK’s, page for page', async () => {
    const wiki = joinWiki(await readSources(join(home, 'content')), true);
    const expected = pages.flatMap(({ path, file, raw }) => {
      const day = reviewBy(raw);
      return day === undefined ? [] : [[path, file, day] as const];
    });
    expect(expected.length).toBeGreaterThan(60);
    // No page with both fields, however they are written, was left out of the comparison.
    const both = pages.filter(
      ({ raw }) => /^last_reviewed_on: *["']?\d/m.test(raw) && /^review_in:/m.test(raw),
    );
    expect(both.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    const found = expected.map(([path, file]) => {
      const entry = wiki.entries.find((each) => each.file === file);
      return [path, file, entry && dueOn(reviewFacts(entry, wiki))];
    });
    expect(found).toEqual(expected);

    for (const [, file, text] of expected) {
      const [entry, day] = [wiki.entries.find((each) => each.file === file), parseDay(text)];
      if (entry === undefined || day === undefined) throw new Error(file);
      const facts = reviewFacts(entry, wiki);
      expect([reviewOn(facts, day).state, reviewOn(facts, addDays(day, 1)).state]).toEqual([
        'due',
        'overdue',
      ]);
    }
  });
});

describe('the review dates at the ends of months', () => {
  const pages = {
    'february.html.md.erb': ['2025-08-31', '6 months', '2026-02-28'],
    'leap.html.md.erb': ['2024-02-29', '12 months', '2025-02-28'],
    'into-leap.html.md.erb': ['2027-11-30', '3 month', '2028-02-29'],
    'april.md': ["'2026-03-31'", '1 months', '2026-04-30'],
    'new-year.md': ['2026-10-31', '"2 months"', '2026-12-31'],
  };

  it('are clamped, also where one month is spelled as several', async () => {
    const home = await temporaryFolder();
    await writeFiles(join(home, 'content'), bareWiki);
    await writeFiles(
      join(home, 'source'),
      Object.fromEntries(
        Object.entries(pages).map(([file, [last, every]]) => [
          file,
          `---\ntitle: ${file}\nlast_reviewed_on: ${last}\nreview_in: ${every}\n---\n`,
        ]),
      ),
    );
    const { code } = await runScript('import', [
      ...[join(home, 'source'), '--collection', 'guides', '--owner', 'ada'],
      ...['--content', join(home, 'content'), '--today', '2028-01-01'],
    ]);
    expect(code).toBe(0);
    const wiki = joinWiki(await readSources(join(home, 'content')), true);
    for (const [file, [last = '', every = '', due]] of Object.entries(pages)) {
      const entry = wiki.entries.find(({ id }) => id === file.split('.')[0]);
      expect([file, entry && dueOn(reviewFacts(entry, wiki))]).toEqual([file, due]);
      expect(reviewBy(`---\nlast_reviewed_on: ${last}\nreview_in: ${every}\n---\n`)).toBe(due);
    }
    await rm(home, { recursive: true });
  });
});

/** The day by which GOV.UK asks for the next review, worked out from the file alone. */
function reviewBy(raw: string): string | undefined {
  const [, fields = ''] = /^---\n([\s\S]*?)\n---/.exec(raw.replaceAll('\r\n', '\n')) ?? [];
  const [, last] = /^last_reviewed_on:\s*["']?(\d{4}-\d{2}-\d{2})\b/m.exec(fields) ?? [];
  const [, digits, unit = ''] = /^review_in:\s*["']?(\d+)\s*(day|week|month|year)s?\b/m.exec(fields) ?? [];
  if (last === undefined || digits === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = last.split('-').map(Number);
  const count = Number(digits);
  if (unit === 'day' || unit === 'week') {
    const days = unit === 'week' ? count * 7 : count;
    return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
  }
  const months = year * 12 + month - 1 + (unit === 'year' ? count * 12 : count);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const isLeap = toYear % 4 === 0 && (toYear % 100 !== 0 || toYear % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const clamped = Math.min(date, lengths[toMonth - 1] ?? 31);
  return [toYear, toMonth, clamped].map((each) => String(each).padStart(2, '0')).join('-');
}
