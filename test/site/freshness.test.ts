import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { states, type State } from '../../src/freshness/review.ts';
import type { OwedEntry } from '../../src/reports/freshness/owed.ts';
import type { FreshnessEntry } from '../../src/reports/freshness-json.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { datedRepo, type Dated } from '../support/dated-repo.ts';
import { bareWiki, runScript, temporaryFolder, writeFiles, type Ran } from '../support/script.ts';

const person = (name: string, more = '') =>
  `name: ${name}\nemail: x@example.com\nteam: sales\nrole: Sells\n${more}`;

/** A page in each state; one of an owner who is away, one of an owner who left, and a draft. */
const files: Record<string, string> = {
  ...bareWiki,
  'wiki.yaml': bareWiki['wiki.yaml'].replace('name: Marketing,', 'name: Marketing, lead: eve,'),
  'people/ben.yaml': person('Ben Example'),
  'people/cleo.yaml': person('Cleo Example', 'left: 2026-10-31\n').replace('sales', 'marketing'),
  'people/dan.yaml': person('Dan Example', 'coveredBy: ben\naway: { from: 2026-11-20, until: 2026-11-30 }\n'),
  'people/eve.yaml': person('Eve Example').replace('sales', 'marketing'),
  'guides/current.mdx': guide({ title: 'Right', reviewed: '2026-11-01' }),
  'guides/soon.mdx': guide({ title: 'Soon', reviewed: '2026-06-01', owner: 'dan' }),
  'guides/late.mdx': guide({ title: 'Late', reviewed: '2026-01-01', owner: 'cleo', teams: '[marketing]' }),
  'guides/never.mdx': guide({ title: 'Never' }, 'See [the late one](/guides/late/).'),
  'guides/hidden.mdx': guide({ title: 'Hidden', reviewed: '2026-01-01', draft: 'true' }),
};

const day = '2026-11-22';
const made: Dated[] = [];
afterAll(() => Promise.all(made.map((each) => each.remove())));

/** A repository with these files, committed before anything in them was reviewed. */
async function repoWith(more: Record<string, string> = {}): Promise<Dated> {
  const repo = await datedRepo('2025-01-01');
  made.push(repo);
  await writeFiles(repo.content, { ...files, ...more });
  repo.commit();
  return repo;
}

const freshness = (content: string, ...args: string[]): Promise<Ran> =>
  runScript('freshness', ['--content', content, '--today', day, ...args], {
    env: { SITE_URL: '', SITE_BASE: '', FORCE_COLOR: '0' },
  });

const json = async (content: string, ...args: string[]) => {
  const ran = await freshness(content, '--format', 'json', ...args);
  return {
    ...ran,
    found: JSON.parse(ran.stdout) as { today: string; entries: FreshnessEntry[]; owed: OwedEntry[] },
  };
};
const ids = ({ found }: Awaited<ReturnType<typeof json>>) => found.entries.map(({ id }) => id).toSorted();

