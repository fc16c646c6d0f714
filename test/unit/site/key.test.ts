import { describe, expect, it } from 'vitest';
import { pageKey } from '../../../src/site/key.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { indexWiki } from '../../../src/wiki/index.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const person = (name: string, more = '') =>
  `name: ${name}\nemail: ${name}@example.com\nteam: sales\nrole: Rep\n${more}`;
const files = {
  'guides/page.mdx': guide(
    { related: '[named]' },
    '[linked](/guides/linked/) [broken](/guides/later/) ![x](/media/x.png)',
  ),
  'guides/named.mdx': guide(),
  'guides/linked.mdx': guide(),
  'guides/naming.mdx': guide({ related: '[page]' }),
  'guides/stranger.mdx': guide(),
  'people/ada.yaml': person('Ada', 'coveredBy: bob\n'),
  'people/bob.yaml': person('Bob'),
  'people/eve.yaml': person('Eve'),
};

/** The key of `guides/page` in a wiki with some files changed. */
function keyWith(changes: Record<string, string> = {}, media: string[] = [], settingsText?: string): string {
  const entries = Object.entries({ ...files, ...changes }).map(([file, text]) => {
    const [collection = '', name = ''] = file.split('/');
    return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
  });
  const { settings } = readSettings(settingsText, 'wiki.yaml');
  const wiki = indexWiki({ settings, entries, media }, false);
  const page = wiki.byKey.get('guides/page');
  if (page === undefined) throw new Error('The page is gone.');
  return pageKey(wiki, page, [wiki.byKey.get('guides/naming'), undefined]);
}

describe('pageKey', () => {
  const key = keyWith();

  it('is the same for the same wiki', () => {
    expect(keyWith()).toBe(key);
  });

  it.each([
    ['the page itself', { 'guides/page.mdx': `${files['guides/page.mdx']}More.` }],
    ['a page it names', { 'guides/named.mdx': guide({ title: 'New' }) }],
    ['a page it links to', { 'guides/linked.mdx': guide({ title: 'New' }) }],
    ['a page that names it', { 'guides/naming.mdx': guide({ related: '[page]', title: 'New' }) }],
    ['its owner', { 'people/ada.yaml': person('Ada Byron', 'coveredBy: bob\n') }],
    ['who covers for its owner', { 'people/bob.yaml': person('Robert') }],
    ['a page that a link was waiting for', { 'guides/later.mdx': guide() }],
    ['a new page that names it', { 'guides/new.mdx': guide({}, '[x](/guides/page/)') }],
  ])('changes with %s', (_, changes) => {
    expect(keyWith(changes)).not.toBe(key);
  });

  it('changes with an upload it was waiting for, and with the settings', () => {
    expect(keyWith({}, ['x.png'])).not.toBe(key);
    const settings =
      'name: New\nteams: []\nstages: []\nreview: { every: 1 year, noticeDays: 1, perOwnerAWeek: 1, timeZone: UTC }';
    expect(keyWith({}, [], settings)).not.toBe(key);
  });

  it('does not change with what it has nothing to do with', () => {
    expect(
      keyWith({ 'guides/stranger.mdx': guide({}, 'New'), 'people/eve.yaml': person('Eva') }, ['y.png']),
    ).toBe(key);
  });
});
