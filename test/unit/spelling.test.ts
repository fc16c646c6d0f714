import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/spelling.ts';

describe('what was probably meant', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['capitals', 'Ada', ['eve', 'ada'], 'ada'],
    ['signs', 'LeadScore', ['lead-score'], 'lead-score'],
    ['two letters in capitals', 'HR', ['hr'], 'hr'],
    ['a letter less', 'sumary', ['title', 'summary'], 'summary'],
    ['a letter more', 'mqll', ['sql', 'mql'], 'mql'],
    ['another letter', 'sammary', ['summary'], 'summary'],
    ['two letters swapped', 'trem', ['term'], 'term'],
    ['two slips in a long name', 'reviewBy', ['reviewEvery', 'reviewedBy'], 'reviewedBy'],
    ['the nearest, not the first', 'stage', ['stages', 'stage-'], 'stage-'],
    ['the only one that begins so', 'ada', ['eve', 'ada-lovelace'], 'ada-lovelace'],
    ['one of two that begin so', 'price', ['price-too-high', 'price-list'], undefined],
    ['another word of the same beginning', 'priceless', ['price-too-high'], undefined],
    ['letters in common', 'steps', ['stage'], undefined],
    ['two slips in a short name', 'tags', ['teams'], undefined],
    ['hardly anything in common', 'roles', ['rest'], undefined],
    ['two letters', 'in', ['on'], undefined],
    ['signs alone', '-', ['aaa', '--'], undefined],
    ['nothing', '', ['aaa', ''], undefined],
  ])('%s', (_, name, known, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });
});
