import { describe, expect, test } from 'vitest';
import lexicon from '../../../src/collections/lexicon.ts';
import guides from '../../../src/collections/guides.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import { fallenSigners, termStatus } from '../../../src/site/agreement.ts';
import { signaturesOf } from '../../../src/wiki/signatures.ts';

const teams = [
  { id: 'sales', name: 'Sales', colour: '#112233' },
  { id: 'marketing', name: 'Marketing', colour: '#445566' },
];
const definition = 'A lead that both teams want.';
/** A signature as they were typed before there was a digest. */
const signed = (team: string, definition = 'A lead that both teams want.', on = '2026-06-02') => ({
  team,
  by: `${team}-lead`,
  on,
  definition,
});
/** The same as “Sign” writes it. */
const sealed = (team: string, definition?: string, on?: string) => {
  const line = signed(team, definition, on);
  return { ...line, wording: wordingOf(lexicon, line, '') };
};
const term = (data: Record<string, unknown>) => ({
  collection: 'lexicon',
  data: { definition, ...data },
  wording: wordingOf(lexicon, { definition, ...data }, ''),
});
const statusOf = (data: Record<string, unknown>, among = teams) => termStatus(term(data), among);

describe.each([
  ['typed', signed],
  ['given by “Sign”', sealed],
])('termStatus of signatures that were %s', (_, signed) => {
  test('is proposed until every team has signed', () => {
    expect(statusOf({})).toBe('proposed');
    expect(statusOf({ agreement: [signed('sales')] })).toBe('proposed');
    expect(statusOf({ agreement: [signed('sales'), signed('sales')] })).toBe('proposed');
  });

  test('is agreed once every team has signed this very wording', () => {
    expect(statusOf({ agreement: [signed('sales'), signed('marketing')] })).toBe('agreed');
  });

  test('falls back to proposed when the definition changes by a word', () => {
    const agreement = [signed('sales'), signed('marketing', 'A lead that both teams need.')];
    expect(statusOf({ agreement })).toBe('proposed');
  });

  test('does not ask again for a line break or a blank', () => {
    const agreement = [signed('sales', ' A lead\nthat both  teams want. '), signed('marketing')];
    expect(statusOf({ agreement })).toBe('agreed');
  });

  test('tells capital from small letters', () => {
    const agreement = [signed('sales', definition.toUpperCase()), signed('marketing')];
    expect(statusOf({ agreement })).toBe('proposed');
  });

  test('puts a dispute before signatures, and a successor before a dispute', () => {
    const agreement = [signed('sales'), signed('marketing')];
    expect(statusOf({ agreement, disputed: 'The date.' })).toBe('disputed');
    expect(statusOf({ agreement, disputed: 'The date.', replacedBy: 'mql' })).toBe('deprecated');
  });

  test('is never agreed in a wiki without teams', () => {
    expect(statusOf({ agreement: [signed('sales')] }, [])).toBe('proposed');
  });

  test('shows the earlier wording of a team that has to sign again', () => {
    const [sales, marketing] = signaturesOf(term({ agreement: [signed('sales', 'Older.')] }), teams);
    expect(sales).toMatchObject({ state: 'earlier', given: { definition: 'Older.' } });
    expect(marketing).toMatchObject({ state: 'missing', team: { name: 'Marketing' } });
  });

  test('takes the latest of several, though an earlier one was for the present words', () => {
    const agreement = [
      signed('sales', 'Oldest.', '2025-01-01'),
      signed('sales', 'Older.', '2026-01-01'),
      signed('marketing', definition, '2025-01-01'),
      signed('marketing', 'Another.', '2026-01-01'),
    ];
    const [sales, marketing] = signaturesOf(term({ agreement }), teams);
    expect(sales).toMatchObject({ state: 'earlier', given: { definition: 'Older.' } });
    expect(marketing).toMatchObject({ state: 'earlier', given: { on: '2026-01-01' } });
  });
});

describe('whose signatures fall', () => {
  const term = (definition: string, agreement: unknown) => ({ title: 'Lead', definition, agreement });
  const both = [signed('sales'), signed('marketing')];
  const fallen = (before: unknown, after: unknown, collection = 'lexicon') =>
    fallenSigners(collection, before, after, teams);

  test('is said where signed words change', () => {
    expect(fallen(term(definition, both), term(`${definition} Mostly.`, both))).toEqual([
      'sales-lead',
      'marketing-lead',
    ]);
  });

  test('is nobody where other words change, or blanks alone', () => {
    const before = term(definition, both);
    expect(fallen(before, { ...before, title: 'A lead', example: 'One.' })).toEqual([]);
    expect(fallen(before, term(definition.replace(' ', '\n'), both))).toEqual([]);
  });

  test('is not those who had signed something earlier, sign the new words, or are taken away', () => {
    const other = 'A lead that both teams need.';
    const before = term(definition, [signed('sales', other), signed('marketing')]);
    expect(fallen(before, term(`${definition} Mostly.`, before.agreement))).toEqual(['marketing-lead']);
    expect(fallen(term(definition, both), term(other, [...both, signed('sales', other)]))).toEqual([
      'marketing-lead',
    ]);
    expect(fallen(term(definition, both), term(other, []))).toEqual([]);
  });

  test('of a guide is said where one of the fields changes that bind', () => {
    const on = '2026-06-02';
    const said = { scope: 'All leads.', purpose: 'Nobody waits.' };
    const signOff = [{ team: 'sales', by: 'marcus', on, wording: wordingOf(guides, said, '') }];
    const guide = { title: 'Handoff', ...said, signOff };
    expect(fallen(guide, { ...guide, scope: 'All good leads.' }, 'guides')).toEqual(['marcus']);
    expect(fallen(guide, { ...guide, purpose: 'Nobody waits long.', body: 'New.' }, 'guides')).toEqual([]);
  });

  test('is nobody where nothing is signed, or the fields cannot be read', () => {
    expect(fallen(term(definition, undefined), term('Other.', undefined))).toEqual([]);
    expect(fallen(term(definition, 'both'), term('Other.', both))).toEqual([]);
    expect(fallen(term(definition, both), {}, 'objections')).toEqual([]);
  });
});
