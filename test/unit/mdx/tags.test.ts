import { describe, expect, it } from 'vitest';
import { readTag } from '../../../src/mdx/tags.ts';
import { problem } from '../../../src/problem/problem.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { nearestName } from '../../../src/mdx/vocabulary.ts';

describe('readTag', () => {
  it.each([
    ['<Callout>', 'open', {}],
    ['<Callout/>', 'void', {}],
    ['<Callout kind="tip" title=\'a "b"\' />', 'void', { kind: 'tip', title: 'a "b"' }],
    ['<Callout\n  kind = "tip"\n>', 'open', { kind: 'tip' }],
    ['<Callout title="a > b / c">', 'open', { title: 'a > b / c' }],
    ['<Callout title="&lt;&amp;lt;&quot;&apos;&#34;{x}">', 'open', { title: `<&lt;"'&#34;{x}` }],
    ['</Callout >', 'close', undefined],
  ])('%s', (raw, form, props) => {
    const tag = readTag(raw);
    expect(tag).toMatchObject({ raw, name: 'Callout', form });
    expect(tag?.props).toEqual(props);
    expect(tag?.fault).toBeUndefined();
  });

  it.each([
    '',
    'x',
    '<',
    '<>',
    '< Callout>',
    '<Callout',
    '<Callout>x',
    '<Callout "a>',
    '<1a>',
    '<!-- a -->',
    '</>',
    '<Callout><Say>',
  ])('finds no tag in %j', (raw) => {
    expect(readTag(raw)).toBeUndefined();
  });

  it.each([
    ['<Callout kind=tip>', '“kind” on <Callout> has no value in quotes.'],
    ['<Callout kind>', '“kind” on <Callout> has no value in quotes.'],
    ['<Callout kind=“tip”>', '“kind” on <Callout> has curly quotes.'],
    ['<Callout title={x}>', '“title” on <Callout> holds braces. Nothing in a page is evaluated.'],
    ['<Callout {...x}>', '“{...x}” on <Callout> holds braces. Nothing in a page is evaluated.'],
    ['<Callout kind="tip" kind="tip">', '“kind” stands twice on <Callout>.'],
    ['<Callout colour="red">', '<Callout> has no attribute “colour”.'],
    ['<Callout __proto__="x">', '<Callout> has no attribute “__proto__”.'],
    ['<Callout constructor="x">', '<Callout> has no attribute “constructor”.'],
    ['<Callout kind="info">', '“kind” on <Callout> is “info”.'],
    ['<Details>', '<Details> needs “summary”.'],
    ['<Details summary=" ">', '“summary” on <Details> is “ ”.'],
    [
      '<Quote who="A" date="2026-02-30">',
      '“date” on <Quote> is “2026-02-30”, which is not a day that exists.',
    ],
  ])('%s', (raw, message) => {
    const tag = readTag(raw);
    expect(tag?.fault && problemInWords(problem(tag.fault)).message).toBe(message);
    expect(tag?.props).toBeUndefined();
  });

  it.each([
    ['<div>', 'html'],
    ['<Widget>', 'component-unknown'],
    ['<calout>', 'component-unknown'],
    ['<__proto__>', undefined],
    ['<constructor>', 'html'],
  ])('%s is no component', (raw, id) => {
    const tag = readTag(raw);
    expect(tag?.component).toBeUndefined();
    expect(tag?.fault?.id).toBe(id);
  });
});

describe('nearestName', () => {
  it.each([
    ['Calout', 'Callout'],
    ['callout', 'Callout'],
    ['Trem', 'Term'],
    ['step', 'Steps'],
    ['details', 'Details'],
    ['sub', undefined],
    ['a', undefined],
    ['span', undefined],
    ['form', undefined],
    ['main', undefined],
    ['Tab', undefined],
    ['', undefined],
  ])('%s', (name, meant) => {
    expect(nearestName(name)).toBe(meant);
  });
});
