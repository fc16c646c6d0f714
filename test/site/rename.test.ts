import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

/** Every form in which a page may be named; `@` stands for its name. */
const naming = (name: string) => `---
title: 'Naming' # and a comment
summary: "Plain text: [it](/guides/old/) and \`/guides/old/\`."
owner: "ada"
teams: [sales]
related: [ '${name}', other, "${name}"]   # kept
purpose: >-
  Folded, with [a link](${name}.mdx#steps "old")
  and [another](/guides/${name}).
steps:
  - title: One
    how: "Quoted \\"[x](../guides/${name}.md)\\" and [y](</guides/${name}/>)"
    who: old
---

[a](/guides/${name}/) [b](/guides/${name}#x) [c](/guides/${name}/?q=1#x "/guides/old/") [d](${name}.mdx) [e](./${name})
[f](../guides/${name}.mdx) [g](<../${name}/>) [h][ref] [ref] [/guides/old/](/guides/${name}/) ![i](/media/old.png)

<Callout title="old">
[j](/guides/${name}/) <Term id="old">old</Term>
</Callout>

<Entry id="guides/${name}" />

<Entry id='/guides/${name}/' />

> | a | b |
> | - | - |
> | [k](/guides/${name}/) | \`[l](/guides/old/)\` |

    [m](/guides/old/)

\`\`\`
<Entry id="guides/old" />
\`\`\`

<!-- <Entry id="guides/old" /> --> <https://wiki.example.com/guides/old/> old guides/old \\[n](/guides/old/)

[ref]: /guides/${name}/#steps 'old'
[unused]: <${name}.mdx>
`;

/** A meeting that decided about a page. */
const meeting = (page: string) => `---
title: Joint
summary: We met.
owner: ada
teams: [sales]
kind: joint
on: 2026-11-03
chair: ada
present: [ada]
decisions:
  - text: Answer sooner.
    page: ${page}
---
`;

