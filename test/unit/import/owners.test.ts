import { describe, expect, it } from 'vitest';
import { ownersOf, rulesIn } from '../../../src/import/code-owners.ts';
import type { Person } from '../../../src/import/context.ts';
import { importing } from '../../support/import-context.ts';

const someone = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  email: `${id}@example.com`,
  team: 'sales',
  handles: [],
  hasLeft: false,
  ...more,
});
const people = [
  someone('ada', 'Ada Example'),
  someone('ines-hollander', 'Inés Hollander', { team: 'marketing', handles: ['growth_ines', 'marketing'] }),
  someone('tom', 'Tom Long', { email: 'tom.long@example.com' }),
  someone('tom-short', 'Tom Short'),
  someone('noah', 'Noah Gone', { hasLeft: true }),
];

const file = (text: string, below = ['']) => ({ name: 'CODEOWNERS', below, rules: rulesIn(text) });

/** The front matter of a page, and what is said of its owner. */
function owned(fields: string, options: Parameters<typeof importing>[1] = {}, path = 'sales/eu/a.md') {
  const text = `---\ntitle: T\n${fields}---\nWords that are a sentence.`;
  const page = importing({ [path]: text }, { people, teams: undefined, ...options }).get(path);
  const details = (kind: string) =>
    page?.changes.flatMap((each) => (each.kind === kind ? [each.detail] : [])) ?? [];
  const [, owner] = /\nowner: (.*)\n/.exec(page?.text ?? '') ?? [];
  const [, team] = /\nteams:\n {2}- (.*)\n/.exec(page?.text ?? '') ?? [];
  return {
    owner,
    team,
    said: details('owner')[0],
    unknown: details('owner-unknown'),
    text: page?.text ?? '',
  };
}

describe('a field of the source', () => {
  it.each([
    ['an id', 'owner: ines-hollander'],
    ['a name', 'dri: Inés Hollander'],
    ['a name without its signs', 'author: ines hollander'],
    ['a name the other way round', 'author: Hollander, Ines'],
    ['an address', 'maintainer: Ines-Hollander@example.com'],
    ['a name and an address', 'author: Ines H. <ines-hollander@example.com>'],
    ['a handle', "owner_slack: '#growth_ines'"],
    ['a handle of a site', 'owner: https://github.com/growth-ines'],
    ['a list', 'owners: [octocat, "@growth_ines"]'],
    ['several in a line', 'authors: Octo Cat and Ines Hollander'],
    ['a group', 'author:\n  name: Ines Hollander\n  url: https://example.com/'],
    ['a team', 'owner: Marketing'],
    ['the handle of a team', "owner: '@acme/marketing'"],
  ])('59-scale-import-invents-facts: may name the owner by %s', (_, field) => {
    const { owner, team, said } = owned(`${field}\n`);
    expect([owner, team]).toEqual(['ines-hollander', 'marketing']);
    expect(said).toMatch(/^ines-hollander, from the field “/);
  });

  it.each([
    ['nobody', 'owner: octocat', ['octocat']],
    ['two people', 'owner: Tom', [], 'tom'],
    ['two people by half a name', 'owner: tom.', [], 'tom'],
    ['a stranger with the name of one of us', 'owner: ada@elsewhere.example', ['ada@elsewhere.example']],
    ['somebody who has left', 'dri: Noah Gone', ['Noah Gone']],
    ['somebody who has yet to be filled in', "author: '{{author}}'", ['{{author}}']],
    ['nothing', 'owner:', []],
    ['several whom nobody knows', 'authors: [a1, b2]', ['a1', 'b2']],
  ])('that means %s is not taken for someone else', (_, field, unknown, owner = 'ada') => {
    const found = owned(`${field}\n`);
    expect([found.owner, found.unknown]).toEqual([owner, unknown]);
  });

  it('stays in the notes where it says more than one person', () => {
    const { text, owner } = owned('owners: [tom, octocat]\n');
    expect([owner, text.includes('owners: [tom, octocat]')]).toEqual(['tom', true]);
    expect(owned('owner: tom\n').text).not.toContain('From the imported page');
  });
});

describe('a file of owners', () => {
  const says = (text: string, path: string, below?: string[]) => ownersOf(path, file(text, below));

  it.each([
    ['* ada', 'a.md', 'ada'],
    ['/sales/ ada', 'sales/eu/a.md', 'ada'],
    ['sales ada', 'x/sales/a.md', 'ada'],
    ['/sales ada', 'x/sales/a.md', undefined],
    ['x/sales/ ada', 'y/x/sales/a.md', undefined],
    ['sales/* ada', 'sales/a.md', 'ada'],
    ['sales/* ada', 'sales/eu/a.md', undefined],
    ['sales/**/a.md ada', 'sales/eu/de/a.md', 'ada'],
    ['*.md ada', 'x/y.md', 'ada'],
    ['/s?les/ ada', 'sales/a.md', 'ada'],
    ['sales: ada', 'sales/a.md', 'ada'],
    ['/my\\ notes/ ada', 'my notes/a.md', 'ada'],
    ['/a+(b)/ ada', 'a+(b)/c.md', 'ada'],
    ['/docs/sales/ ada', 'sales/a.md', undefined],
    ['* ada\n/sales/ ben', 'sales/a.md', 'ben'],
    ['/sales/ ben\n* ada', 'sales/a.md', 'ada'],
    ['* ada\n/sales/', 'sales/a.md', undefined],
    ['# * ada\n* @ben # since May\n', 'a.md', '@ben'],
    ['/web/ #frontend', 'web/a.md', '#frontend'],
    ['[Sales][2] ada\n/sales/\n/sales/eu/ ben', 'sales/a.md', 'ada'],
    ['* Ada Example', 'a.md', 'Ada Example'],
    ['', 'a.md', undefined],
  ])('%j has for %s: %s', (text, path, owner) => {
    expect(says(text, path)).toBe(owner);
  });

  it('may begin its paths at the top of the repository', () => {
    expect(says('/docs/sales/ ada', 'sales/a.md', ['docs'])).toBe('ada');
    expect(says('/sales/ ada', 'sales/a.md', ['docs'])).toBeUndefined();
    expect(says('/sales/ ada', 'sales/a.md', ['', 'docs'])).toBe('ada');
  });

  it('gives each folder its owner, and their team, but a page’s own word counts more', () => {
    const owners = [file('/sales/ @acme/marketing\n/sales/eu/ Tom Long')];
    expect(owned('', { owners })).toMatchObject({
      owner: 'tom',
      team: 'sales',
      said: 'tom, from CODEOWNERS',
    });
    expect(owned('', { owners }, 'sales/a.md')).toMatchObject({ owner: 'ines-hollander', team: 'marketing' });
    expect(owned('', { owners }, 'a.md')).toMatchObject({ owner: 'ada', said: 'ada, given with --owner' });
    expect(owned('dri: ada\n', { owners }).owner).toBe('ada');
  });

  it('is followed by the next where it names nobody who is known', () => {
    const owners = [file('* @octocat'), { ...file('* tom'), name: 'other' }];
    expect(owned('', { owners })).toMatchObject({ owner: 'tom', unknown: ['@octocat'] });
    expect(owned('', { owners: [file('* noah octocat')] })).toMatchObject({
      owner: 'ada',
      unknown: ['noah octocat'],
    });
  });
});
