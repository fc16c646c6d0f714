import { expect, it } from 'vitest';
import { conflictInWords } from '../../../src/document/conflict-in-words.ts';
import { merge } from '../../../src/document/merge.ts';

const nameOf = (of: string, id: string) => (of === 'people' && id === 'ines' ? 'Ines Hollander' : undefined);

const page = (fields: string, body = '') => `---\ntitle: Champion\n${fields}---\n\n${body}\n`;

const told = (base: string, theirs: string, mine: string, file = 'lexicon/champion.mdx') =>
  merge({ base, theirs, mine }, file.endsWith('.mdx') ? 'page' : 'record').conflicts.map((each) =>
    conflictInWords(file, each, nameOf),
  );

it('calls fields by their labels, and people by their names', () => {
  expect(told(page('owner: a\nstage: x\n'), page('owner: ines\nstage: y\n'), page('owner: b\n'))).toEqual([
    { place: 'Owner', theirs: 'Ines Hollander', mine: 'b' },
    { place: 'Funnel stage', theirs: 'y', mine: '' },
  ]);
});

it('calls a field within a group by both labels', () => {
  const record = (day: string) => `name: Ines\naway:\n  from: ${day}\n  until: 2026-02-01\n`;
  expect(told(record('2026-01-01'), record('2026-01-02'), record('2026-01-03'), 'people/ines.yaml')).toEqual([
    { place: 'Away › From', theirs: '2 Jan 2026', mine: '3 Jan 2026' },
  ]);
});

it('shows the text section by section, as it is read', () => {
  const text = (what: string) => page('', `## Steps\n\n<Callout>\n\n${what}\n\n</Callout>`);
  expect(told(text('One'), text('*Two*'), text('Three'))).toEqual([
    { place: 'Section “Steps”', theirs: 'Two', mine: 'Three' },
  ]);
  expect(told(page('', 'One'), page('', '<Callout>\nTwo'), page('', 'Three'))).toEqual([
    { place: 'Page text', theirs: 'Callout:\nTwo', mine: 'Three' },
  ]);
});

it('shows a page that one of both has deleted as a whole', () => {
  expect(told(page('owner: ines\n'), '', page('owner: ines\n', 'More.'))).toEqual([
    { place: 'The whole page', theirs: '', mine: 'Term: Champion\n\nOwner: Ines Hollander\n\nMore.' },
  ]);
});
