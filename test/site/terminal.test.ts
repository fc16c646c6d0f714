import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

/** What sets a title, moves the cursor, begins a line anew, or turns what follows around. */
const signs = '\u001b]0;title\u0007\u001b[2J\u009b31m\r\u202e\u2066';
/** What a terminal obeys, and what a workflow takes for a command that is none of ours. */
const forbidden =
  /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^::(?!error |warning |notice )/mu;

describe('57-scale-terminal-escapes: what texts and file names hold never commands a terminal', () => {
  let content: string;
  let source: string;
  beforeAll(async () => {
    content = await temporaryFolder();
    source = await temporaryFolder();
    const body = `[x](foo${signs}:bar) and <b${signs}> and [y](/guides/${signs}/)`;
    const named = guide(
      { title: JSON.stringify(`::stop-commands::x ${signs}`), reviewed: '2026-01-01' },
      body,
    );
    await writeFiles(content, {
      ...bareWiki,
      [`guides/a${signs}.mdx`]: named,
      'guides/b.mdx': guide({ reviewed: JSON.stringify(signs), owner: JSON.stringify(`ada${signs}`) }),
      [`guides/c${signs}.txt`]: 'x',
      'people/bo.yaml': `name: ${JSON.stringify(`::error::Bo ${signs}`)}\nemail: b@example.com\nteam: sales\nrole: Lead\n`,
    });
    await writeFiles(source, {
      [`d${signs}.md`]: `# ${signs}\n\n{{< x${signs} >}}\n\n${body}\n`,
      [`e${signs}.zip`]: '',
    });
  });
  afterAll(() => Promise.all([content, source].map((each) => rm(each, { recursive: true }))));

  it.each<[name: string, script: string, ...args: string[]]>([
    ['a check', 'check'],
    ['a check that lists all', 'check', '--all'],
    ['a check for GitHub', 'check', '--format', 'github'],
    ['a check for programs', 'check', '--format', 'json'],
    ['the freshness', 'freshness'],
    ['a plan', 'freshness', '--plan'],
    ['the freshness for programs', 'freshness', '--format', 'json'],
    ['the freshness for GitHub', 'freshness', '--format', 'github'],
    ['the freshness for an issue', 'freshness', '--format', 'markdown'],
    ['the freshness as a table', 'freshness', '--format', 'csv'],
    ['a review', 'review', 'guides/b', '--by', 'bo'],
    ['a review by nobody', 'review', `guides/a${signs}.mdx`, '--by', 'nobody'],
    ['a wrong use', 'build', `--${signs}`],
  ])('by %s', async (_, script, ...args) => {
    const { stdout, stderr } = await runScript(script, [...args, '--content', content]);
    const said = (stdout + stderr).replaceAll('\r\n', '\n');
    expect(said.length).toBeGreaterThan(40);
    expect(said).not.toMatch(forbidden);
  });

  it('by an import', async () => {
    const report = join(content, 'report.txt');
    const { stdout, stderr } = await runScript('import', [
      ...[source, '--content', content, '--collection', 'guides', '--owner', 'ada', '--dry-run'],
      ...['--report', report],
    ]);
    expect(stdout + stderr).toContain('.zip');
    expect(stdout + stderr).not.toMatch(forbidden);
    const whole = await readFile(report, 'utf8');
    expect(whole).toContain('.md');
    expect(whole).not.toMatch(forbidden);
  });
});
