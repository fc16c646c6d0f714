import { expect, test } from 'vitest';
import { examples } from '../../../src/components/help/examples.ts';
import { readBody } from '../../../src/mdx/read.ts';
import { renderBody, type Segment } from '../../../src/mdx/render.ts';
import { vocabulary } from '../../../src/mdx/vocabulary.ts';

const site = { hrefOf: () => undefined, srcOf: () => undefined };

test('every component of the vocabulary has an example, and no other', () => {
  expect(Object.keys(examples).toSorted()).toEqual([...vocabulary.keys()].toSorted());
});

test.each(Object.entries(examples))('the example of %s is understood without a problem', (name, example) => {
  const { nodes, faults } = readBody(
    example({ term: { id: 'mql', title: 'MQL' }, number: 'mqls', entry: 'guides/handoff' }),
  );
  expect(faults).toEqual([]);
  expect(componentsIn(renderBody(nodes, site))).toContain(name);
});

function componentsIn(segments: readonly Segment[]): string[] {
  return segments.flatMap((each) =>
    'component' in each ? [each.component, ...componentsIn(each.children)] : [],
  );
}
