import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../src/collections/fields.ts';
import { registry } from '../../../src/collections/index.ts';
import { kinds, kindOf } from '../../../src/collections/kinds.ts';
import * as fields from '../../../src/collections/fields.ts';
import { changesBetween } from '../../../src/document/changes.ts';
import { valueInWords } from '../../../src/document/values-in-words.ts';
import { formatOf } from '../../../src/document/format.ts';

const names: Record<string, string> = {
  'people/ines-hollander': 'Ines Hollander',
  'people/marcus-oyelaran': 'Marcus Oyelaran',
  'teams/sales': 'Sales',
  'stages/mql': 'Marketing qualified',
};
const nameOf = (of: string, id: string) => names[`${of}/${id}`];

const page = (fields: string, body = '') =>
  `---\ntitle: Champion\nowner: marcus-oyelaran\n${fields}---\n${body && `\n${body}\n`}`;
const file = 'lexicon/champion.mdx';
const said = (before: string | undefined, after: string | undefined, of = file) =>
  changesBetween(of, before, after, nameOf).map((each) => each.said);

describe('what changed in the fields of a page', () => {
  it('is told by labels, with names for ids', () => {
    const before = page('definition: Sells for us.\nstage: mql\n');
    const after = page('definition: Sells for us inside.\nteams: [sales]\n').replace(
      'marcus-oyelaran',
      'ines-hollander',
    );
    expect(said(before, after)).toEqual([
      'Owner: Marcus Oyelaran → Ines Hollander',
      'Teams: Sales',
      'Definition changed',
      'Funnel stage taken out: Marketing qualified',
    ]);
  });

  it('has both texts as readers have them, where they are long', () => {
    const [change] = changesBetween(
      file,
      page('definition: Sells **for us**.\n'),
      page('definition: Sells [for us](/guides/a/) <5.\n'),
      nameOf,
    );
    expect(change?.texts).toEqual({ was: 'Sells for us.', now: 'Sells for us <5.' });
  });

  it('says rewritten where little of a text stayed', () => {
    expect(
      said(page('definition: Sells for us.\n'), page('definition: A friend who signs nothing at all.\n')),
    ).toEqual(['Definition rewritten']);
  });

  it('is told where it stands in groups, where it is one thing', () => {
    const steps = (...limits: string[]) => {
      const items = limits.map((limit, at) => `  - { title: Step ${at + 1}, within: ${limit} }\n`);
      return page(`steps:\n${items.join('')}`);
    };
    const ofGuide = (before: string, after: string) => said(before, after, 'guides/handoff.mdx');
    expect(ofGuide(steps('one day', 'six hours'), steps('one day', 'three days'))).toEqual([
      'Steps, “Step 2”, Time limit: six hours → three days',
    ]);
    expect(ofGuide(steps('one day', 'six hours'), steps('two days', 'three days'))).toEqual([
      'Steps changed',
    ]);
    expect(ofGuide(steps('one day'), steps('one day', 'six hours'))).toEqual(['Steps changed']);
    const planned = (fields: string) => page(`plan: { ${fields} }\n`);
    const ofAsset = (before: string, after: string) => said(before, after, 'assets/letter.mdx');
    expect(ofAsset(planned('cost: 2900'), planned('cost: 3100'))).toEqual([
      'Plan, Cost in euros: 2900 → 3100',
    ]);
    expect(ofAsset(planned('cost: 2900'), planned('cost: 2900, mood: bad'))).toEqual(['Plan changed']);
  });

  it('is one sentence for a review', () => {
    const review =
      'reviewed: 2026-10-12\nreviewedBy: ines-hollander\nreviewOutcome: needs-work\nreviewFor: marcus-oyelaran\nreviewNote: The number.\n';
    expect(said(page('reviewed: 2026-01-01\nreviewFirstBy: 2026-02-02\n'), page(review))).toEqual([
      'Checked by Ines Hollander on 12 Oct 2026: needs work by Marcus Oyelaran (“The number.”)',
    ]);
    expect(said(page(review), page(review.replace('The number.', 'The day.')))).toEqual([
      'Note on the review changed',
    ]);
  });

  it('tells what a field holds that nobody has declared, and what does not fit', () => {
    expect(said(page('mood: good\nteams: sales\n'), page('mood: bad\nteams: [1, sales]\n'))).toEqual([
      'Teams: Sales → 1, Sales',
      'mood: good → bad',
    ]);
  });

  it('tells a file that cannot be read as its text', () => {
    const [change] = changesBetween(file, page('a: b: c\n'), page(''), nameOf);
    expect(change).toMatchObject({ said: 'The file changed', texts: { now: page('') } });
  });

  it('tells that a page came, went, or was laid out anew', () => {
    expect(said(undefined, page(''))).toEqual(['The page is new']);
    expect(said(page(''), undefined)).toEqual(['The page was deleted']);
    expect(said(page('stage: mql\n'), page('stage:   "mql"\n'))).toEqual([
      'How the file is laid out; it says the same',
    ]);
    expect(said(page(''), page(''))).toEqual([]);
  });
});

