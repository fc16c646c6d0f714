import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/collections/index.ts';
import guides from '../../../src/collections/guides.ts';
import lexicon from '../../../src/collections/lexicon.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import { agreedData, earlierAgreed } from '../../../src/wiki/agreed.ts';
import { withAgreedOf } from '../../../src/wiki/unsaved.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { isSigned, signaturesOf } from '../../../src/wiki/signatures.ts';

const teams = ['sales', 'marketing'].map((id) => ({ id, name: id, colour: '#112233' }));
const of = (scope: string) => wordingOf(guides, { scope }, '');
const by = (team: string, scope: string, on: string) => ({ team, by: 'ann', on, wording: of(scope) });
const both = (scope: string, on: string) => teams.map(({ id }) => by(id, scope, on));
const guide = (scope: string, signOff: object[]) =>
  earlierAgreed({ collection: 'guides', data: { scope, signOff }, wording: of(scope) }, teams);

describe('what stands while a page says something else', () => {
  it('is what every team has signed last', () => {
    const signOff = [
      ...both('Two.', '2026-02-01'),
      ...both('One.', '2026-01-01'),
      by('sales', 'Three.', '2026-03-01'),
    ];
    expect(guide('Three.', signOff)).toEqual({ wording: of('Two.'), on: '2026-02-01', words: undefined });
  });

  it('is what was agreed since where the page goes back to superseded words', () => {
    const signOff = [...both('One.', '2026-01-01'), ...both('Two.', '2026-01-01')];
    const standing = { wording: of('Two.'), on: '2026-01-01', words: undefined };
    expect(guide('One.', signOff)).toEqual(standing);
    expect(guide('One.', [...signOff, by('sales', 'One.', '2026-02-01')])).toEqual(standing);
    expect(guide('One.', [...signOff, ...both('One.', '2026-02-01')])).toBeUndefined();
  });

  it('is of the day on which the last team signed', () => {
    const signOff = [by('sales', 'One.', '2026-01-09'), by('marketing', 'One.', '2026-01-01')];
    expect(guide('Two.', signOff)?.on).toBe('2026-01-09');
  });

  it('is nothing where the teams agree on what the page says, or never agreed', () => {
    expect(guide('One.', both('One.', '2026-01-01'))).toBeUndefined();
    expect(guide('Two.', [...both('One.', '2026-01-01'), ...both('Two.', '2026-02-01')])).toBeUndefined();
    expect(guide('Two.', [by('sales', 'One.', '2026-01-01')])).toBeUndefined();
    expect(guide('Two.', [])).toBeUndefined();
    expect(earlierAgreed({ collection: 'personas', data: {} }, teams)).toBeUndefined();
  });

  it('is not known of the number of an edition alone', () => {
    const typed = teams.map(({ id }) => ({ team: id, by: 'ann', on: '2026-01-01', edition: 1 }));
    expect(guide('Two.', typed)).toBeUndefined();
  });
});

describe('a term', () => {
  const agreement = teams.map(({ id }) => ({ team: id, by: 'ann', on: '2026-01-01', definition: 'One.' }));
  const term = (more: object = {}) => ({
    collection: 'lexicon',
    data: { definition: 'Two.', agreement, ...more },
    wording: wordingOf(lexicon, { definition: 'Two.' }, ''),
  });

  it('tells the words of its signatures itself', () => {
    expect(earlierAgreed(term(), teams)?.words).toEqual({ fields: { definition: 'One.' }, body: undefined });
  });

  it('stands as it is while it is disputed, or no longer used', () => {
    expect(earlierAgreed(term({ disputed: 'The number.' }), teams)).toBeUndefined();
    expect(earlierAgreed(term({ replacedBy: 'other' }), teams)).toBeUndefined();
  });
});

describe('the fields of a page', () => {
  const data = { title: 'Handoff', scope: 'Two.', trigger: 'A lead.' };
  const shown = (words?: object) =>
    agreedData(
      {
        ...{ collection: 'guides', data },
        agreed: {
          wording: '',
          on: '',
          words: words && { fields: words as Record<string, unknown>, body: undefined },
        },
      },
      guides,
    );

  it('are as the teams agreed, where they sign them', () => {
    expect(shown({ scope: 'One.' })).toEqual({ title: 'Handoff', scope: 'One.' });
  });

  it('are as they stand where that is not known', () => {
    expect(shown()).toBe(data);
  });
});

describe('a text that is not saved yet', () => {
  const entryOf = (scope: string, signatures: string) =>
    readEntry(
      { collection: 'guides', id: 'a', file: 'guides/a.mdx' },
      `---\ntitle: A\nsummary: A.\nowner: ann\nteams: [sales]\nscope: ${scope}\nsignOff:\n${signatures}---\n`,
    );
  const rows = teams
    .map(({ id }) => `  - { team: ${id}, by: ann, on: 2026-01-01, wording: '${of('One.')}' }\n`)
    .join('');
  const [signed, typed] = [entryOf('One.', rows), entryOf('Two.', rows)];
  const words = { fields: { scope: 'One.' }, body: undefined };
  const ann = readEntry(
    { collection: 'people', id: 'ann', file: 'people/ann.yaml' },
    'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Rep\n',
  );
  const ledBy = (lead: string) => ({
    settings: { teams: teams.map((team) => ({ ...team, lead })) } as unknown as Settings,
    byKey: new Map([['people/ann', ann]]),
  });
  const wiki = ledBy('ann');

  it('has what was agreed from the page that is saved', () => {
    expect(withAgreedOf(signed, typed, wiki).agreed).toMatchObject({ on: '2026-01-01', words });
    const saved = { ...entryOf('Three.', rows), agreed: { wording: of('One.'), on: '2026-01-01', words } };
    expect(withAgreedOf(saved, typed, wiki).agreed).toMatchObject({ words });
    expect(withAgreedOf(undefined, typed, wiki).agreed).toMatchObject({ words: undefined });
    expect(withAgreedOf(signed, signed, wiki)).toBe(signed);
  });

  it('has agreed on nothing by signatures of somebody who leads no team', () => {
    const none = withAgreedOf(signed, typed, ledBy('zoe'));
    expect([none.agreed, none.vain]).toEqual([undefined, [0, 1]]);
    expect(isSigned(withAgreedOf(undefined, signed, wiki), teams)).toBe(true);
    const states = signaturesOf(withAgreedOf(undefined, signed, ledBy('zoe')), teams);
    expect(states.map(({ state, vain }) => [state, vain?.by])).toEqual([
      ['missing', 'ann'],
      ['missing', 'ann'],
    ]);
  });
});
