import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { readFigure } from '../../../src/import/measured/figure.ts';
import { readingsIn } from '../../../src/import/measured/readings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const number = (fields: Record<string, string> = {}) =>
  guide({
    definition: 'x',
    kind: 'outcome',
    unit: 'count',
    better: 'more',
    target: '40',
    every: 'month',
    readBy: 'ada',
    source: 'CRM',
    ...fields,
  });
const wiki = joined({
  'numbers/mqls.mdx': number({
    title: 'MQLs handed over',
    unit: 'hours',
    readings: '[{ period: 2026-11, value: 5 }, { period: 2026-09, value: 43, of: 50, note: The fair. }]',
  }),
  'numbers/share.mdx': number({
    title: 'Share',
    unit: 'percent',
    every: 'quarter',
    readings: '[{ period: 2026-Q1, value: 88 }]',
  }),
  'numbers/calls.mdx': number({ title: 'Calls' }),
  'numbers/unfit.mdx': number({ title: 'Unfit', target: 'many' }),
});
const today = parseDay('2026-11-22') as Day;
const read = (text: string) => readingsIn(text, wiki, today);
const slips = (line: string) => read(`number;period;value;of;note\n${line}\n`).slips.map(({ says }) => says);

describe('a figure', () => {
  it.each<[string, ReturnType<typeof readFigure>]>([
    ['43', 43],
    ['-3', -3],
    ['−3,5', -3.5],
    ['91 %', 91],
    ['91.25%', 91.25],
    ['0,125', 0.125],
    ['1234,5', 1234.5],
    ['1 234', 1234],
    ['1\u00a0234\u202f567,8', 1234567.8],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['12.3456', 12.3456],
    ['1,234', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['', undefined],
    ['many', undefined],
    ['4 of 5', undefined],
    ['1,23,4', undefined],
    ['1e3', undefined],
    ['12 34', undefined],
  ])('“%s” is %s', (text, value) => {
    expect(readFigure(text)).toBe(value);
  });
});

describe('a table of totals', () => {
  it.each([
    ['commas', 'Number,Period,Value,Out of\nmqls,2026-10,"43,5",50'],
    ['semicolons', '\ufeffnumber id;period;value;of\r\n\r\nnumbers/mqls;2026-10;43,5;50\r\n;;;\r\n'],
    ['tabs', 'Owner\tid\tperiod\tof\tvalue\nAda\t/numbers/mqls/\t2026-10\t50\t43.5\n'],
  ])('is read with %s, and its readings put where they belong', (_, text) => {
    const { measured, slips, ignored, outOf } = read(text);
    expect(outOf?.toLowerCase()).toMatch(/^(?:out )?of$/);
    expect(slips).toEqual([]);
    expect(measured.map(({ entry }) => entry.id)).toEqual(['mqls']);
    expect(measured[0]?.added).toEqual([{ period: '2026-10', value: 43.5, of: 50 }]);
    expect(measured[0]?.readings.map(({ period }) => period)).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(ignored).toEqual(text.startsWith('Owner') ? ['Owner'] : []);
  });

  it('passes over what is there already', () => {
    const text =
      'number,period,value,of\nmqls,2026-09,43,\nmqls,2026-09,43,50\nshare,2026-Q3,91%,\nshare,2026-Q3,91,';
    expect(read(text)).toMatchObject({ slips: [], known: 3, measured: [{ added: [{ value: 91 }] }] });
  });

  it('comes in the place of what was taken before the end of its period, and says from when it is', () => {
    const early = 'readings: [{ period: 2026-10, value: 5, on: 2026-10-20, note: Guessed. }]';
    const calls = number({ title: 'Calls' }).replace('source: CRM', `source: CRM\n${early}`);
    const found = readingsIn(
      'number,period,value\ncalls,2026-10,5',
      joined({ 'numbers/calls.mdx': calls }),
      today,
    );
    const line = { period: '2026-10', value: 5, on: '2026-11-22' };
    expect(found).toMatchObject({ slips: [], known: 0 });
    expect(found.measured[0]).toMatchObject({ added: [line], readings: [line] });
  });

  it.each([
    ['mql;2026-10;4;;', 'There is no number “mql”. Did you mean “mqls”?'],
    ['MQLs handed over;2026-10;4;;', 'Did you mean “mqls”?'],
    ['unfit;2026-10;4;;', 'cannot be read as a number'],
    ['mqls;Oct 2026;4;;', '“Oct 2026” is no month. “MQLs handed over” is read every month: write 2026-10.'],
    ['share;2026-10;4;;', 'is read every quarter: write 2026-Q3.'],
    ['mqls;2026-12;4;;', 'December 2026 is not over. It can be read from 1 Jan 2027.'],
    ['mqls;2026-11;4;;', 'November 2026 is not over. It can be read from 1 Dec 2026.'],
    ['mqls;2026-10;;;', 'The value is missing.'],
    ['mqls;2026-10;some;;', '“some” is no figure.'],
    ['mqls;2026-10;1.234;;', 'may be a thousand or a fraction'],
    ['mqls;2026-10;4%;;', 'not counted in per cent'],
    ['mqls;2026-10;4;many;', '“many” is no number of cases.'],
    ['mqls;2026-10;4;-1;', '“Out of” is a whole number of cases, one or more.'],
    ['mqls;2026-10;4;0;', '“Out of” is a whole number of cases, one or more.'],
    ['mqls;2026-10;4;1.5;', '“Out of” is a whole number of cases, one or more.'],
    ['mqls;2026-10;-4;;', '-4 is less than nothing.'],
    ['mqls;2026-10;1000000000001;;', 'beyond anything'],
    ['calls;2026-10;4.5;;', '4.5 is a fraction'],
    ['share;2026-Q3;101;;', '101 % is more than all of them.'],
    ['share;2026-Q3;0.91;;', 'Was 91 meant?'],
    [
      'mqls;2026-10;4;50;;',
      'This line has 6 values, and the first line names 5 columns. Perhaps there is a decimal comma',
    ],
    ['mqls;2026-09;44;;', 'September 2026 of “MQLs handed over” has 43 out of 50 on its page, and 44 here.'],
    ['mqls;2026-09;43;49;', 'has 43 out of 50 on its page, and 43 out of 49 here.'],
    ['mqls;2026-09;43;50;Fog.', 'has another note on its page'],
    ['mqls;2026-10;4;;\nmqls;2026-10;5;;', 'has 4 in line 2, and 5 here.'],
    ['mqls;2026-10;4;;"open', 'it is no table'],
  ])('with “%s” is wrong', (line, words) => {
    expect(slips(line)).toEqual([expect.stringContaining(words)]);
  });

  it('says in which line something is wrong', () => {
    const { slips } = read(
      'number,period,value,note\nmqls,2026-10,4,"two\nlines"\n\nmqls,2026-12,4,\nx,2026-10,4,',
    );
    expect(slips.map(({ line }) => line)).toEqual([5, 6]);
  });

  it.each([
    ['', 'The file is empty.'],
    ['number,period\nmqls,2026-10', 'There is no column “value”.'],
    ['numbr,period,value\nmqls,2026-10,4', 'There is no column “number”. Is it “numbr”?'],
    ['number,period,value,\nmqls,2026-10,91,5', 'Perhaps there is a decimal comma'],
    ['number,id,period,value\nmqls,,2026-10,91', '“number” and “id” are columns for the same.'],
    ['n\0u\0', 'Save it as CSV UTF-8.'],
    ['number,period,value\n', 'There is no line below the names of the columns.'],
  ])('that begins with “%s” is none', (text, words) => {
    expect(read(text).slips.map(({ says }) => says)).toEqual([expect.stringContaining(words)]);
  });
});