describe('what changed in the text of a page', () => {
  const text = (body: string) => page('', body);
  const steps = 'A start.\n\n## Steps\n\n1. Call them\n2. Ask for the number\n\n## Why\n\nBecause it works.';

  it('is told section by section', () => {
    expect(said(text(steps), text(steps.replace('Ask', 'Beg')))).toEqual(['Section “Steps” changed']);
    expect(said(text(steps), text(steps.replace('Because it works.', 'Nobody knows any of that.')))).toEqual([
      'Section “Why” rewritten',
    ]);
    expect(said(text(steps), text(`${steps}\n\n## Who\n\nYou.`))).toEqual(['Section “Who” added']);
    expect(said(text(steps), text(steps.replace('## Why\n\nBecause it works.', '')))).toEqual([
      'Section “Why” taken out',
    ]);
    expect(said(text(steps), text(steps.replace('## Why', '## Reasons')))).toEqual([
      'Section “Why” is now called “Reasons”',
    ]);
    expect(said(text(steps), text(steps.replace('A start.', 'A fresh start.')))).toEqual([
      'Page text changed',
    ]);
    expect(said(text('## A\n\nx\n\n## B\n\ny'), text('## B\n\ny\n\n## A\n\nx'))).toEqual([
      'Sections in another order',
    ]);
  });

  it('knows boxes by their names, and no tags', () => {
    const body = '<Callout kind="warning" title="Mind">\n\nOld *words*\n\n</Callout>';
    const [change] = changesBetween(file, text(body), text(body.replace('Old', 'New')), nameOf);
    expect(change?.texts).toEqual({
      was: 'Callout (Kind: Warning; Title: Mind):\nOld words',
      now: 'Callout (Kind: Warning; Title: Mind):\nNew words',
    });
  });

  it('shows where links lead and what a claim rests on only where nothing else differs', () => {
    const link = (to: string) => text(`See [the guide](${to}).`);
    expect(changesBetween(file, link('/guides/a/'), link('/guides/b/'), nameOf)[0]?.texts).toEqual({
      was: 'See the guide (/guides/a/).',
      now: 'See the guide (/guides/b/).',
    });
    const claim = (seen: string) =>
      text(`They ask <Claim source="A list" seen="${seen}">five euros</Claim>.`);
    expect(changesBetween(file, claim('2026-01-01'), claim('2026-02-01'), nameOf)[0]?.texts?.now).toBe(
      'They ask five euros (Source: A list; Seen on: 1 Feb 2026).',
    );
  });

  it('is no change of words where only marks differ', () => {
    expect(said(text('Some *words*.'), text('Some **words**.'))).toEqual([
      'Page text: how it is laid out; its words are the same',
    ]);
  });
});

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a field of the kind %s', (kind) => {
  const { example } = kindOf(kind);
  const declared = registry.flatMap(({ schema }) =>
    Object.values(schema.shape).filter((each) => fieldOf(each).kind === kind),
  );

  it('is told without anything that only a file has', () => {
    for (const schema of declared) {
      const words = valueInWords(schema, example, nameOf);
      expect(words).not.toMatch(/[{}[\]"]|\*\*/);
    }
  });
});

it.each([
  [fields.day('A'), '2026-10-12', '12 Oct 2026'],
  [fields.choice('A', { won: 'Worked', lost: 'Did not work' }), 'lost', 'Did not work'],
  [fields.teams('A'), ['sales', 'unknown'], 'Sales, unknown'],
  [fields.stage('A'), 'mql', 'Marketing qualified'],
  [fields.person('A'), 'ines-hollander', 'Ines Hollander'],
  [fields.flag('A'), false, 'no'],
  [fields.lines('A'), ['One', 'Two'], '• One\n• Two'],
  [fields.group('A', { from: fields.day('From') }), { from: '2026-01-31' }, 'From: 31 Jan 2026'],
  [
    fields.groups('A', { by: fields.person('By'), on: fields.day('On') }),
    [{ by: 'ines-hollander', on: '2026-01-31' }, 'stray'],
    '• By: Ines Hollander\n   On: 31 Jan 2026\n• stray',
  ],
  [fields.markdown('A'), 'Some **words**', 'Some words'],
  [fields.page('A'), 'people/ines-hollander', 'Ines Hollander'],
  [fields.page('A'), 'guides/nobody-knows', 'guides/nobody-knows'],
  [fields.period('A'), '2026-Q3', 'Q3 2026'],
])('a value is said as people say it (%#)', (schema, value, words) => {
  expect(valueInWords(schema, value, nameOf)).toBe(words);
});

describe('of the shipped pages', () => {
  const content = join(import.meta.dirname, '../../../content');
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:mdx|yaml)$/.test(name),
  );
  const read = (file: string) => readFileSync(join(content, file), 'utf8');
  const filesOf = (id: string) => files.filter((file) => file === `${id}.yaml` || file.startsWith(`${id}/`));
  const filled = registry.map(({ id }) => id).filter((id) => filesOf(id).length > 0);

  it.each(filled)('the longest of %s is told without anything that only a file has', (id) => {
    const [file = ''] = filesOf(id).toSorted((a, b) => read(b).length - read(a).length);
    const [whole] = changesBetween(file, undefined, read(file), nameOf);
    expect(whole?.texts?.now).not.toMatch(/<\/?[A-Z]|\*\*|^(?:reviewedBy|isNot|crmField):/m);
    // Whatever is taken out is told by its label.
    const values = formatOf(file).fromFile(read(file));
    for (const [name, schema] of Object.entries(
      registry.find((each) => each.id === id)?.schema.shape ?? {},
    )) {
      if (values[name] === undefined) continue;
      const without = formatOf(file).toFile({ ...values, [name]: undefined });
      expect(said(read(file), without, file)).toEqual([expect.stringMatching(`^${fieldOf(schema).label}`)]);
    }
  });
});
