import { describe, expect, it } from 'vitest';
import { reviewIn, sameSubstance, valueOf, type Concern } from '../../../src/history/substance.ts';

const text = (body: string, fields = 'title: Lead\nowner: ann\n') => `---\n${fields}---\n\n${body}\n`;

const same = (one: string, other: string, concern: Concern = 'page', path = 'guides/lead.mdx') =>
  sameSubstance(one, other, concern, path);

describe('sameSubstance', () => {
  it.each([
    ['a comment in the fields', text('Words.', 'title: Lead\nowner: ann # since May\n# Agreed in spring.\n')],
    ['a review under a key in quotes', text('Words.', 'title: Lead\nowner: ann\n"reviewed": 2026-10-01\n')],
  ])('passes over %s', (_, other) => {
    expect(same(text('Words.'), other)).toBe(true);
    expect(same(other, text('Other words.'))).toBe(false);
  });

  it.each([
    ['a heading underlined or marked', 'Stages\n======\n\nWords.', '# Stages\n\nWords.'],
    ['a sign written out or not', 'Sales &amp; marketing.', 'Sales & marketing.'],
  ])('takes for the same %s', (_, one, other) => {
    expect(same(text(one), text(other))).toBe(true);
  });

  it('takes a hash sign in a value for a part of it', () => {
    expect(same(text('', 'title: "Deal #5"\n'), text('', 'title: "Deal #6"\n'))).toBe(false);
    expect(same(text('', 'note: |\n  a\n  # b\n'), text('', 'note: |\n  a\n  # c\n'))).toBe(false);
  });
});

describe('what a field means for a review', () => {
  const lines = (fields: string) => text('Words.', `title: Lead\nowner: ann\n${fields}`);
  const log = (results: string) => `answer: Yes.\nresults:\n${results}`;

  it.each([
    ['lexicon', 'owner', lines(''), text('Words.', 'title: Lead\nowner: bo\n')],
    ['guides', 'teams', lines('teams: [sales]\n'), lines('teams:\n- sales\n- marketing\n')],
    ['guides', 'tags', lines(''), lines('tags: [late]\n')],
    ['guides', 'draft', lines('draft: true\n'), lines('')],
    ['lexicon', 'aliases', lines('aliases:\n- word: hot\n  use: allowed\n'), lines('aliases: []\n')],
    ['competitors', 'aliases', lines('aliases: [A]\n'), lines('"aliases": [A, B]\n')],
    ['objections', 'otherPhrasings', lines(''), lines('otherPhrasings: ["Too dear"]\n')],
    ['guides', 'related', lines('related: [a]\n'), lines('related: [a, b]\n')],
    [
      'guides',
      'signOff',
      lines(''),
      lines('signOff: [{ team: sales, by: ann, on: 2026-10-01, edition: 1 }]\n'),
    ],
    [
      'lexicon',
      'agreement',
      lines(''),
      lines('agreement: [{ team: sales, by: ann, on: 2026-10-01, definition: A }]\n'),
    ],
    [
      'objections',
      'a log',
      lines(log('- day: 2026-10-01\n')),
      lines(log('- day: 2026-10-01\n- day: 2026-10-02\n')),
    ],
    [
      'objections',
      'the layout of a log',
      lines(log('- day: 2026-10-01\n')),
      lines(log('  -   day: 2026-10-01\n\n')),
    ],
    ['guides', 'reviewEvery', lines(''), lines('reviewEvery: 90 days\n')],
  ])('is nothing: %s, %s', (collection, _, one, other) => {
    expect(same(one, other, 'page', `${collection}/a.mdx`)).toBe(true);
    expect(same(one, other, 'others', `${collection}/a.mdx`)).toBe(true);
  });

  it.each([
    ['guides', 'title', text('Words.', 'title: Lead\n'), text('Words.', 'title: Leads\n')],
    ['guides', 'summary', lines('summary: One.\n'), lines('summary: Another.\n')],
    ['lexicon', 'example', lines('example: One.\n'), lines('example: Another.\n')],
    ['objections', 'category', lines('category: price\n'), lines('category: trust\n')],
    ['competitors', 'whyWon', lines('whyWon: [a]\n'), lines('whyWon: [a, b]\n')],
    ['personas', 'quotes', lines(''), lines('quotes: [{ text: a, who: b }]\n')],
  ])('is a matter of the page alone: %s, %s', (collection, _, one, other) => {
    expect(same(one, other, 'page', `${collection}/a.mdx`)).toBe(false);
    expect(same(one, other, 'others', `${collection}/a.mdx`)).toBe(true);
  });

  it.each([
    ['lexicon', 'definition', lines('definition: One.\n'), lines('definition: Another.\n')],
    ['lexicon', 'entryCriteria', lines('entryCriteria: [a]\n'), lines('entryCriteria: [a, b]\n')],
    ['personas', 'criteria', lines('criteria: [a]\n'), lines('criteria: [b]\n')],
    ['objections', 'answer', lines('answer: Yes.\n'), lines('answer: No.\n')],
    ['competitors', 'claims', lines('claims: [{ text: a }]\n'), lines('claims: [{ text: b }]\n')],
    ['guides', 'numbers', lines('numbers: [{ target: "5" }]\n'), lines('numbers: [{ target: "6" }]\n')],
    ['guides', 'a field that nobody knows', lines(''), lines('discount: 5\n')],
    ['guides', 'a log of another collection', lines(log('- a\n')), lines(log('- b\n'))],
    ['elsewhere', 'a field of no collection', lines(''), lines('tags: [late]\n')],
    ['guides', 'the text', text('Words.'), text('Other words.')],
    [
      'guides',
      'a field beside one that does not count',
      lines('tags: [a]\nscope: b\n'),
      lines('tags: [c]\nscope: d\n'),
    ],
  ])('is a matter of all that rests on it: %s, %s', (collection, _, one, other) => {
    expect(same(one, other, 'page', `${collection}/a.mdx`)).toBe(false);
    expect(same(one, other, 'others', `${collection}/a.mdx`)).toBe(false);
  });

  it('is none of what a text says that looks like a field', () => {
    expect(same(text('owner: ann'), text('owner: bo'))).toBe(false);
    expect(same(lines('scope: |\n  a\n  tags: b\n'), lines('scope: |\n  a\n  tags: c\n'))).toBe(false);
  });
});

