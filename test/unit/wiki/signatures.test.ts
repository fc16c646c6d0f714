import { describe, expect, test } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import { editionOf, isSigned, signaturesOf } from '../../../src/wiki/signatures.ts';

const teams = [
  { id: 'sales', name: 'Sales', colour: '#112233' },
  { id: 'marketing', name: 'Marketing', colour: '#445566' },
];
const of = (scope: string) => wordingOf(guides, { scope }, '');
const guide = (scope: string, ...signOff: object[]) => ({
  collection: 'guides',
  data: { scope, signOff },
  wording: of(scope),
});
const by = (team: string, wording?: string, on = '2026-01-01', edition?: number) => ({
  team,
  by: team,
  on,
  ...(wording && { wording }),
  ...(edition && { edition }),
});
const statesOf = (page: ReturnType<typeof guide>) => signaturesOf(page, teams).map(({ state }) => state);

describe('signatures of a guide', () => {
  test('count for the words they were given to alone', () => {
    const both = [by('sales', of('All leads.')), by('marketing', of('All leads.'))];
    expect(statesOf(guide('All leads.', ...both))).toEqual(['signed', 'signed']);
    expect(statesOf(guide('Some leads.', ...both))).toEqual(['earlier', 'earlier']);
    expect(statesOf(guide('Some leads.', both[0] ?? {}))).toEqual(['earlier', 'missing']);
    expect(isSigned(guide('All leads.', ...both), teams)).toBe(true);
    expect(isSigned(guide('All leads.', by('sales', of('All leads.'))), teams)).toBe(false);
  });

  test('do not come back with the words: of each team its latest counts', () => {
    const both = (scope: string) => [by('sales', of(scope)), by('marketing', of(scope))];
    const lines = [...both('All leads.'), ...both('Some leads.')];
    expect(statesOf(guide('All leads.', ...lines))).toEqual(['earlier', 'earlier']);
    expect(statesOf(guide('Some leads.', ...lines))).toEqual(['signed', 'signed']);
    expect(statesOf(guide('All leads.', ...lines, by('sales', of('All leads.'))))).toEqual([
      'signed',
      'earlier',
    ]);
  });

  test('stand again where a proposal is withdrawn that not every team had signed', () => {
    const both = (scope: string) => [by('sales', of(scope)), by('marketing', of(scope))];
    const lines = [...both('All leads.'), by('sales', of('Some leads.'), '2026-02-01')];
    expect(statesOf(guide('Some leads.', ...lines))).toEqual(['signed', 'earlier']);
    const [sales] = signaturesOf(guide('All leads.', ...lines), teams);
    expect(sales).toEqual({ team: teams[0], state: 'signed', given: lines[0], edition: 1 });
    expect(isSigned(guide('All leads.', ...lines), teams)).toBe(true);
    const superseded = [...lines, by('marketing', of('Some leads.'), '2026-02-02')];
    expect(statesOf(guide('All leads.', ...superseded))).toEqual(['earlier', 'earlier']);
    // One that does not count is told as before.
    const vain = { ...guide('All leads.', ...lines), vain: [2] };
    expect(signaturesOf(vain, teams)[0]).toMatchObject({ state: 'signed', vain: lines[2] });
  });

  test('of an edition that was typed are for words that nobody knows', () => {
    expect(statesOf(guide('All leads.', by('sales', undefined, '2026-01-01', 1)))).toEqual([
      'earlier',
      'missing',
    ]);
  });

  test('are none where nothing is signed', () => {
    expect(signaturesOf({ collection: 'personas', data: {} }, teams)).toEqual([]);
    expect(isSigned({ collection: 'personas', data: {} }, teams)).toBe(false);
    expect(signaturesOf({ collection: 'guides', data: undefined }, teams)).toEqual([]);
  });
});

describe('the edition', () => {
  const [first, second] = [of('All leads.'), of('Some leads.')];

  test('counts the wordings that were signed, and the next where nobody has signed yet', () => {
    expect(editionOf(guide('All leads.'))).toBe(1);
    const both = [by('sales', first), by('marketing', first, '2026-02-01')];
    expect(editionOf(guide('All leads.', ...both))).toBe(1);
    expect(editionOf(guide('Some leads.', ...both))).toBe(2);
    expect(editionOf(guide('Some leads.', ...both, by('sales', second, '2026-03-01')))).toBe(2);
    expect(editionOf(guide('No leads.', ...both, by('sales', second, '2026-03-01')))).toBe(3);
  });

  test('is the same again where the words are', () => {
    const all = [by('sales', first), by('sales', second, '2026-03-01')];
    expect(editionOf(guide('All leads.', ...all))).toBe(1);
  });

  test('goes on from the number that was typed once', () => {
    const typed = [by('sales', undefined, '2025-01-01', 2), by('marketing', first, '2026-01-01', 3)];
    expect(editionOf(guide('All leads.', ...typed))).toBe(3);
    expect(editionOf(guide('Some leads.', ...typed))).toBe(4);
    const [sales] = signaturesOf(guide('All leads.', ...typed), teams);
    expect(sales).toMatchObject({ state: 'earlier', edition: 2 });
  });
});