describe('npm run freshness', () => {
  let repo: Dated;
  beforeAll(async () => {
    repo = await repoWith();
  });

  it('prints the JSON that was promised, and nothing else', async () => {
    const { stderr, found, code } = await json(repo.content, '--fail-on', 'never');
    expect([stderr, code]).toEqual(['', 0]);
    expect(Object.keys(found)).toEqual(['today', 'entries', 'owed']);
    expect(found.owed).toEqual([]);
    expect(found.today).toBe(day);
    const entries = new Map(found.entries.map(({ id, ...rest }) => [id, rest]));
    expect([...entries.keys()].toSorted()).toEqual(
      ['current', 'late', 'never', 'soon'].map((id) => `guides/${id}`),
    );
    expect(entries.get('guides/late')).toEqual({
      state: 'overdue',
      due: '2026-07-01',
      reasons: [
        { id: 'past-due', text: 'Was due for review on 1 Jul 2026.' },
        { id: 'owner-left', text: 'The owner, Cleo Example, left on 31 Oct 2026.' },
      ],
      owner: 'cleo',
      responsible: 'eve',
      url: '/guides/late/',
    });
    expect(entries.get('guides/soon')).toMatchObject({
      state: 'due',
      owner: 'dan',
      responsible: 'ben',
      reasons: [],
    });
    expect(entries.get('guides/never')).toMatchObject({ state: 'unreviewed', due: null });
  });

  it.each([
    ['never', 'unreviewed', 0],
    ['due', 'unreviewed', 1],
    ['overdue', 'unreviewed', 1],
    ['unreviewed', 'unreviewed', 1],
    ['unreviewed', 'overdue', 0],
    ['overdue', 'overdue', 1],
    ['overdue', 'due', 0],
    ['due', 'due', 1],
    ['due', 'current', 0],
  ] as const)('--fail-on %s, with pages that are %s at worst, exits with %i', async (level, worst, code) => {
    const pages: Record<State, string> = {
      over: 'over',
      current: 'current',
      due: 'soon',
      overdue: 'late',
      unreviewed: 'never',
    };
    const better = await datedRepo('2025-01-01');
    made.push(better);
    const left = states.slice(0, states.indexOf(worst) + 1).map((state) => `guides/${pages[state]}.mdx`);
    const wanted = Object.entries(files).filter(
      ([file]) => !file.startsWith('guides/') || left.includes(file),
    );
    await writeFiles(better.content, Object.fromEntries(wanted));
    better.commit();
    const ran = await freshness(better.content, '--fail-on', level);
    expect([ran.code, ran.stderr]).toEqual([
      code,
      expect.stringMatching(/^The history is on this disk alone.*\n$/),
    ]);
  });

  it('counts a review that lies in the future as none', async () => {
    const args = ['--content', repo.content, '--today', '2026-10-15', '--owner', 'ada', '--format', 'json'];
    const { stdout } = await runScript('freshness', args);
    const [current] = (JSON.parse(stdout) as { entries: FreshnessEntry[] }).entries.filter(
      ({ id }) => id === 'guides/current',
    );
    expect(current).toMatchObject({ state: 'unreviewed', due: null });
  });

  it('fails on pages that are overdue or worse where nothing else is said', async () => {
    expect((await freshness(repo.content)).code).toBe(1);
    expect((await freshness(repo.content, '--owner', 'dan')).code).toBe(0);
  });

  it('lists a person’s own pages and what falls to them', async () => {
    const of = (id: string) => json(repo.content, '--owner', id);
    expect(ids(await of('ben'))).toEqual(['guides/soon']);
    expect(ids(await of('dan'))).toEqual(['guides/soon']);
    expect(ids(await of('eve'))).toEqual(['guides/late']);
    expect(ids(await of('ada'))).toEqual(['guides/current', 'guides/never']);
    const later = await runScript('freshness', [
      '--content',
      repo.content,
      '--today',
      '2026-12-24',
      '--owner',
      'ben',
    ]);
    expect(later.stdout).toContain('0 pages');
  });

  it('lists a team’s pages', async () => {
    expect(ids(await json(repo.content, '--team', 'marketing'))).toEqual(['guides/late']);
  });

  it('shows a person by whom each page falls to, worst first', async () => {
    const { stdout, stderr } = await freshness(repo.content);
    expect(stderr).toMatch(/^The history is on this disk alone: .*\n$/);
    expect(stdout).toBe(
      [
        'Ada Example (ada): 1 page',
        '  ✖ unreviewed  guides/never               Not reviewed yet',
        '',
        'Eve Example (eve): 1 page',
        '  ✖ overdue     guides/late    1 Jul 2026  Review overdue by 144 days',
        '      The owner, Cleo Example, left on 31 Oct 2026.',
        '',
        'Ben Example (ben): 1 page',
        '  ▲ due         guides/soon    1 Dec 2026  Review due in 9 days',
        '',
        '4 pages: 1 current, 1 due, 1 overdue, 1 never reviewed (for 2026-11-22)',
        '',
      ].join('\n'),
    );
  });

  it('annotates files at the line of the review', async () => {
    const { stdout } = await freshness(repo.content, '--format', 'github');
    expect(stdout).toMatch(
      /^::warning file=\S*wiki\/content\/guides\/late\.mdx,line=6,col=1,title=guides\/late::Review overdue by 144 days\. The owner, Cleo Example, left on 31 Oct 2026\. Falls to Eve Example\.$/m,
    );
    expect(stdout).toMatch(/^::notice file=\S*guides\/soon\.mdx,/m);
    expect(stdout).not.toContain('guides/current');
  });

  it('writes the weekly issue, with links where the wiki is published', async () => {
    const { stdout } = await freshness(repo.content, '--format', 'markdown');
    expect(stdout).toContain('### Eve Example\n\n- Late (guides/late): Review overdue by 144 days. ');
    const args = ['--content', repo.content, '--today', day, '--format', 'markdown'];
    const env = { SITE_URL: 'https://wiki.example', SITE_BASE: '/base/' };
    const linked = await runScript('freshness', args, { env });
    expect(linked.stdout).toContain('- [Late](https://wiki.example/base/guides/late/): ');
    expect(linked.stdout).toContain('(https://wiki.example/base/freshness/)');
  });

  it('has nothing to ask for in a wiki that is empty yet, and cannot tell anything of another folder', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, bareWiki);
    const { code, stdout } = await freshness(folder);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Readers see no page yet')]);
    await rm(join(folder, 'wiki.yaml'));
    const without = await freshness(folder);
    await rm(folder, { recursive: true });
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('There is no “wiki.yaml”')]);
  });

  it('writes a table', async () => {
    const { stdout } = await freshness(repo.content, '--format', 'csv');
    const rows = stdout.split('\r\n');
    expect(rows[0]).toBe('id,title,state,due,owner,responsible,reasons,url,kind');
    expect(rows).toContain('guides/soon,Soon,due,2026-12-01,dan,ben,,/guides/soon/,review');
    expect(rows).toHaveLength(6);
  });

  it('explains itself, and exits with 2 on wrong use', async () => {
    const help = await freshness(repo.content, '--help');
    expect([help.code, help.stdout.includes('--no-worse-than')]).toEqual([0, true]);
    for (const wrong of [
      ['--today', '2026-02-30'],
      ['--format', 'xml'],
      ['--fail-on', 'current'],
      ['--owner', 'nobody'],
      ['--team', 'nobody'],
      ['--no-worse-than', 'nowhere'],
      ['--no-worse-than', '--help'],
      ['--changed-since', 'nowhere'],
      ['--changed-since', 'main', '--format', 'csv'],
      ['--changed-since', 'main', '--no-worse-than', 'main'],
      ['stray'],
    ]) {
      const ran = await freshness(repo.content, ...wrong);
      expect([ran.code, ran.stdout], wrong.join(' ')).toEqual([2, '']);
    }
    expect((await freshness('nowhere')).code).toBe(2);
  });
});