describe('reviewIn', () => {
  it('finds keys in quotes, too', () => {
    const quoted = reviewIn(text('', 'title: Lead\n"reviewed": 2026-10-01\n'));
    expect(quoted).toBe(reviewIn(text('', 'reviewed: "2026-10-01"\n')));
    expect(quoted).not.toBe(reviewIn(text('', 'title: Lead\n')));
  });

  it.each([
    ['a blank before the colon', 'title: Lead\nreviewed : 2026-10-01\n'],
    ['the value on the next line', 'title: Lead\nreviewed:\n  2026-10-01\n'],
    ['the value below a comment', 'title: Lead\nreviewed: # by phone\n  2026-10-01\n'],
    ['lines of Windows', 'title: Lead\r\nreviewed:\r\n  2026-10-01\r\n'],
    ['all fields indented', '  title: Lead\n  reviewed: 2026-10-01\n'],
    ['braces', '{ title: Lead, reviewed: 2026-10-01 }\n'],
    ['braces over lines', '{\ntitle: Lead,\nreviewed: 2026-10-01,\n}\n'],
    ['braces that end beside it', '{ title: Lead,\nreviewed: 2026-10-01 }\n'],
    ['a folded text', 'title: Lead\nreviewed: >-\n  2026-10-01\n'],
    ['a tag', 'title: Lead\nreviewed: !!str 2026-10-01\n'],
    ['an anchor', 'title: Lead\nreviewed: &d 2026-10-01\n'],
    ['an alias', 'title: &d 2026-10-01\nreviewed: *d\n'],
    ['a key with escapes', 'title: Lead\n"review\\u0065d": 2026-10-01\n'],
    ['a key by itself', 'title: Lead\n? reviewed\n: 2026-10-01\n'],
  ])('finds a day that is written with %s', (_, fields) => {
    expect(valueOf(text('', fields), 'reviewed')).toBe('2026-10-01');
    expect(reviewIn(text('', fields))).toBe(reviewIn(text('', 'reviewed: 2026-10-01\n')));
  });

  it.each([
    ['a field within another', 'title: Lead\nclaims:\n  - reviewed: 2026-10-01\n'],
    ['a text', 'title: Lead\nsummary: |\n  reviewed: 2026-10-01\n'],
    ['a field without a value', 'title: Lead\nreviewed:\nreviewedBy: ada\n'],
    ['a comment', 'title: Lead\n# reviewed: 2026-10-01\n'],
  ])('finds no day in %s', (_, fields) => {
    expect(valueOf(text('', fields), 'reviewed')).toBe('');
  });
});
