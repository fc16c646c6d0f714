import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import {
  fallenSigners,
  isSigned,
  signaturesOf,
  termSignatures,
  termStatus,
} from '../../../src/site/agreement.ts';

const teams = [
  { id: 'sales', name: 'Sales', colour: '#112233' },
  { id: 'marketing', name: 'Marketing', colour: '#445566' },
];
const definition = 'A lead that both teams want.';
const signed = (team: string, wording = definition, on = '2026-06-02') => ({
  team,
  by: `${team}-lead`,
  on: on as Day,
  definition: wording,
});

describe('termStatus', () => {
  test('is proposed until every team has signed', () => {
    expect(termStatus({ definition }, teams)).toBe('proposed');
    expect(termStatus({ definition, agreement: [signed('sales')] }, teams)).toBe('proposed');
    expect(termStatus({ definition, agreement: [signed('sales'), signed('sales')] }, teams)).toBe('proposed');
  });

  test('is agreed once every team has signed this very wording', () => {
    expect(termStatus({ definition, agreement: [signed('sales'), signed('marketing')] }, teams)).toBe(
      'agreed',
    );
  });

  test('falls back to proposed when the definition changes by a word', () => {
    const agreement = [signed('sales'), signed('marketing', 'A lead that both teams need.')];
    expect(termStatus({ definition, agreement }, teams)).toBe('proposed');
  });

  test('does not ask again for a line break or a blank', () => {
    const agreement = [signed('sales', ' A lead\nthat both  teams want. '), signed('marketing')];
    expect(termStatus({ definition, agreement }, teams)).toBe('agreed');
  });

  test('tells capital from small letters', () => {
    const agreement = [signed('sales', definition.toUpperCase()), signed('marketing')];
    expect(termStatus({ definition, agreement }, teams)).toBe('proposed');
  });

  test('puts a dispute before signatures, and a successor before a dispute', () => {
    const agreement = [signed('sales'), signed('marketing')];
    expect(termStatus({ definition, agreement, disputed: 'The date.' }, teams)).toBe('disputed');
    expect(termStatus({ definition, agreement, disputed: 'The date.', replacedBy: 'mql' }, teams)).toBe(
      'deprecated',
    );
  });

  test('is never agreed in a wiki without teams', () => {
    expect(termStatus({ definition, agreement: [signed('sales')] }, [])).toBe('proposed');
  });
});

describe('termSignatures', () => {
  test('shows the earlier wording of a team that has to sign again', () => {
    const [sales, marketing] = termSignatures({ definition, agreement: [signed('sales', 'Older.')] }, teams);
    expect(sales).toMatchObject({ state: 'earlier', given: { definition: 'Older.' } });
    expect(marketing).toMatchObject({ state: 'missing', team: { name: 'Marketing' } });
  });

  test('takes the latest of several, and one that counts before a later one that does not', () => {
    const agreement = [
      signed('sales', 'Oldest.', '2025-01-01'),
      signed('sales', 'Older.', '2026-01-01'),
      signed('marketing', definition, '2025-01-01'),
      signed('marketing', 'Another.', '2026-01-01'),
    ];
    const [sales, marketing] = termSignatures({ definition, agreement }, teams);
    expect(sales).toMatchObject({ state: 'earlier', given: { definition: 'Older.' } });
    expect(marketing).toMatchObject({ state: 'signed', given: { on: '2025-01-01' } });
  });
});

describe('isSigned', () => {
  const page = (collection: string, data: Record<string, unknown>) => isSigned({ collection, data }, teams);
  const by = (...ids: string[]) => ids.map((team) => ({ team, by: 'a', on: '2026-01-01', edition: 2 }));

  test('is a term whose wording, and a guide whose edition, every team has signed', () => {
    const agreement = [signed('sales'), signed('marketing')];
    expect(page('lexicon', { definition, agreement })).toBe(true);
    expect(page('lexicon', { definition: 'Another.', agreement })).toBe(false);
    expect(page('guides', { edition: 2, signOff: by('sales', 'marketing') })).toBe(true);
    expect(page('guides', { edition: 3, signOff: by('sales', 'marketing') })).toBe(false);
    expect(page('guides', { edition: 2, signOff: by('sales') })).toBe(false);
    expect(page('personas', {})).toBe(false);
  });
});

describe('signaturesOf', () => {
  test('counts a sign-off for the edition it was given to only', () => {
    const given = [{ team: 'sales', by: 'a', on: '2026-01-01', edition: 2 }];
    const states = (edition: number) =>
      signaturesOf(teams, given, (each) => each.edition === edition).map((each) => each.state);
    expect(states(2)).toEqual(['signed', 'missing']);
    expect(states(3)).toEqual(['earlier', 'missing']);
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

  test('of a guide is said where its edition is raised', () => {
    const on = '2026-06-02';
    const guide = { title: 'Handoff', signOff: [{ team: 'sales', by: 'marcus', on, edition: 1 }] };
    expect(fallen(guide, { ...guide, edition: 2 }, 'guides')).toEqual(['marcus']);
    expect(fallen(guide, { ...guide, title: 'The handoff' }, 'guides')).toEqual([]);
  });

  test('is nobody where nothing is signed, or the fields cannot be read', () => {
    expect(fallen(term(definition, undefined), term('Other.', undefined))).toEqual([]);
    expect(fallen(term(definition, 'both'), term('Other.', both))).toEqual([]);
    expect(fallen(term(definition, both), {}, 'objections')).toEqual([]);
  });
});
