import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/collections/fields.ts';
import objections from '../../../src/collections/objections.ts';
import { readBody } from '../../../src/mdx/read.ts';
import { choicesOf } from '../../../src/site/brief/choices.ts';
import { choicesKey, partKey } from '../../../src/site/brief/key.ts';
import { partOf } from '../../../src/site/brief/parts.ts';
import { triesOf } from '../../../src/site/brief/tries.ts';
import { stagePartOf } from '../../../src/site/brief/stage.ts';
import { wordsOf } from '../../../src/site/brief/words.ts';
import { bodyOf } from '../../../src/wiki/entry.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { briefFiles, objection, persona, term } from '../../support/brief-files.ts';
import { joined } from '../../support/joined.ts';

const wiki = joined(briefFiles);
const { outcome } = objections.schema.shape.results.unwrap().element.shape;
const [won, lost] = [wordsFor(outcome, 'won'), wordsFor(outcome, 'lost')];
const part = (key: string, of: Wiki = wiki) => {
  const entry = of.byKey.get(key);
  if (entry === undefined) throw new Error(`${key} is gone.`);
  return partOf(of, entry, bodyOf(briefFiles[`${key}.mdx`] ?? '', `${key}.mdx`));
};

describe('the words of a brief', () => {
  const words = (markdown: string) => wordsOf(readBody(markdown).nodes, { hrefOf: (url) => url });

  it.each([
    ['plain', ['plain']],
    ['a **b** c', ['a ', { is: 'strong', of: ['b'] }, ' c']],
    ['<img src=x onerror=alert(1)>', ['<img src=x onerror=alert(1)>']],
    ['[a](/guides/b/)', [{ is: 'link', to: '/guides/b/', of: ['a'] }]],
    ['a\n\nb', ['a', { is: 'break' }, 'b']],
    ['- a\n- b', ['• ', 'a', { is: 'break' }, '• ', 'b']],
    [
      'Only <Claim source="A" seen="2026-01-01" until="2026-02-01">400</Claim> have it.',
      ['Only ', { is: 'claim', until: '2026-02-01', of: ['400'] }, ' have it.'],
    ],
    ['a <Term id="mql">MQL</Term>', ['a ', { is: 'link', to: '/lexicon/mql/', of: ['MQL'] }]],
  ])('are data: %s', (markdown, expected) => {
    expect(words(markdown)).toEqual(expected);
  });
});

describe('what a brief can be made for', () => {
  const { options, kinds, moved } = choicesOf(wiki);
  const option = (key: string) => options.find((each) => each.key === key);

  it('is every persona, competitor, objection and stage, and no draft', () => {
    const drafts = { 'personas/draft.mdx': persona('Zebra', 'draft: true') };
    const keys = (of: Wiki) => choicesOf(of).options.map(({ key }) => key);
    expect(keys(wiki)).toEqual(expect.arrayContaining(['personas/cfo', 'competitors/rival', 'stages/mql']));
    expect(keys(wiki).filter((key) => /lexicon|people/.test(key))).toEqual([]);
    expect(keys(joined({ ...briefFiles, ...drafts }))).toEqual(keys(wiki));
    expect(keys(joined({ ...briefFiles, ...drafts }, true))).toContain('personas/draft');
    expect(kinds.map(({ singular }) => singular)).toEqual(['persona', 'battlecard', 'objection', 'stage']);
    expect(moved).toEqual({});
  });

  it('knows whom an objection is heard from, whichever page says so, and how it went', () => {
    expect(option('objections/dear')).toMatchObject({
      heard: ['competitors/rival', 'personas/cfo'],
      tries: { worked: 2, tried: 3, inWords: 'Worked 2 of 3 times' },
    });
    expect(option('objections/new')?.heard).toEqual(['personas/cfo', 'stages/lead']);
  });

  it.each([
    [0, 0, 'Nobody has noted yet how this answer went'],
    [1, 1, `${won} the one time it was tried`],
    [0, 1, `${lost} the one time it was tried`],
    [2, 3, `${won} 2 of 3 times`],
    [7, 10, `${won} 7 of 10 times (70 %)`],
  ])('says how often an answer worked: %i of %i', (worked, tried, said) => {
    const results = Array.from(
      { length: tried },
      (_, at) => ({ outcome: at < worked ? 'won' : 'lost' }) as const,
    );
    expect(triesOf(results).inWords).toBe(said);
  });
});

