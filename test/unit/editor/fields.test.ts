import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../src/editor/form/controls/Day.tsx';
import { find } from '../../../src/search/names/among.ts';
import { offers } from '../../../src/editor/form/controls/Interval.tsx';
import { numberIn } from '../../../src/editor/form/controls/Number.tsx';
import { moved } from '../../../src/editor/form/controls/List.tsx';
import { formField } from '../../../src/editor/form/fields.ts';
import { withMadeIds } from '../../../src/editor/form/made-ids.ts';
import settings from '../../../src/collections/wiki.ts';
import { newFormOf } from '../../../src/editing-api/addresses.ts';
import { linkedValue } from '../../../src/editor/form/values.ts';
import { summarise } from '../../../src/editor/form/summary.ts';
import { day, page, period, person, team, text } from '../../../src/collections/fields.ts';
import { linesOf } from '../../../src/editor/form/controls/Texts.tsx';
import type { Name } from '../../../src/editor/names.ts';
import { newPage } from '../../../src/search/new-page.ts';

const name = (id: string, title: string, more: Partial<Name> = {}): Name => ({
  collection: 'x',
  id,
  title,
  file: '',
  url: '',
  aliases: [],
  ...more,
});

describe('finding a name', () => {
  const names = [
    name('speed', 'Speed to lead'),
    name('mql', 'Marketing qualified lead', { aliases: ['MQL', 'Warm lead'] }),
    name('lead', 'Lead'),
    name('misleading', 'Misleading claims'),
    name('zoe-groesse', 'Zoë Größe', { left: '2026-01-31' }),
    name('zoe', 'Zoë Ångström'),
  ];
  const found = (typed: string, today = '2026-06-01') => find(names, typed, today).map((hit) => hit.name.id);

  it.each([
    ['lead', ['lead', 'mql', 'speed']],
    ['mislead', ['misleading']],
    ['LEAD qual', ['mql']],
    ['warm', ['mql']],
    ['angstrom', ['zoe']],
    ['zoe-gr', ['zoe-groesse']],
    ['grosse', ['zoe-groesse']],
    ['zoe', ['zoe', 'zoe-groesse']],
    ['nobody', []],
  ])('%s', (typed, ids) => expect(found(typed)).toEqual(ids));

  it('shows all where nothing is typed, and who has left at the end', () => {
    expect(found('  ')).toEqual(['speed', 'mql', 'lead', 'misleading', 'zoe', 'zoe-groesse']);
    expect(found('  ', '2026-01-31').slice(4)).toEqual(['zoe-groesse', 'zoe']);
  });

  it('says by which other name it was found, where the title does not', () => {
    expect(find(names, 'warm', '2026-06-01')[0]?.alias).toBe('Warm lead');
    expect(find(names, 'lead', '2026-06-01').map((hit) => hit.alias)).toEqual(Array(3).fill(undefined));
  });
});

describe('the date box', () => {
  it.each([
    ['2026-11-22', { day: '2026-11-22' }],
    ['', { day: undefined }],
    ['0202-11-22', undefined],
    ['2026-02-30', undefined],
  ])('%j', (text, change) => expect(changeOf(text)).toEqual(change));
});

describe('the lengths of time on offer', () => {
  it('are the usual ones, and the one there is as it was typed', () => {
    expect(offers('')).toEqual(['30 days', '90 days', '3 months', '6 months', '12 months', 'never']);
    expect(offers('2 weeks')).toContain('2 weeks');
    expect(offers('6 month')).toContain('6 month');
    expect(offers('soon')).not.toContain('soon');
    expect(new Set(offers('never')).size).toBe(offers('never').length);
  });
});

describe('the lines of a text box', () => {
  it('keep their commas, and lose what is blank', () => {
    expect(linesOf('Fast, and fair\n\n c \n')).toEqual(['Fast, and fair', 'c']);
  });
});

