import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const number = `---
title: MQLs handed over
summary: What marketing owes.
owner: ada
teams: [sales]
definition: MQLs of the month. # exactly
kind: outcome
unit: money
better: more
target: 40
every: month
readBy: ada
source: CRM
readings:
  - { period: 2026-09, value: 43 } # the fair
---

Text.
`;

describe('npm run measure', () => {
  let home: string;
  let content: string;
  const run = async (table: string | Uint8Array, ...args: string[]) => {
    await writeFile(join(home, 'october.csv'), table);
    return runScript('measure', [
      join(home, 'october.csv'),
      '--content',
      content,
      '--today',
      '2026-11-22',
      ...args,
    ]);
  };

  beforeEach(async () => {
    home = await temporaryFolder();
    content = join(home, 'content');
    await writeFiles(content, { ...bareWiki, 'numbers/mqls.mdx': number, 'numbers/more.mdx': number });
  });
  afterEach(() => rm(home, { recursive: true }));

  it('enters readings, and changes no other line', async () => {
    const before = await filesOf(content);
    const table = Buffer.from(
      '\ufeffnumber\tperiod\tvalue\nmqls\t2026-10\t41,5\nmore\t2026-09\t43\n',
      'utf16le',
    );
    const tried = await run(table, '--dry-run');
    expect(tried.stdout).toContain('1 reading would be entered, 1 there already.');
    expect(await filesOf(content)).toEqual(before);
    const { code, stdout, stderr } = await run(table);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('MQLs handed over\n  October 2026: 41.5\n\n1 reading entered, 1 there already.');
    expect(stdout).toMatch(/git commit -m 'Enter 1 reading' -- \S+numbers\/mqls\.mdx/);
    const after = await filesOf(content);
    const changed = after.get('numbers/mqls.mdx') ?? '';
    expect(changed).toContain('# exactly');
    expect(changed.replace(/ *- (?:\{ )?period: 2026-10(?:,|\n) +value: 41\.5(?: \})?\n/, '')).toBe(number);
    expect(after.get('numbers/more.mdx')).toBe(number);
  });

  it('writes nothing at all where one line is wrong', async () => {
    const before = await filesOf(content);
    const { code, stdout, stderr } = await run('number,period,value\nmqls,2026-10,4\nmore,2026-09,44\n');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('october.csv, line 3: September 2026 of “MQLs handed over” has 43 on its page');
    expect(stderr).toContain('Nothing was written.');
    expect(await filesOf(content)).toEqual(before);
  });
});