describe('a piece of a brief', () => {
  it('has the words of fields under their labels, and what the text has to say', () => {
    const { fields, pages, address } = part('competitors/rival');
    expect(address).toBe('/competitors/rival/');
    expect(pages).toMatchObject([{ title: 'Rival', facts: { reviewed: '2026-01-05' } }]);
    expect(fields['exposingQuestions']).toEqual({
      label: 'Questions that expose them',
      items: [['Who answers at night?']],
    });
    expect(fields['claims']?.items).toEqual([
      [
        'Pricing: ',
        { is: 'claim', until: '2026-03-01', of: ['They charge ', { is: 'strong', of: ['99'] }, '.'] },
        ' (seen 5 Jan 2026, holds until 1 Mar 2026)',
      ],
    ]);
    expect(fields['say']?.items).toEqual([['Good people.']]);
    expect(fields['doNotSay']?.items).toEqual([['They are old.']]);
    expect(fields['traps']).toBeUndefined();
  });

  it('says of a page that could not be read that nothing is known of it', () => {
    const { fields, pages } = part('personas/cfo', joined({ 'personas/cfo.mdx': '---\ntitle: CFO\n---\n' }));
    expect(fields).toEqual({});
    expect(pages).toEqual([{ title: 'CFO', address: '/personas/cfo/' }]);
  });

  it('of a stage has its words, and those that nobody uses any more with what to say instead', () => {
    const stage = wiki.settings.stages.find(({ id }) => id === 'lead');
    const { fields, pages } = stagePartOf(wiki, stage ?? { id: '', name: '', team: '' });
    expect(pages.map(({ title }) => title)).toEqual(['Lead', 'Suspect']);
    expect(JSON.stringify(fields['use'])).toContain('" (Enquiry) (proposed): ","A Lead."');
    expect(fields['useNot']?.items.map((words) => words.at(-1))).toEqual([
      '“Contact”: say “Lead”',
      ': say “Lead”',
    ]);
  });
});

describe('the key of a piece', () => {
  const keys = (changes: Record<string, string>) => {
    const other = joined({ ...briefFiles, ...changes });
    return (key: string) => partKey(other, key);
  };

  it.each([
    ['personas/cfo', 'its page', { 'personas/cfo.mdx': persona('CFO') }],
    [
      'personas/cfo',
      'who owns it',
      { 'people/ada.yaml': 'name: Ada\nemail: a@b.c\nteam: sales\nrole: Rep\n' },
    ],
    ['stages/lead', 'a term at the stage', { 'lexicon/lead.mdx': term('Leads', 'stage: lead') }],
    ['stages/lead', 'a new term at it', { 'lexicon/new.mdx': term('New', 'stage: lead') }],
  ])('of %s changes with %s', (key, _, changes) => {
    expect(keys(changes)(key)).not.toBe(partKey(wiki, key));
  });

  it('does not change with what it does not show', () => {
    const changed = keys({
      'objections/dear.mdx': objection('Dearer.'),
      'lexicon/new.mdx': term('New', 'stage: mql'),
    });
    expect(changed('personas/clerk')).toBe(partKey(wiki, 'personas/clerk'));
    expect(changed('stages/lead')).toBe(partKey(wiki, 'stages/lead'));
    expect(changed('stages/nowhere')).toBeUndefined();
  });

  it('of what can be chosen changes with how an answer went, and not with what is written in it', () => {
    const won = { 'objections/odd.mdx': objection('Odd.', 'personas: [clerk]\nstage: lead', ['won']) };
    const text = { 'objections/odd.mdx': `${briefFiles['objections/odd.mdx']}More.` };
    expect(choicesKey(joined({ ...briefFiles, ...won }))).not.toBe(choicesKey(wiki));
    expect(choicesKey(joined({ ...briefFiles, ...text }))).toBe(choicesKey(wiki));
  });
});

it('renders a piece anew when material that is made for its page says something else, and no other', () => {
  const sheet = (use: string) =>
    `---\ntitle: Sheet\nsummary: S.\nowner: ada\nteams: [sales]\nkind: document\nsituation: IT asks.\nshareable: customer\nout: 2026-01-01\npersonas: [cfo]\nstage: lead\nuse: ${use}\n---\n`;
  const keys = (use: string) => {
    const of = joined({ ...briefFiles, 'assets/sheet.mdx': sheet(use) });
    return ['personas/cfo', 'stages/lead', 'personas/clerk', 'stages/mql'].map((key) => partKey(of, key));
  };
  const [before, after] = [keys('A.'), keys('B.')];
  expect(before.map((key, index) => key === after[index])).toEqual([false, false, true, true]);
});
