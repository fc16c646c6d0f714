/** Makes a generated wiki as connected as those that people write: the same seed gives the same bytes. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { collectionOf } from '../../src/collections/index.ts';
import { signatureList, wordingOf } from '../../src/collections/wording.ts';
import { readEntry } from '../../src/wiki/entry.ts';
import { mulberry32 } from './generate.ts';

/** The ids of the pages of each collection. */
type Ids = ReadonlyMap<string, readonly string[]>;

/** Three relations for a page of each collection: a field, the collection it leads to, and how many it names. */
const relations: Readonly<Record<string, readonly (readonly [field: string, to: string, count: number])[]>> =
  {
    lexicon: [['related', 'lexicon', 3]],
    personas: [['objections', 'objections', 3]],
    objections: [
      ['personas', 'personas', 2],
      ['competitors', 'competitors', 1],
    ],
    competitors: [['objections', 'objections', 3]],
    guides: [
      ['terms', 'lexicon', 1],
      ['personas', 'personas', 1],
      ['related', 'guides', 1],
    ],
    numbers: [['restsOn', 'numbers', 3]],
    assets: [
      ['personas', 'personas', 1],
      ['objections', 'objections', 1],
      ['competitors', 'competitors', 1],
    ],
  };

/**
 * Gives every page of a generated wiki three relations, a term, words that terms have, a card and a claim that ends, most
 * of what is signed its signatures, one page of ten something that was heard about it, and the people leads and times in
 * which they are away or have left. Nothing in it is an error.
 */
export async function enrich(folder: string, pages: readonly string[], seed: number): Promise<void> {
  const random = mulberry32(seed);
  const named = pages.map((file) => ({ collection: basename(dirname(file)), id: basename(file, '.mdx') }));
  const ids: Ids = new Map(
    [...Map.groupBy(named, ({ collection }) => collection)].map(([collection, entries]) => [
      collection,
      entries.map(({ id }) => id),
    ]),
  );
  for (const file of pages) {
    const text = await readFile(file, 'utf8');
    const [, matter = '', body = ''] = /^---\n(.*?)---\n(.*)$/s.exec(text) ?? [];
    const [collection, id] = [basename(dirname(file)), basename(file, '.mdx')];
    const fields = fieldsOf(collection, ids, random) + alias(ids.get(collection)?.indexOf(id), collection);
    // Reviews lie in the past, on whatever day this runs.
    const past = matter.replace(/^reviewed: 2026-1[12]/m, 'reviewed: 2026-10');
    const signed = signatures(collection, `---\n${past}${fields}---\n`, random);
    await writeFile(
      file,
      `---\n${past}${fields}${signed}---\n${body}\n${words(ids, random)}\n\n${connected(ids, random)}\n`,
    );
  }
  await mkdir(join(folder, 'field-notes'));
  for (const [index, { collection, id }] of named.entries()) {
    if (index % 10 === 9)
      await writeFile(
        join(folder, 'field-notes', `heard-${index}.yaml`),
        heard(`${collection}/${id}`, random),
      );
  }
  await change(join(folder, 'wiki.yaml'), (text) =>
    text
      .replace('name: Sales\n', '$&    lead: person-1\n')
      .replace('name: Marketing\n', '$&    lead: person-3\n'),
  );
  for (const [id, more] of Object.entries(people))
    await change(join(folder, 'people', `${id}.yaml`), (text) => text + more);
}

const people = {
  'person-2': 'coveredBy: person-3\n',
  'person-4': 'away:\n  from: 2026-02-02\n  until: 2026-02-13\ncoveredBy: person-5\n',
  'person-6': 'away:\n  from: 2026-11-02\n  until: 2099-12-31\ncoveredBy: person-1\n',
  'person-7': 'away:\n  from: 2026-11-02\n  until: 2099-12-31\n',
  'person-8': 'left: 2026-09-30\n',
};

function fieldsOf(collection: string, ids: Ids, random: () => number): string {
  const lists = (relations[collection] ?? []).map(
    ([field, to, count]) =>
      `${field}:\n${some(ids.get(to), count, random)
        .map((id) => `  - ${id}\n`)
        .join('')}`,
  );
  const more = { competitors: claims, meetings: (random: () => number) => decisions(ids, random) };
  return (
    lists.join('') + (Object.hasOwn(more, collection) ? more[collection as keyof typeof more](random) : '')
  );
}