describe('what could not be told', () => {
  const doubtful = async (more: Record<string, string>) => {
    const { content } = await repoWith(more);
    const ran = await freshness(content, '--fail-on', 'never', '--format', 'json');
    expect(JSON.parse(ran.stdout), 'JSON all the same').toHaveProperty('entries');
    return ran;
  };

  it.each([
    ['a day that does not exist', { 'guides/x.mdx': guide({ reviewed: '2026-02-30' }) }, 'guides/x.mdx:6'],
    ['an interval', { 'guides/x.mdx': guide({ reviewEvery: 'often' }) }, 'guides/x.mdx:6'],
    ['a page', { 'guides/x.mdx': '---\ntitle: [\n---\n' }, 'guides/x.mdx:2'],
    [
      'the end of a claim',
      {
        'guides/x.mdx': guide(
          { reviewed: '2026-11-01' },
          '<Claim source="a" seen="2026-01-01" until="2026-02-30" confidence="high">Ten.</Claim>',
        ),
      },
      'guides/x.mdx:9',
    ],
    [
      'a claim with curly quotes',
      {
        'guides/x.mdx': guide(
          { reviewed: '2026-11-01' },
          '<Claim source="a" seen="2026-01-01" until=“2026-02-01” confidence="high">Ten.</Claim>',
        ),
      },
      'guides/x.mdx:9',
    ],
    [
      'a claim that is closed and never opened',
      { 'guides/x.mdx': guide({ reviewed: '2026-11-01' }, 'Ten.</Claim>') },
      'guides/x.mdx:9',
    ],
    ['an owner nobody knows', { 'guides/x.mdx': guide({ owner: 'zoe', reviewed: '2026-11-01' }) }, '“zoe”'],
    ['an owner’s record', { 'people/ada.yaml': 'name: Ada\n' }, 'people/ada.yaml:1'],
    ['whom the page of someone who left falls to', { 'wiki.yaml': bareWiki['wiki.yaml'] }, 'falls to nobody'],
    ['the settings', { 'wiki.yaml': 'name: 1\n' }, 'wiki.yaml:1'],
  ])('is exit 2, whatever is asked: %s', async (_, more: Record<string, string>, named) => {
    const { code, stderr } = await doubtful(more);
    expect(stderr).toContain('Could not be told:');
    expect(stderr).toContain(named);
    expect(stderr).toContain('→');
    expect(code).toBe(2);
  });

  it('is said in the formats that are read elsewhere, too', async () => {
    const { content } = await repoWith({ 'guides/x.mdx': guide({ reviewed: '2026-02-30' }) });
    const markdown = await freshness(content, '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^\*\*Not everything could be told\.\*\*/);
    const github = await freshness(content, '--format', 'github');
    expect(github.stdout).toMatch(/^::error file=\S*guides\/x\.mdx,line=6,col=1,title=date-invalid::/);
  });

  it('is not asked of someone whose pages can all be read', async () => {
    const { content } = await repoWith({ 'guides/x.mdx': guide({ owner: 'eve', reviewed: '2026-02-30' }) });
    expect((await freshness(content, '--owner', 'dan')).code).toBe(0);
    expect((await freshness(content, '--owner', 'eve')).code).toBe(2);
  });

  it('40-shallow-clone: is exit 2 outside git, in a shallow clone, and for what was not committed', async () => {
    const outside = await temporaryFolder();
    await writeFiles(outside, files);
    const repo = await repoWith();
    await repo.write('guides/late.mdx', (files['guides/late.mdx'] ?? '').replace('Text.', 'Other text.'));
    repo.commit();
    const clone = await temporaryFolder();
    repo.git('clone', '--quiet', '--depth=1', `file://${repo.top}`, clone);
    await repo.write('guides/new.mdx', guide({ reviewed: '2026-11-01' }));
    for (const [content, advice] of [
      [outside, 'git init'],
      [join(clone, 'wiki/content'), 'fetch-depth: 0'],
      [repo.content, 'Commit it.'],
    ] as const) {
      const { found, code, stderr } = await json(content, '--fail-on', 'never');
      expect([code, stderr], content).toEqual([2, expect.stringContaining(advice)]);
      const unknown = found.entries.filter(({ reasons }) =>
        reasons.some(({ id }) => id === 'history-unknown'),
      );
      expect(unknown.length, content).toBe(content === repo.content ? 1 : 4);
    }
    await rm(outside, { recursive: true });
    await rm(clone, { recursive: true });
  });
});

describe('--no-worse-than', () => {
  const ratchet = (repo: Dated, ...args: string[]) =>
    freshness(repo.content, '--no-worse-than', 'main', ...args);
  const branch = async (more?: Record<string, string>) => {
    const repo = await repoWith(more);
    repo.git('checkout', '--quiet', '-b', 'change');
    return repo;
  };

  it('passes an old wiki with overdue pages, and leaves nothing behind', async () => {
    const repo = await branch();
    await repo.write('guides/late.mdx', (files['guides/late.mdx'] ?? '').replace('Text.', 'Other text.'));
    repo.commit();
    const ran = await ratchet(repo);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(repo.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'a review that was moved back',
      { 'guides/current.mdx': guide({ reviewed: '2026-01-01' }) },
      'guides/current',
    ],
    ['a review that was taken out', { 'guides/current.mdx': guide() }, 'guides/current'],
    [
      'a claim that has ended',
      {
        'guides/current.mdx': guide(
          { reviewed: '2026-11-01' },
          '<Claim source="a" seen="2026-01-01" until="2026-02-01" confidence="high">Ten.</Claim>',
        ),
      },
      'guides/current',
    ],
    [
      'an interval that was shortened for all',
      { 'wiki.yaml': (files['wiki.yaml'] ?? '').replace('6 months', '1 week') },
      'guides/current',
    ],
    ['a new page that is overdue', { 'guides/x.mdx': guide({ reviewed: '2026-01-01' }) }, 'guides/x'],
    ['a new page that nobody reviewed', { 'guides/x.mdx': guide() }, 'guides/x'],
    [
      'a new page whose first review should have been',
      { 'guides/x.mdx': guide({ reviewFirstBy: '2026-11-01' }) },
      'guides/x',
    ],
    [
      'a draft that was published',
      { 'guides/hidden.mdx': guide({ reviewed: '2026-01-01' }) },
      'guides/hidden',
    ],
  ])('fails for %s', async (_, change: Record<string, string>, id) => {
    const repo = await branch();
    await writeFiles(repo.content, change);
    repo.commit();
    const ran = await json(repo.content, '--no-worse-than', 'main', '--fail-on', 'overdue');
    expect([ran.code, ran.stderr]).toEqual([1, '']);
    expect(ids(ran)).toContain(id);
    expect(ids(ran)).not.toContain('guides/late');
  });

  it.each([
    [
      'new pages that are due, or planned',
      {
        'guides/x.mdx': guide({ reviewed: '2026-06-01' }),
        'guides/y.mdx': guide({ reviewFirstBy: '2027-02-01' }),
      },
    ],
    ['a page that was reviewed', { 'guides/late.mdx': guide({ title: 'Late', reviewed: '2026-11-21' }) }],
  ])('passes %s', async (_, change: Record<string, string>) => {
    const repo = await branch();
    await writeFiles(repo.content, change);
    repo.commit('2026-11-21');
    expect(await ratchet(repo)).toMatchObject({ code: 0, stderr: '' });
  });

  it('counts an edit without a review as worse, unless only what is overdue is to fail', async () => {
    const repo = await branch();
    await repo.write('guides/current.mdx', (files['guides/current.mdx'] ?? '').replace('Text.', 'Other.'));
    repo.commit('2026-11-21');
    const strict = await ratchet(repo);
    expect([strict.code, strict.stdout]).toEqual([
      1,
      expect.stringContaining('Before this change: current.'),
    ]);
    expect((await ratchet(repo, '--fail-on', 'overdue')).code).toBe(0);
    expect((await ratchet(repo, '--fail-on', 'never')).code).toBe(0);
  });

  it('counts a review that is put back as worse', async () => {
    const repo = await repoWith();
    await repo.write('guides/late.mdx', (files['guides/late.mdx'] ?? '').replace('2026-01-01', '2020-01-01'));
    const { found, code } = await json(repo.content, '--no-worse-than', 'main');
    expect([found.entries.map(({ id }) => id), code]).toEqual([['guides/late'], 1]);
  });

  it('follows a page to its new name', async () => {
    const repo = await branch();
    repo.git('mv', 'wiki/content/guides/late.mdx', 'wiki/content/guides/later.mdx');
    repo.commit();
    expect(await ratchet(repo)).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not hold against a change what has happened elsewhere since', async () => {
    const repo = await branch();
    repo.git('checkout', '--quiet', 'main');
    await repo.write('guides/late.mdx', guide({ reviewed: '2026-11-21' }));
    repo.commit();
    repo.git('checkout', '--quiet', 'change');
    expect((await ratchet(repo)).code).toBe(0);
  });

  it('is exit 2 for what can no longer be told, not for what never could', async () => {
    const broken = guide({ reviewed: '2026-02-30' });
    const repo = await branch({ 'guides/x.mdx': broken });
    expect((await ratchet(repo)).code).toBe(0);
    await repo.write('guides/y.mdx', broken);
    repo.commit();
    const ran = await ratchet(repo);
    expect([ran.code, ran.stderr.includes('guides/y.mdx')]).toEqual([2, true]);
    expect(ran.stderr).not.toContain('guides/x.mdx');
  });

  it('is exit 2 in a shallow clone, though nothing more was known before', async () => {
    const repo = await repoWith();
    await repo.write('guides/late.mdx', (files['guides/late.mdx'] ?? '').replace('Text.', 'Other text.'));
    repo.commit();
    const clone = await temporaryFolder();
    repo.git('clone', '--quiet', '--depth=1', `file://${repo.top}`, clone);
    const ran = await freshness(join(clone, 'wiki/content'), '--no-worse-than', 'main');
    expect([ran.code, ran.stderr.includes('fetch-depth: 0')]).toEqual([2, true]);
    await rm(clone, { recursive: true });
  });

  it('is exit 2 where there was no content, and where no commit is shared, and leaves nothing behind', async () => {
    const repo = await repoWith();
    repo.git('checkout', '--quiet', '--orphan', 'other');
    repo.git('rm', '--quiet', '-r', '--cached', '.');
    repo.git('commit', '--quiet', '--allow-empty', '--message=Nothing');
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message=All');
    for (const ref of ['other~1', 'main', 'other:wiki']) {
      expect((await freshness(repo.content, '--no-worse-than', ref)).code, ref).toBe(2);
    }
    expect(repo.git('worktree', 'list').split('\n')).toHaveLength(1);
  });
});

describe('--changed-since', () => {
  const since = (repo: Dated, format: string) =>
    freshness(repo.content, '--changed-since', 'main~1', '--format', format);
  const late = files['guides/late.mdx'] ?? '';

  it('lists the pages that rest on what says something else', async () => {
    const repo = await repoWith();
    await repo.write('guides/late.mdx', late.replace('Text.', 'Other text.'));
    repo.commit();
    const [text, github, markdown, found] = await Promise.all(
      ['text', 'github', 'markdown', 'json'].map((format) => since(repo, format)),
    );
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text?.stdout).toContain('Late (guides/late) was changed; on it 1 page rests:\n  guides/never');
    expect(github?.stdout).toMatch(
      /^::notice file=\S*guides\/never\.mdx,line=\d+,col=1,title=guides\/never::Re-check: “Late” was changed\./,
    );
    expect(markdown?.stdout).toContain('**Late** was changed; on it 1 page rests.');
    expect(markdown?.stdout).toContain('- Never (guides/never), Ada Example');
    expect(JSON.parse(found?.stdout ?? '')).toMatchObject({
      changed: ['guides/late'],
      entries: [{ id: 'guides/never', state: 'unreviewed', restsOn: ['guides/late'] }],
    });
  });

  it.each([
    ['a review', late.replace('reviewed: 2026-01-01', 'reviewed: 2026-11-01')],
    ['another form', late.replace('summary: Who calls whom.', 'summary: "Who calls whom."')],
  ])('passes over %s', async (_, text) => {
    const repo = await repoWith();
    await repo.write('guides/late.mdx', text);
    repo.commit();
    expect(await since(repo, 'text')).toMatchObject({
      code: 0,
      stdout: 'No page rests on what was changed\n',
    });
  });

  it('passes over a page that was reviewed with the change', async () => {
    const repo = await repoWith();
    await repo.write('guides/late.mdx', late.replace('Text.', 'Other text.'));
    await repo.write('guides/never.mdx', guide({ reviewed: '2026-11-01' }, 'See [it](/guides/late/).'));
    repo.commit();
    expect((await since(repo, 'text')).stdout).toBe('No page rests on what was changed\n');
  });

  it('tells of what rests on a page that is no longer there', async () => {
    const repo = await repoWith();
    await rm(join(repo.content, 'guides/late.mdx'));
    repo.commit();
    expect((await since(repo, 'text')).stdout).toContain(
      'Late (guides/late) is no longer there; on it 1 page rests:',
    );
  });

  it('is exit 2 where it cannot be told what a page rests on', async () => {
    const repo = await repoWith({ 'guides/x.mdx': '---\ntitle: [\n---\n' });
    repo.git('commit', '--quiet', '--allow-empty', '--message=Nothing');
    const ran = await since(repo, 'markdown');
    expect([ran.code, ran.stdout.includes('Not everything could be told')]).toEqual([2, true]);
  });
});

