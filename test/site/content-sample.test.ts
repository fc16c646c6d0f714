import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import shipped from '../../scripts/sample/shipped.json' with { type: 'json' };
import { addDays, type Day } from '../../src/freshness/day.ts';
import { moved, withLongDays } from '../support/sample.ts';
import { datedRepo, type Dated } from '../support/dated-repo.ts';
import { readPages } from '../../scripts/sample/pages.ts';
import { project, runScript, temporaryFolder } from '../support/script.ts';

let repo: Dated;

beforeEach(async () => {
  repo = await datedRepo();
  await cp(join(project, 'content'), repo.content, { recursive: true });
  await writtenBefore();
  repo.commit(shipped.day);
  repo.git('config', 'user.name', 'Ann');
  repo.git('config', 'user.email', 'ann@example.com');
});
afterEach(() => repo.remove());

const sampleOn = (today: string) =>
  runScript('content-sample', ['--content', repo.content, '--today', today]);
const by = { days: 42, on: addDays(shipped.day as Day, 47) };

/** Some days before, git knew pages that said something else, and that nobody had reviewed: so there is a past to move. */
async function writtenBefore(): Promise<void> {
  const shippedTexts = new Map<string, string>();
  for await (const path of glob(`${repo.content}/*/*.mdx`))
    shippedTexts.set(path, await readFile(path, 'utf8'));
  for (const [path, text] of shippedTexts)
    await writeFile(
      path,
      `${text.replace(/^(reviewed|reviewedBy|reviewNote):.*\n/gm, '')}\nAnd more, since 2025.\n`,
    );
  repo.commit(addDays(shipped.day as Day, -20));
  for (const [path, text] of shippedTexts) await writeFile(path, text);
}

/** What is wrong or waits, and how each page stands, as git and its fields tell. */
async function standingOn(today: Day) {
  const asked = ['--content', repo.content, '--today', today, '--format', 'json'];
  const [check, freshness] = await Promise.all([
    runScript('check', [...asked, '--fail-on', 'never']),
    runScript('freshness', [...asked, '--fail-on', 'never']),
  ]);
  const { problems } = JSON.parse(check.stdout) as { problems: unknown[] };
  const { entries } = JSON.parse(freshness.stdout) as {
    entries: { id: string; state: string; reasons: { id: string }[] }[];
  };
  const states = entries.map(({ id, state, reasons }) => ({
    id,
    state,
    reasons: reasons.map((each) => each.id),
  }));
  return { problems: problems.map(asLine), states: states.map(asLine) };
}

/** A finding in one line; without the day on which a review was due, which hangs on how long months are. */
const asLine = (found: unknown) => JSON.stringify(found).replace(/due for review on [^.]+/, 'due for review');

test('pages stand on a later day as before, and nothing is wrong that was not', async () => {
  const before = await standingOn(addDays(by.on, -by.days));
  const { code, stdout, stderr } = await sampleOn(by.on);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('moved by 6 weeks');
  expect(repo.git('status', '--porcelain')).toBe('');
  expect(inOrder(withLongDays(await standingOn(by.on)))).toEqual(inOrder(moved(before, by)));
  // Another year goes by: what was moved is moved on from there.
  expect((await sampleOn(addDays(by.on, 400))).stdout).toContain('moved by 57 weeks');
});

function inOrder(standing: unknown) {
  return Object.values(standing as Record<string, string[]>).map((lines) => lines.toSorted());
}

test('there is nothing to move within a week, and nothing is moved back', async () => {
  const within = await sampleOn(addDays(shipped.day as Day, 6));
  expect(within.code, within.stderr).toBe(0);
  expect(within.stdout).toContain('moves by whole weeks, of which none has gone by until');
  const earlier = await sampleOn(addDays(shipped.day as Day, -1));
  expect(earlier.code).toBe(2);
  expect(earlier.stderr).toContain('lies before it. It is only brought forward.');
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('what was moved is known without git, and in whatever time zone', async () => {
  const copy = await temporaryFolder();
  await cp(join(project, 'content'), copy, { recursive: true });
  const move = (env: Record<string, string>, ...args: string[]) =>
    runScript('content-sample', ['--content', copy, ...args], { env });
  const first = await move({ TZ: 'Pacific/Kiritimati' }, '--today', by.on);
  expect(first.stdout, first.stderr).toContain('moved by 6 weeks');
  const texts = await readPages(copy);
  const again = await move({ TZ: 'Pacific/Pago_Pago' }, '--today', by.on);
  expect(again.stdout, again.stderr).toContain('Nothing was written');
  expect(await readPages(copy)).toEqual(texts);
  const later = await move({}, '--today', addDays(by.on, 400));
  expect(later.stdout, later.stderr).toContain('moved by 57 weeks');
  await rm(copy, { recursive: true });
});

test('what git was told of a move may be lost', async () => {
  await sampleOn(by.on);
  repo.git('commit', '--quiet', '--amend', '--message', 'All of it in one');
  const again = await sampleOn(by.on);
  expect(again.stdout, again.stderr).toContain('Nothing was written');
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('what is no longer the sample stays as it is', async () => {
  await repo.write('guides/ours.mdx', 'Ours.');
  await repo.write('wiki.yaml', 'name: Ours\n');
  const { code, stderr } = await sampleOn(by.on);
  expect(code).toBe(2);
  expect(stderr).toContain('1 file is not as the sample was shipped');
  expect(stderr).toContain('guides/ours.mdx');
  expect(stderr).not.toContain('wiki.yaml');
  expect(repo.git('status', '--porcelain')).toContain('guides/ours.mdx');
});
