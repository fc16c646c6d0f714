import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { nameAndAliases } from '../../../src/import/term-names.ts';
import { afterFields, importingAll } from '../../support/import-context.ts';

interface TermFields {
  title: string;
  summary?: string;
  definition?: string;
  aliases?: { word: string }[];
  draft?: boolean;
}

/** What pages become in the lexicon, by their files: fields and text. */
function lexicon(texts: Record<string, string>, options: Parameters<typeof importingAll>[1] = {}) {
  const pages = importingAll(texts, { collection: 'lexicon', ...options });
  return new Map(
    pages.map(({ file, text, changes }) => {
      const fields = load(/^---\n([\s\S]*?)\n---\n/.exec(text ?? '')?.[1] ?? '{}') as TermFields;
      const details = (kind: string) =>
        changes.flatMap((change) => (change.kind === kind ? [change.detail] : []));
      return [file, { fields, body: afterFields(text).trim(), details, text }];
    }),
  );
}

/** The terms with their definitions that one page becomes. */
function definitions(text: string, path = 'glossary.md'): Record<string, string | undefined> {
  const found = [...lexicon({ [path]: text }).values()];
  return Object.fromEntries(found.map(({ fields }) => [fields.title, fields.definition]));
}

const both = { ARR: 'What comes in *each* year.', MQL: 'A lead for sales.' };

