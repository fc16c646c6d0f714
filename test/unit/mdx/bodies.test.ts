import { describe, expect, it } from 'vitest';
import { readBody, type Body } from '../../../src/mdx/read.ts';
import { renderBody } from '../../../src/mdx/render.ts';
import { factsOf } from '../../../src/mdx/facts.ts';
import { vocabulary } from '../../../src/mdx/vocabulary.ts';
import { accidents } from '../../fixtures/bodies/accidents.ts';
import { attacks } from '../../fixtures/bodies/attacks.ts';
import {
  breaches,
  componentsIn,
  everything,
  flatten,
  visibleText,
  type BodyCase,
} from '../../fixtures/bodies/invariants.ts';

describe.each([
  ['accidents', accidents],
  ['attacks', attacks],
] as const)('%s', (_, cases) => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const body = readBody(each.input);
    const html = flatten(renderBody(body.nodes, everything));
    expect(breaches(html, each.input.length)).toEqual([]);
    expect(() => factsOf(body.nodes)).not.toThrow();
    const unread = body.faults.filter((fault) => fault.id === 'nesting-too-deep' && fault.of === undefined);
    expect(unread).toEqual([]);
    expectOutcome(each, body, html);
    expectPlaces(each, body);
  });

  it('has no name twice', () => {
    expect(new Set(cases.map((each) => each.name)).size).toBe(cases.length);
  });
});

describe('accidents', () => {
  it.each(accidents.map((each) => [each.name, each.input] as const))('%s: loses no word', (_, input) => {
    const html = flatten(renderBody(readBody(input).nodes, everything));
    const seen = new Set(wordsOf(html.replace(/&#39;/g, "'")));
    expect(wordsOf(withoutMarkup(input)).filter((word) => !seen.has(word))).toEqual([]);
  });
});

function expectOutcome(
  { shows = [], hides = [], reports, components, tags = [] }: BodyCase,
  body: Body,
  html: string,
): void {
  const text = visibleText(html);
  for (const fragment of shows) expect(text).toContain(fragment);
  for (const fragment of hides) expect(text).not.toContain(fragment);
  if (reports) expect(body.faults.map((fault) => fault.id).toSorted()).toEqual(reports.toSorted());
  if (components) expect(componentsIn(html)).toEqual(components);
  for (const name of componentsIn(html)) expect(vocabulary.has(name)).toBe(true);
  for (const tag of tags) expect(html).toMatch(new RegExp(`<${tag}[ >]`));
}

/** Every problem points into the text. */
function expectPlaces({ input }: BodyCase, { faults }: Body): void {
  const lines = input.split(/\r\n?|\n/);
  const astray = faults.filter(({ line, column }) => {
    const length = lines[line - 1]?.length;
    return length === undefined || column < 1 || column > length + 1;
  });
  expect(astray).toEqual([]);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

/** The text without what Markdown does not show: comments, line breaks, labels, entities and the words behind a fence. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|<br ?\/?>|^\[(?:\/\/|comment)\]:.*$/gim, ' ')
    .replace(/^[ >]*(?:`{3,}|~{3,}).*$/gm, '')
    .replace(/&#?\w+;/g, ' ')
    .replace(/^ *\[[^\]]*\]:|\]\[[^\]]*\]/gm, ' ')
    .replace(/(!\[[^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<\/?(?:[A-Z]\w+)(?:\s+\w+\s*=\s*(?=["']))?|(?<=["'])\s+\w+=(?=["'])/g, ' ')
    .replace(/(?<=\]\()[^)]*/g, '');
}
