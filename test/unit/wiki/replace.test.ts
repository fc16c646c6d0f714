import { describe, expect, it } from 'vitest';
import { standingProblems } from '../../../src/wiki/checks.ts';
import { readEntry, type Entry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { keyOf, type Wiki } from '../../../src/wiki/wiki.ts';
import { replaceEntry } from '../../../src/wiki/replace.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { chance } from '../../support/desk-client.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const { settings } = readSettings(undefined, 'wiki.yaml');
const titles = ['Alpha', 'Beta 2', 'Beta 10', 'Beta 10', 'Gamma'];

function entryOf(file: string, text: string): Entry {
  const [collection = '', name = ''] = file.split('/');
  return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
}

function join(files: ReadonlyMap<string, Entry>): Wiki {
  return joinWiki({ settings, entries: [...files.values()].toSorted(byFile), media: [] }, true);
}

function byFile(a: Entry, b: Entry): number {
  return a.file < b.file ? -1 : 1;
}

/** All that can be asked of a wiki. */
function everything(wiki: Wiki): unknown {
  const { entries, people, byKey, byFile, backlinks } = wiki;
  const all = [...entries, ...people];
  return {
    order: all.map(keyOf),
    entries: Object.fromEntries([...byKey].toSorted()),
    byFile: [...byFile],
    backlinks: Object.fromEntries([...backlinks].toSorted()),
    facts: entries.map((entry) => reviewFacts(entry, wiki)),
    problems: all.map((entry) => standingProblems(entry, wiki)),
  };
}

describe('replaceEntry', () => {
  const start = new Map(
    ['guides/a', 'guides/b', 'guides/c', 'lexicon/d', 'guides/e']
      .map((key) => entryOf(`${key}.mdx`, guide({ title: titles.at(-1) }, '[a](/guides/a/)')))
      .concat(entryOf('people/ada.yaml', 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n'))
      .map((entry) => [entry.file, entry]),
  );

  it('gives what joining all anew gives, after every one of many changes', () => {
    const random = chance(9);
    const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
    const files = new Map(start);
    const pages = [...files.keys()].filter((file) => file.endsWith('.mdx'));
    let wiki = join(files);
    everything(wiki);
    for (let count = 0; count < 200; count++) {
      const file = pick(pages);
      const place = () => (random() < 0.5 ? '' : pick(['#one', '#two', '#three']));
      const links = pages
        .filter(() => random() < 0.4)
        .map((each) => `[x](/${each.replace('.mdx', '')}/${place()})`);
      const headings = ['One', 'Two'].filter(() => random() < 0.5).map((each) => `\n\n## ${each}`);
      const related = random() < 0.5 ? `[${pick(['a', 'b', 'nowhere'])}]` : undefined;
      const fields = { title: pick(titles), owner: pick(['ada', 'bob']), related, reviewed: '2026-01-01' };
      const moment = { day: '2026-02-02', order: count, commit: String(count) };
      const history = { created: moment, reviewed: moment, changed: moment } as Entry['history'];
      const entry = { ...entryOf(file, guide(fields, links.join(' ') + headings.join(''))), history };
      const next = replaceEntry(wiki, entry);
      if (next === undefined) throw new Error(`“${file}” could not be replaced.`);
      files.set(file, entry);
      wiki = next;
      expect(everything(wiki)).toEqual(everything(join(files)));
    }
  }, 30_000);

  it.each([
    ['a page that is not there yet', entryOf('guides/new.mdx', guide())],
    ['a page that is published or kept back', entryOf('guides/a.mdx', guide({ draft: 'true' }))],
    ['a person', entryOf('people/ada.yaml', 'name: Ada B\nemail: ada@example.com\nteam: sales\nrole: Rep\n')],
    ['another file of the same address', { ...entryOf('guides/a.mdx', guide()), file: 'guides/a.md' }],
  ])('leaves to others what changes more than a page: %s', (_, entry) => {
    expect(replaceEntry(join(start), entry)).toBeUndefined();
  });
});
