import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import shipped from '../../scripts/sample/shipped.json' with { type: 'json' };
import { addDays, type Day } from '../../src/freshness/day.ts';
import { move } from '../../src/sample/move.ts';
import { datedRepo, type Dated } from '../support/dated-repo.ts';
import { project, runScript } from '../support/script.ts';

let repo: Dated;

beforeEach(async () => {
  repo = await datedRepo();
  await cp(join(project, 'content'), repo.content, { recursive: true });
  repo.commit(shipped.day);
  repo.git('config', 'user.name', 'Ann');
  repo.git('config', 'user.email', 'ann@example.com');
});
afterEach(() => repo.remove());

const sampleOn = (today: string) =>
  runScript('content-sample', ['--content', repo.content, '--today', today]);
const by = { days: 42, on: addDays(shipped.day as Day, 47) };

/** How each page stands, as git and its fields tell. */
async function statesOn(today: Day) {
  const asked = ['--content', repo.content, '--today', today, '--format', 'json', '--fail-on', 'never'];
  const { entries } = JSON.parse((await runScript('freshness', asked)).stdout) as {
    entries: { id: string; state: string; reasons: { id: string }[] }[];
  };
  return entries.map(({ id, state, reasons }) => `${id} ${state} ${reasons.map((each) => each.id).join()}`);
}

test('pages stand on a later day as before, and git asks nobody to check them again', async () => {
  const before = await statesOn(addDays(by.on, -by.days));
  const { code, stdout, stderr } = await sampleOn(by.on);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('moved by 6 weeks');
  expect(repo.git('status', '--porcelain')).toBe('');
  expect((await statesOn(by.on)).toSorted()).toEqual(before.map((line) => move(line, by)).toSorted());
  // Another year goes by: what was moved is moved on from there.
  expect((await sampleOn(addDays(by.on, 400))).stdout).toContain('moved by 57 weeks');
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