describe('npm run rename', () => {
  let home: string;
  let content: string;
  const run = (...args: string[]) => runScript('rename', [...args, '--content', content]);
  const read = (file: string) => readFile(join(content, file), 'utf8');

  beforeEach(async () => {
    home = await temporaryFolder();
    content = join(home, 'content');
    const ben = 'name: Ben\nemail: ben@example.com\nteam: sales\nrole: x\ncoveredBy: ada\n';
    await writeFiles(content, {
      ...bareWiki,
      'wiki.yaml': bareWiki['wiki.yaml'].replace("'#aa3300' }", "'#aa3300', lead: ada }"),
      'people/ben.yaml': ben,
      'guides/old.mdx': guide(
        { title: 'Old' },
        '[me](old.mdx) [beside](other.mdx#x) [up](../other/) ![x](../../public/media/x.png)',
      ),
      'guides/other.mdx': guide({ title: 'Other', related: '[older]' }, 'old'),
      'guides/older.mdx': guide({ title: 'Older' }, '[x](/guides/older/)'),
      'lexicon/old.mdx': guide({ title: 'Old', definition: 'x', related: '[old]' }),
      'guides/naming.mdx': naming('old'),
      'meetings/joint.mdx': meeting('guides/old'),
      'guides/windows.mdx': `\ufeff${guide({}, '[x](/guides/old/)\n\n[y](old.mdx)').replaceAll('\n', '\r\n')}`,
    });
  });
  afterEach(() => rm(home, { recursive: true }));

  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
      cwd: home,
      encoding: 'utf8',
    });
  const commitAll = () => {
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Before');
  };

  it('renames the file and what names it, in every form, and leaves every other byte', async () => {
    const before = await filesOf(content);
    const { code, stdout, stderr } = await run('guides/old', 'new-name');
    expect([code, stderr]).toEqual([0, '']);
    const after = await filesOf(content);
    expect(after.get('guides/naming.mdx')).toBe(naming('new-name'));
    expect(after.get('meetings/joint.mdx')).toBe(meeting('guides/new-name'));
    expect(after.get('guides/windows.mdx')).toBe(
      before
        .get('guides/windows.mdx')
        ?.replace('/guides/old/', '/guides/new-name/')
        .replace('old.mdx', 'new-name.mdx'),
    );
    expect(after.get('guides/new-name.mdx')).toBe(
      before.get('guides/old.mdx')?.replace('](old.mdx)', '](new-name.mdx)'),
    );
    const touched = ['naming', 'windows', 'old', 'new-name'].map((id) => `guides/${id}.mdx`);
    touched.push('meetings/joint.mdx');
    for (const [file, text] of before) if (!touched.includes(file)) expect(after.get(file), file).toBe(text);
    expect(after.has('guides/old.mdx')).toBe(false);
    expect(stdout).toContain('guides/naming.mdx\n  names it so');
    expect(stdout).toContain('3 other files changed.');
    expect(stdout).toContain("commit -m 'Rename guides/old to guides/new-name'");
  });

  it('only says so with --dry-run', async () => {
    const before = await filesOf(content);
    const { code, stdout } = await run('/guides/old/', 'guides/new-name', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('guides/windows.mdx\n  would name it so');
    expect(stdout).toContain('Nothing was changed: this was a try.');
    expect(await filesOf(content)).toEqual(before);
  });

  it('moves a page to a folder, and has its own relative links lead where they did', async () => {
    const { code } = await run(join(content, 'guides/old.mdx'), 'guides/how/we work'.replace(' ', '-'));
    expect(code).toBe(0);
    expect(await read('guides/how/we-work.mdx')).toContain(
      '[me](we-work.mdx) [beside](../other.mdx#x) [up](../../other/) ![x](../../public/media/x.png)',
    );
    expect(await read('guides/naming.mdx')).toContain('[d](how/we-work.mdx) [e](./how/we-work)');
    expect(await read('guides/naming.mdx')).toContain('[g](<../how/we-work/>)');
    const again = await run('guides/how/we-work', 'old');
    expect(again.code).toBe(0);
    expect(await read('guides/naming.mdx')).toContain('[d](old.mdx) [e](./old)');
  });

  it('renames a term in what shows it, and a person in the settings and wherever they are named', async () => {
    expect((await run('lexicon/old', 'lexicon/new')).code).toBe(0);
    expect(await read('guides/naming.mdx')).toContain('<Term id="new">old</Term>');
    expect(await read('lexicon/new.mdx')).toContain('related: [new]');
    expect((await run('people/ada', '2026')).code).toBe(0);
    expect(await read('people/ben.yaml')).toContain('coveredBy: "2026"');
    expect(await read('wiki.yaml')).toContain('lead: "2026" }');
    expect(await read('guides/naming.mdx')).toContain('owner: "2026"');
  });

  it.each([
    [['guides/odl', 'new'], 'There is no page “guides/odl”. Did you mean “guides/old”?'],
    [['guides/old', 'guides/other'], 'There is a page “guides/other” already: guides/other.mdx.'],
    [['guides/old', 'Other'], 'There is a page “guides/other” already: guides/other.mdx.'],
    [
      ['guides/old', 'lexicon/new'],
      'is in Guides and cannot go to Lexicon: the pages there have other fields.',
    ],
    [['guides/old', 'My Page?'], '“My Page?” makes no good address. Did you mean “guides/My-Page”?'],
    [['guides/old', '.old'], '“.old” is no name for a page.'],
    [['guides/old', '../old'], '“../old” is no name for a page.'],
    [['guides/old', 'old.mdx'], '“guides/old” is what it is called already.'],
    [['guides/old'], 'Name the page, and what it is to be called'],
  ])('refuses %j', async (args, words) => {
    const before = await filesOf(content);
    const { code, stderr } = await run(...args);
    expect([code, stderr.includes(words) ? words : stderr]).toEqual([2, words]);
    expect(await filesOf(content)).toEqual(before);
  });

  it('says what it could not change, and where', async () => {
    const anchored = guide({ related: '[&x old]', terms: '[]' }, '[x](/guides/ol&#100;/)');
    await writeFile(join(content, 'guides/odd.mdx'), anchored);
    const { code, stderr } = await run('guides/old', 'new');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'guides/odd.mdx, line 10: The link to “/guides/old/” leads to no page. Change it by hand.',
    );
  });

  it('has links that say what a page was called before lead where they did', async () => {
    await writeFiles(content, {
      'guides/first.mdx': guide({ title: 'First' }, 'It is known again under another name.'),
      'guides/how/from.mdx': guide({}, '[x](../first.mdx) [y](/guides/first/)'),
    });
    commitAll();
    git('mv', 'content/guides/first.mdx', 'content/guides/second.mdx');
    git('commit', '--quiet', '--message', 'Rename');
    const moved = await run('guides/how/from', 'guides/from');
    expect([moved.code, moved.stderr]).toEqual([0, '']);
    expect(await read('guides/from.mdx')).toContain('[x](first.mdx) [y](/guides/first/)');
    const renamed = await run('guides/second', 'guides/third');
    expect([renamed.code, renamed.stderr]).toEqual([0, '']);
    expect(await read('guides/from.mdx')).toContain('[x](third.mdx) [y](/guides/third/)');
  });

  it('makes one commit of it that git knows as a new name', async () => {
    commitAll();
    const { stdout } = await run('guides/old', 'new');
    const command = stdout.split('\n').at(-2)?.trim() ?? '';
    const author = 'git -c user.name=A -c user.email=a@example.com';
    execFileSync('sh', ['-c', command.replaceAll(/\bgit(?= -C)/g, author)]);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', '--find-renames', '--name-status', '--format=')).toContain('guides/new.mdx');
  });
});