/** What was heard about a page. Some of it was put there, the rest waits. */
function heard(page: string, random: () => number): string {
  const ended = random() < 0.7 ? `folded: { into: ${page}, on: 2026-01-24, by: person-3 }\n` : '';
  return `text: What we say of ${page.replace('/', ' ')} is not what they see.
by: person-1
on: 2026-01-20
page: ${page}
kind: words
where: call
${ended}`;
}

/** A meeting by a guide, which decided on two pages. */
function decisions(ids: Ids, random: () => number): string {
  const page = (collection: string) => `${collection}/${some(ids.get(collection), 1, random)[0]}`;
  return `guide: ${some(ids.get('guides'), 1, random)[0]}
decisions:
  - { text: It stands as it is, page: ${page('lexicon')} }
  - { text: It is tried until spring, page: ${page('objections')} }
`;
}

/** Of what teams sign, most is signed by both, some by one, and some in other words. */
function signatures(name: string, text: string, random: () => number): string {
  const collection = collectionOf(name);
  const list = collection && signatureList(collection);
  if (collection === undefined || list === undefined) return '';
  const { data } = readEntry({ collection: name, id: name, file: name }, text);
  if (data === undefined) throw new Error(`A page of ${name} does not fit: ${text}`);
  const wording = random() < 0.8 ? wordingOf(collection, data, '') : '0f0f0f0f0f0f';
  const words = name === 'lexicon' ? `    definition: ${JSON.stringify(data['definition'])}\n` : '';
  const given = random() < 0.8 ? { sales: 'person-1', marketing: 'person-3' } : { sales: 'person-1' };
  const lines = Object.entries(given).map(
    ([team, by]) =>
      `  - team: ${team}\n    by: ${by}\n    on: 2026-01-20\n    wording: '${wording}'\n${words}`,
  );
  return `${list}:\n${lines.join('')}`;
}

function claims(random: () => number): string {
  return `claims:
  - topic: pricing
    text: The list price starts at ${Math.floor(random() * 900)} a month.
    source: Their price list
    seen: 2026-01-15
    until: ${lastDay(random)}
`;
}

/** A word for each term, which no other text has. */
function wordFor(term: number): string {
  const syllables = ['ba', 'ko', 'li', 'mu', 'ne', 'ra', 'so', 'tu', 've', 'zi'];
  return `q${Array.from(String(term), (digit) => syllables[Number(digit)]).join('')}`;
}

function alias(term: number | undefined, collection: string): string {
  return collection === 'lexicon' ? `aliases:\n  - word: ${wordFor(term ?? 0)}\n` : '';
}

/** Words of the lexicon as people use them: a few of them often, most seldom, and the first on one page of twenty. */
function words(ids: Ids, random: () => number): string {
  const terms = ids.get('lexicon')?.length ?? 0;
  const used = Array.from({ length: 8 }, () => 1 + Math.floor((terms - 1) * random() ** 3));
  return [...(random() < 0.05 ? [0] : []), ...used].map((term) => `A ${wordFor(term)} is called.`).join(' ');
}

function connected(ids: Ids, random: () => number): string {
  const [term] = some(ids.get('lexicon'), 1, random);
  const [guide] = some(ids.get('guides'), 1, random);
  return `What is called a <Term id="${term}">qualified lead</Term> here is [told elsewhere](/guides/${guide}/).

<Claim source="Market report" seen="2026-01-15" until="${lastDay(random)}">One in ${Math.ceil(random() * 9)} asks for a pilot.</Claim>

<Entry id="guides/${guide}" />`;
}

/** Some claims have ended, most have not. */
function lastDay(random: () => number): string {
  return `${2026 + Math.floor(random() * 6)}-06-30`;
}

/** Neighbours in a list, from a place that chance decides on; fewer where there are not so many. */
function some(list: readonly string[] = [], count: number, random: () => number): string[] {
  const first = Math.floor(random() * list.length);
  return [...list, ...list].slice(first, first + Math.min(count, list.length));
}

async function change(file: string, how: (text: string) => string): Promise<void> {
  await writeFile(file, how(await readFile(file, 'utf8')));
}