describe('npm run freshness -- --plan', () => {
  // Ada can bear three pages a week. Five of hers are asked for on the same day, and four are to be read first.
  const planned = {
    ...bareWiki,
    'people/ben.yaml': person('Ben Example'),
    ...Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((id) => [
        `guides/${id}.mdx`,
        guide({ title: id, reviewed: '2026-10-15' }, '# kept   as it is'),
      ]),
    ),
    ...Object.fromEntries(
      ['f', 'g', 'h', 'i'].map((id) => [
        `guides/${id}.mdx`,
        guide({ title: id, reviewFirstBy: '2026-12-16' }),
      ]),
    ),
    'guides/late.mdx': guide({ title: 'Late', reviewed: '2026-01-01', owner: 'ben' }),
    'guides/claim.mdx': guide(
      { title: 'Claim', owner: 'ben', reviewed: '2026-11-01' },
      '<Claim source="Talk" seen="2026-11-01" until="2027-01-12">It is so.</Claim>',
    ),
  };
  let repo: Dated;
  beforeAll(async () => {
    repo = await datedRepo('2025-01-01');
    made.push(repo);
    await writeFiles(repo.content, planned);
    repo.commit();
  });

  it('shows the weeks of each owner, proposes what would spread them, and changes nothing', async () => {
    const { stdout, stderr, code } = await freshness(repo.content, '--plan');
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain('Ada Example\n');
    expect(stdout).toMatch(/14 Dec 2026 +4 → 3 ■■■■\n/);
    expect(stdout).toContain('guides/i: 16 Dec 2026 → 9 Dec 2026 (reviewFirstBy: 2026-12-09)');
    expect(stdout).toContain('guides/d: 15 Apr 2027 → 8 Apr 2027 (reviewEvery: 25 weeks)');
    expect(stdout).toMatch(/Ben Example\n +16 Nov 2026 +1 ■\n +11 Jan 2027 +1 ■\n\n/);
    expect(stdout).toContain('Nothing was changed; --write does that.');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it('writes when it is told to, and has nothing more to propose', async () => {
    const { stdout, code } = await freshness(repo.content, '--plan', '--write', '--owner', 'ada');
    expect(code).toBe(0);
    expect(stdout).toContain('nothing is committed');
    expect(stdout).not.toContain('Ben');
    const lines = repo
      .git('diff', '--unified=0')
      .split('\n')
      .filter((line) => /^[-+][^-+]/.test(line));
    expect(lines.toSorted()).toEqual([
      '+reviewEvery: 25 weeks',
      '+reviewEvery: 25 weeks',
      '+reviewFirstBy: 2026-12-09',
      '-reviewFirstBy: 2026-12-16',
    ]);
    const again = await freshness(repo.content, '--plan');
    expect(again.stdout).toContain('Nothing needs moving.');
    repo.git('checkout', '--quiet', '.');
  });

  it('says what nobody can bear, how many it takes, and that moving does not help', async () => {
    const many = Array.from({ length: 100 }, (_, index) => [
      `guides/z${index}.mdx`,
      guide({ title: `Z${index}`, reviewed: '2026-11-20', owner: 'ben' }),
    ]);
    await writeFiles(repo.content, Object.fromEntries(many) as Record<string, string>);
    const { stdout } = await freshness(repo.content, '--plan', '--owner', 'ben');
    expect(stdout).toMatch(
      /This cannot be borne: 102 pages ask for 4 reviews a week, and 3 can be borne\. It takes 2 owners, or one review of each page in 8 months\.\n/,
    );
    expect(stdout).toContain('Moving pages does not help 1 owner: more people have to share theirs.');
    expect((await freshness(repo.content, '--plan', '--owner', 'ada')).stdout).not.toContain(
      'cannot be borne',
    );
    for (const [file = ''] of many) await rm(join(repo.content, String(file)));
  });

  it('says how long it takes to do what is to be done now', async () => {
    const many = Array.from({ length: 7 }, (_, index): [string, string] => [
      `guides/z${index}.mdx`,
      guide({ title: `Z${index}`, owner: 'ben', ...(index > 3 && { reviewed: '2026-01-01' }) }),
    ]);
    await writeFiles(repo.content, Object.fromEntries(many));
    const { stdout } = await freshness(repo.content, '--plan', '--owner', 'ben');
    expect(stdout).toContain('  8 pages are to be done now: at 3 a week that takes 3 weeks.\n');
    expect(stdout).toMatch(/\nNothing is moved: what is to be done now is not put off\.\n$/);
    for (const [file] of many) await rm(join(repo.content, file));
  });

  it('spreads first reviews of pages that are not to be reviewed again', async () => {
    const many = Array.from({ length: 12 }, (_, index): [string, string] => [
      `guides/z${index}.mdx`,
      guide({
        ...{ title: `Z${index}`, owner: 'ben', reviewFirstBy: '2026-12-02' },
        ...{ reviewEvery: 'never', reviewNeverBecause: 'It is history.' },
      }),
    ]);
    await writeFiles(repo.content, Object.fromEntries(many));
    const { stdout } = await freshness(repo.content, '--plan', '--owner', 'ben');
    expect(stdout).toMatch(/30 Nov 2026 +12 → 3 /);
    expect(stdout).toContain('9 pages would be asked for in another week.');
    for (const [file] of many) await rm(join(repo.content, file));
  });

  it('says what cannot be planned, and does not take it for fine', async () => {
    await writeFiles(repo.content, { 'guides/z.mdx': guide({ title: 'Z', reviewed: 'soon' }) });
    const { stderr, code } = await freshness(repo.content, '--plan');
    expect(code).toBe(2);
    expect(stderr).toContain('guides/z.mdx:6');
    await rm(join(repo.content, 'guides/z.mdx'));
  });

  it.each([
    [['--plan', '--format', 'json'], '--plan goes with'],
    [['--plan', '--fail-on', 'due'], '--plan goes with'],
    [['--write'], '--write goes with --plan'],
  ])('refuses %j', async (args, words) => {
    const { stderr, code } = await freshness(repo.content, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