describe('a page of terms', () => {
  it('65-scale-import-glossary-page: becomes a term for each heading and row', () => {
    const text =
      '---\ntitle: Words we use\nsummary: What they mean.\ntags: [basics]\n---\n\n## CPL\n\nCost per lead.\n\n## Churn\n\nWho leaves.\n\n| Term | Meaning |\n|--|--|\n| SLA | What we promise |';
    const found = lexicon({ 'glossary.md': text });
    expect([...found.keys()]).toEqual(['lexicon/cpl.mdx', 'lexicon/churn.mdx', 'lexicon/sla.mdx']);
    const [cpl, churn, sla] = [...found.values()];
    expect(cpl?.fields).toMatchObject({
      title: 'CPL',
      summary: 'Cost per lead.',
      definition: 'Cost per lead.',
      owner: 'ada',
      tags: ['basics'],
      reviewFirstBy: '2026-12-14',
    });
    expect(cpl?.fields.draft).toBeUndefined();
    expect([churn?.fields.definition, churn?.body, sla?.fields.definition]).toEqual([
      'Who leaves.',
      '',
      'What we promise',
    ]);
    expect(cpl?.details('terms-heading')).toEqual(['Words we use', 'What they mean.']);
  });

  it.each([
    ['headings', '## ARR\n\nWhat comes in *each* year.\n\n## MQL\n\nA lead for sales.'],
    ['numbered headings', '## 1. ARR\n\nWhat comes in *each* year.\n\n## 2. MQL\n\nA lead for sales.'],
    [
      'letters above the items',
      '## 0–9\n\n## A\n\n- **ARR**: What comes in *each* year.\n\n## L – M\n\n- **MQL**: A lead for sales.',
    ],
    [
      'letters above bold words',
      '## A\n\n**ARR**: What comes in *each* year.\n\n## M\n\n**MQL**: A lead for sales.',
    ],
    [
      'letters among the headings',
      '## A\n\n## ARR\n\nWhat comes in *each* year.\n\n## M\n\n## MQL\n\nA lead for sales.',
    ],
    [
      'letters above the headings',
      '# Glossary\n\n## A\n\n### ARR\n\nWhat comes in *each* year.\n\n## M\n\n### MQL\n\nA lead for sales.',
    ],
    [
      'rows',
      '| Acronym | Stands for |\n|-|-|\n| ARR | What comes in *each* year. |\n| MQL | A lead for sales. |',
    ],
    [
      'rows in another order',
      '| Definition | Word |\n|-|-|\n| What comes in *each* year. | ARR |\n| A lead for sales. | **MQL** |',
    ],
    [
      'rows in another language',
      '| Kürzel | Erklärung |\n|-|-|\n| ARR | What comes in *each* year. |\n| MQL | A lead for sales. |',
    ],
    [
      'rows without names that are known',
      '| What | Why |\n|-|-|\n| ARR | What comes in *each* year. |\n| MQL | A lead for sales. |',
    ],
    [
      'a definition list',
      '<dl><dt>ARR</dt><dd>What comes in <em>each</em> year.</dd><dt>MQL</dt><dd>A lead for sales.</dd></dl>',
    ],
    ['lines with a colon', 'ARR\n: What comes in *each* year.\n\n**MQL**\n: A lead for sales.'],
    ['items that begin in bold', '- **ARR**: What comes in *each* year.\n- **MQL** – A lead for sales.'],
    ['items with a colon', '- ARR: What comes in *each* year.\n- MQL: A lead for sales.'],
    ['paragraphs that begin in bold', '**ARR:** What comes in *each* year.\n\n**MQL** – A lead for sales.'],
  ])('65-scale-import-glossary-page: may have them as %s', (_, text) => {
    expect(definitions(text)).toEqual(both);
  });

  it.each([
    ['its title', '---\ntitle: Abbreviations\n---\n', 'x.md'],
    ['its heading', '# Sales A–Z\n\n', 'x.md'],
    ['its file', '', 'key-terms.md'],
    ['its folder', '', 'lexicon/README.md'],
    ['another language', '# Glosario\n\n', 'x.md'],
  ])('is known by %s', (_, head, path) => {
    expect(
      definitions(`${head}## ARR\n\nWhat comes in *each* year.\n\n## MQL\n\nA lead for sales.`, path),
    ).toEqual(both);
  });

  it('is known by names in the order of the alphabet, or by a table of terms and nothing else', () => {
    const names = ['Bid', 'Close', 'Demo', 'Event', 'Funnel', 'Goal'];
    const headings = names.map((name) => `## ${name}\n\nWhat ${name} means.`).join('\n\n');
    expect(Object.keys(definitions(headings, 'x.md'))).toEqual(names);
    const table = '| Term | Meaning |\n|-|-|\n| Bid | An offer. |\n| Demo | A show. |';
    expect(definitions(`# Basics\n\nRead this.\n\n${table}`, 'x.md')).toEqual({
      Bid: 'An offer.',
      Demo: 'A show.',
    });
  });

  it('keeps what else is said of a term, and beside the terms, and says so', () => {
    const text =
      '# Glossary\n\nAsk the *ops* team.\n\n## Sales words\n\n### Lead\n\nSomeone who may buy.[^1]\n\n- a list\n\n#### Example\n\nA visitor.\n\n| Day | Count |\n|-|-|\n| 1 | 2 |\n\n### Deal\n\n- an order\n\n## See also\n\n- [Site](https://example.com/)\n\n[^1]: Or not.';
    const found = lexicon({ 'a.md': text });
    expect([...found.keys()]).toEqual(['lexicon/lead.mdx', 'lexicon/deal.mdx']);
    const [lead, deal] = [...found.values()];
    expect(lead?.fields.definition).toBe('Someone who may buy.[^1]\n\n[^1]: Or not.');
    for (const words of [
      '- a list',
      '#### Example\n\nA visitor.',
      '| Day | Count |',
      'Ask the *ops* team.',
      '[Site](https://example.com/)',
    ])
      expect(lead?.body).toContain(words);
    expect(deal?.fields.definition).toBe('- an order');
    expect(deal?.body).toBe('');
    expect(lead?.details('terms-heading')).toEqual(['Glossary', 'Sales words']);
    expect(lead?.details('terms-beside')).toEqual([expect.stringContaining('Ask the ops team.')]);
  });

  it('says of no term what is said of all of them, and loses none of it', () => {
    const text =
      '---\ntitle: Glossary\nexample: A visitor.\naka: Words\nlast_reviewed_on: 2026-11-01\n---\n\n## Lead\n\nOne.\n\n---\n\n## Deal\n\nTwo.\n\n[^9]: Never named.';
    const [lead, deal] = [...lexicon({ 'a.md': text }).values()];
    for (const each of [lead, deal]) {
      expect(each?.fields).not.toHaveProperty('example');
      expect(each?.fields).not.toHaveProperty('aliases');
      expect(each?.fields).toHaveProperty('reviewed', '2026-11-01');
      expect(each?.body).not.toContain('---');
    }
    expect(lead?.details('terms-heading')).toEqual([
      'Glossary',
      'aliases:\n  - word: Words',
      'example: A visitor.',
    ]);
    expect(lead?.body).toContain('[^9]: Never named.');
  });

  it.each(['Term | Meaning', 'Short | Long'])(
    'keeps the rows of a table that name no term, and says so: %s',
    (head) => {
      const text = `| ${head} |\n|--|--|\n| ARR | What comes in |\n| | Orphan *meaning*[^1] |\n| | |\n| MQL | A lead |\n\n[^1]: A note.`;
      const found = lexicon({ 'glossary.md': text });
      expect([...found.values()].map(({ fields }) => fields.title)).toEqual(['ARR', 'MQL']);
      const [arr, mql] = [...found.values()];
      expect(arr?.body).toMatch(/From the imported page[^]*Orphan \*meaning\*\[\^1\][^]*A note\./);
      expect(arr?.details('terms-beside').join()).toContain('Orphan meaning');
      expect(mql?.details('terms-beside')).toEqual([]);
    },
  );

  it('keeps the other columns of a table, and takes other names from one', () => {
    const text =
      '| Term | Short form | Definition | Field |\n|-|-|-|-|\n| Annual value | AV, value | What it is worth. | `Value__c` |\n| Lead |  |  | |';
    const found = [...lexicon({ 'glossary.md': text }).values()];
    expect(found[0]?.fields).toMatchObject({
      title: 'Annual value',
      aliases: [{ word: 'AV' }, { word: 'value' }],
    });
    expect(found[0]?.body).toBe('**Field:** `Value__c`');
    expect(found[1]?.fields).toMatchObject({ title: 'Lead', draft: true });
    expect(found[1]?.details('asked')).toEqual(['summary', 'definition']);
  });

  it('leads links to its places to the terms, and those to all of it to the list', () => {
    const texts = {
      'docs/glossary.md':
        '# Glossary\n\n## Sales\n\n### ARR\n\nMore than an [MQL](#mql), see [us](../x.md).\n\n#### Example\n\nTen.\n\n### MQL\n\nNot [this](#example) or [that](#sales).\n\n| Term | Meaning |\n|-|-|\n| <a id="sal-row"></a>SAL | See [it](#arr) |',
      'x.md':
        '# X\n\n[a](docs/glossary.md#arr) [b](docs/glossary.md#example) [c](docs/glossary.md) [d](docs/glossary.md#nowhere) [[SAL]] [[glossary#MQL]] [e](docs/glossary.md#sal-row)',
    };
    const found = lexicon(texts);
    const inX = found.get('lexicon/x.mdx');
    expect(`${inX?.fields.definition}`).toBe(
      '[a](/lexicon/docs/arr/) [b](/lexicon/docs/arr/#example) [c](/lexicon/) [d](/lexicon/) [SAL](/lexicon/docs/sal/) [glossary#MQL](/lexicon/docs/mql/) [e](/lexicon/docs/sal/)',
    );
    expect(found.get('lexicon/docs/arr.mdx')?.fields.definition).toBe(
      'More than an [MQL](/lexicon/docs/mql/), see [us](/lexicon/x/).',
    );
    expect(found.get('lexicon/docs/mql.mdx')?.fields.definition).toBe(
      'Not [this](/lexicon/docs/arr/#example) or that.',
    );
    expect(found.get('lexicon/docs/sal.mdx')?.fields.definition).toBe('See [it](/lexicon/docs/arr/)');
  });

  it('gives terms of one name numbers, and leaves alone what the wiki has', () => {
    const text = '## Lead\n\nOne.\n\n## Lead\n\nTwo.\n\n## Deal\n\nThree.\n\n## Index\n\nFour.';
    const found = lexicon(
      { 'glossary.md': text, 'bid.md': '# Bid\n\nFive.' },
      { existing: new Set(['deal']) },
    );
    expect([...found.keys()]).toEqual([
      'lexicon/lead.mdx',
      'lexicon/lead-2.mdx',
      'lexicon/deal.mdx',
      'lexicon/index.mdx',
      'lexicon/bid.mdx',
    ]);
    expect(found.get('lexicon/lead-2.mdx')?.details('address-numbered')).toEqual(['/lexicon/lead-2/']);
    expect(found.get('lexicon/deal.mdx')?.details('exists')).toEqual(['lexicon/deal.mdx']);
  });
});