describe('a link to a new page', () => {
  const line = { name: 'title', kind: 'line' } as const;
  const odd = `“Zu teuer” & 100% <b> it's + "große" #1?`;

  it('says the title to the letter', () => {
    const address = newPage('/wiki', 'objections', `  ${odd} `);
    expect(address).toMatch(/^\/wiki\/admin\/#\/collections\/objections\/new\?title=/);
    expect(linkedValue(address.slice(address.indexOf('#')), line)).toBe(odd);
    expect(linkedValue(address.slice(address.indexOf('#')), { ...line, name: 'summary' })).toBeUndefined();
  });

  it('fills in texts, days, choices, relations and items, and nothing else', () => {
    const hash = '#/collections/objections/new?category=price&personas=clerk&personas=owner';
    expect(linkedValue(hash, { name: 'category', kind: 'choice' })).toBe('price');
    expect(linkedValue(hash, { name: 'personas', kind: 'relations' })).toEqual(['clerk', 'owner']);
    expect(linkedValue(hash, { name: 'competitors', kind: 'relations' })).toBeUndefined();
    const row = { topic: 'Numbers & more', minutes: 10 };
    const form = newFormOf('meetings', { on: '2026-12-01', agenda: [JSON.stringify(row), '{', '7'] });
    expect(linkedValue(form, { name: 'agenda', kind: 'groups' })).toEqual([row]);
    expect(linkedValue(form, { name: 'on', kind: 'day' })).toBe('2026-12-01');
    expect(linkedValue('#/collections/people/new?name=A&draft=true', { name: 'draft', kind: 'flag' })).toBe(
      undefined,
    );
  });
});

describe('a number', () => {
  it.each([
    ['12', 12],
    [' 1,5 ', 1.5],
    ['-0.5', -0.5],
    ['', undefined],
    ['1,000,000', '1,000,000'],
    ['a dozen', 'a dozen'],
  ])('typed as %j', (typed, value) => expect(numberIn(typed)).toBe(value));
});

describe('the id of an item', () => {
  const { teams } = settings.schema.shape;
  const list = formField('teams', teams);
  const saved = [{ id: 'sales', name: 'Sales' }];
  const made = (items: object[], index: number) => withMadeIds(items, index, list, saved)[index];

  it.each([
    ['is made from its name', [...saved, { name: 'Müller & Co' }], 1, 'muller-co'],
    ['follows the name until it is saved', [...saved, { id: 'mul', name: 'Müller' }], 1, 'muller'],
    ['is another where one is taken', [...saved, { name: 'SALES' }], 1, 'sales-2'],
    ['is in its alphabet', [...saved, { name: '销售 部' }], 1, '销售-部'],
    ['is what the list is of where a name has no letters', [...saved, { name: '!?' }], 1, 'team'],
    ['stays where pages may use it', [{ id: 'sales', name: 'Revenue' }], 0, 'sales'],
  ])('%s', (_what, items, index, id) => expect(made(items, index)).toMatchObject({ id }));

  it('waits for a name', () => {
    expect(made([...saved, { name: ' ' }], 1)).not.toHaveProperty('id');
  });
});

describe('an item of a list', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 2, 'acb'],
    [1, 1, 'abc'],
  ])('is moved from %i to %i', (from, to, order) => expect(moved([...'abc'], from, to).join('')).toBe(order));
});

describe('the summary of a group', () => {
  const fields = [
    formField('team', team('Team')),
    formField('by', person('By')),
    formField('on', day('On')),
    formField('text', text('Text')),
    formField('page', page('Page')),
    formField('period', period('Period')),
  ];
  const wiki = {
    names: [name('leonie-vaske', 'Leonie Vaske', { collection: 'people' }), name('ada', 'A page')],
    teams: [{ id: 'marketing', name: 'Marketing', colour: '#000000' }],
    stages: [],
    review: {} as never,
    due: {},
  };
  const say = (template: string, item: Record<string, unknown>) =>
    summarise(template, item, fields, wiki, { teams: wiki.teams });
  const agreed = '{{fields.team}}: {{fields.by}}, {{fields.on}}';

  it('has names in place of ids, and days as people write them', () => {
    const item = { team: 'marketing', by: 'leonie-vaske', on: '2026-10-12' };
    expect(say(agreed, item)).toBe('Marketing: Leonie Vaske, 12 Oct 2026');
    expect(summarise(agreed, item, fields, undefined, {})).toBe('marketing: leonie-vaske, 12 Oct 2026');
  });

  it('names pages of any collection, and says periods in words', () => {
    expect(say('{{fields.page}}: {{fields.period}}', { page: 'x/ada', period: '2026-10' })).toBe(
      'A page: October 2026',
    );
  });

  it('keeps what it does not know', () => {
    expect(say(agreed, { team: 'support', by: 'ada', on: 'soon' })).toBe('support: ada, soon');
  });

  it('leaves out what is empty, with the signs around it', () => {
    expect(say(agreed, { team: 'marketing' })).toBe('Marketing');
    expect(say(agreed, { on: '2026-10-12' })).toBe('12 Oct 2026');
    expect(say(agreed, { team: 'marketing', on: '2026-10-12' })).toBe('Marketing, 12 Oct 2026');
    expect(say('{{fields.text}} ({{fields.by}}, {{fields.on}})', { text: 'x', on: '2026-10-12' })).toBe(
      'x (12 Oct 2026)',
    );
    expect(say('{{fields.text}} ({{fields.by}}, {{fields.on}})', { text: 'x' })).toBe('x');
    expect(say(agreed, {})).toBe('');
  });

  it('is short, and without the signs of Markdown', () => {
    expect(say('{{fields.text}}', { text: '**Fast** [link](https://x.example) <Term id="x">y</Term>' })).toBe(
      'Fast link y',
    );
    const long = say('{{fields.text}}', { text: 'word '.repeat(50) });
    expect(long.length).toBeLessThan(100);
    expect(long).toMatch(/word …$/);
  });
});
