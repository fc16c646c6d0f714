import { describe, expect, it } from 'vitest';
import { fieldOf, shapeOf } from '../../../src/collections/fields.ts';
import { registry } from '../../../src/collections/index.ts';
import { tasksOf, voicesOf } from '../../../src/wiki/tasks.ts';
import { joined } from '../../support/joined.ts';

const meeting = (rest: string) => `---
title: Joint
summary: We met.
owner: ada
teams: [sales]
kind: joint
on: 2026-11-03
chair: ada
present: [ada]
${rest}
---
`;
const tasks = `tasks:
  - { text: Write it down, who: ada, by: 2026-11-10, page: guides/old }
  - { text: Nobody is asked, by: 2026-11-10 }
  - { text: Call them, who: ben, by: 2026-11-12, done: 2026-11-11 }`;

describe('the tasks of a wiki', () => {
  const said = (files: Record<string, string>) =>
    tasksOf(joined(files)).map(({ entry, field, index, who, text, by, done, page }) =>
      [entry.id, field, index, who, text, by, done, page].join(' '),
    );
  const both = [
    'a tasks 0 ada Write it down 2026-11-10  guides/old',
    'a tasks 2 ben Call them 2026-11-12 2026-11-11 ',
  ];

  it('are all that fit, wherever their page has them, each with its place', () => {
    expect(said({ 'meetings/a.mdx': meeting(tasks) })).toEqual(both);
  });

  it('are not forgotten where something else on the page is unfit', () => {
    expect(said({ 'meetings/a.mdx': meeting(`${tasks}\nnext: soon`) })).toEqual(both);
  });

  it('are none where there is no list, or something that is no list', () => {
    expect(said({ 'meetings/a.mdx': meeting(''), 'meetings/b.mdx': meeting('tasks: later') })).toEqual([]);
  });
});

it('finds the voices of a wiki in no field that means something else', () => {
  expect(voicesOf(joined({ 'meetings/a.mdx': meeting(tasks) }))).toEqual([]);
});

describe.each(registry.map(({ id, schema }) => [id, schema] as const))('in %s', (_, schema) => {
  it('what lists mean is said on the first level, where it is looked for', () => {
    const deeper = Object.values(schema.shape).flatMap((each) => Object.values(shapeOf(each)));
    expect(deeper.filter((each) => fieldOf(each).means)).toEqual([]);
  });
});