describe('a page that may be one term', () => {
  it.each([
    [
      'sections of an article',
      '# Lead\n\nSomeone.\n\n## Definition\n\nA.\n\n## Example\n\nB.\n\n## Usage\n\nC.',
    ],
    ['two sections', '# Lead\n\nSomeone.\n\n## In sales\n\nA.\n\n## In marketing\n\nB.'],
    ['a table of something else', '# Lead\n\nSomeone.\n\n| Day | Count |\n|-|-|\n| 1 | 2 |\n| 3 | 4 |'],
    ['terms of another kind', '# Payment terms\n\nSomeone.\n\n## Net 30\n\nA.\n\n## Net 60\n\nB.'],
    ['one term', '# Glossary\n\nSomeone.\n\n## Lead\n\nA.'],
  ])('stays one with %s', (_, text) => {
    const found = [...lexicon({ 'x.md': text }).values()];
    expect(found.map(({ fields, details }) => [fields.definition, details('terms-unsure')])).toEqual([
      ['Someone.', []],
    ]);
  });

  it.each([
    ['short headings in no order', '# Basics\n\nIntro.\n\n## Lead\n\nA.\n\n## Deal\n\nB.\n\n## Event\n\nC.'],
    [
      'a table of terms between sections',
      '# Basics\n\nIntro.\n\n## We sell\n\nA.\n\n## They buy\n\nB.\n\n| Term | Meaning |\n|-|-|\n| Bid | C |\n| Ask | D |',
    ],
    [
      'terms that are explained elsewhere',
      '# Glossary\n\n| Term | Meaning |\n|-|-|\n| [Bid](bid.md) | C |\n| [Ask](ask.md) | D |',
    ],
  ])('65-scale-import-glossary-page: stays one when in doubt, and says so: %s', (_, text) => {
    const found = lexicon({ 'x.md': text });
    expect([...found.keys()]).toEqual(['lexicon/x.mdx']);
    expect(found.get('lexicon/x.mdx')?.details('terms-unsure')).toEqual(['']);
  });

  it('is divided in no other collection', () => {
    const text = '# Glossary\n\n## Lead\n\nA.\n\n## Deal\n\nB.';
    expect([...lexicon({ 'x.md': text }, { collection: 'guides' }).keys()]).toEqual(['guides/x.mdx']);
  });

  it('is defined by its first words, or by its description', () => {
    const one = (text: string) => [...lexicon({ 'x.md': text }).values()][0];
    expect(one('# Lead\n\nSee [x](x.md).\n\nMore.')).toMatchObject({
      fields: { definition: 'See [x](/lexicon/x/).' },
      body: 'More.',
    });
    expect(one('---\ndescription: Who may buy.\n---\n- a')?.fields.definition).toBe('Who may buy.');
    expect(one('---\ndefinition: Who buys.\n---\nMay.')).toMatchObject({
      fields: { definition: 'Who buys.' },
      body: 'May.',
    });
    expect(one('- a')?.details('asked')).toContain('definition');
  });
});

it.each([
  ['Cost per lead (CPL)', 'Cost per lead', ['CPL']],
  ['CPL (cost per lead)', 'CPL', ['cost per lead']],
  ['Business to business (B2B)', 'Business to business', ['B2B']],
  ['Service level agreement (SLA)', 'Service level agreement', ['SLA']],
  ['Marketing qualified leads (MQLs)', 'Marketing qualified leads', ['MQLs']],
  ['Lead (also: prospect, suspect)', 'Lead', ['prospect', 'suspect']],
  ['CPL = Cost per lead', 'CPL', ['Cost per lead']],
  ['CPL – cost per lead', 'CPL', ['cost per lead']],
  ['Price - list', 'Price - list', []],
  ['Lead (sales)', 'Lead (sales)', []],
  ['Close (Q4)', 'Close (Q4)', []],
  ['Lead', 'Lead', []],
])('“%s” is called “%s”, and %j', (text, name, aliases) => {
  expect(nameAndAliases(text)).toEqual({ name, aliases });
});
