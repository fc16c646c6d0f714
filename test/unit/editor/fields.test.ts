import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../src/editor/fields/Day.tsx';
import { find, fold } from '../../../src/editing-api/find.ts';
import { offers } from '../../../src/editor/fields/Interval.tsx';
import { asDecapReads, linkedText } from '../../../src/editor/fields/start.ts';
import { summarise, type SummaryField } from '../../../src/editor/fields/summary.ts';
import { linesOf } from '../../../src/editor/fields/Texts.tsx';
import type { Name } from '../../../src/editor/names.ts';
import { newPage } from '../../../src/search/create-page-links.ts';

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
    ['lead', ['lead', 'speed', 'mql', 'misleading']],
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
    expect(found('zoe', '2026-01-31')).toEqual(['zoe-groesse', 'zoe']);
  });

  it('says by which other name it was found, where the title does not', () => {
    expect(find(names, 'warm', '2026-06-01')[0]?.alias).toBe('Warm lead');
    expect(find(names, 'lead', '2026-06-01').map((hit) => hit.alias)).toEqual(Array(4).fill(undefined));
  });

  it('takes no notice of case, accents and hyphens', () => {
    expect(fold('Ärger-mit_Łódź ß')).toBe('arger mit lodz ss');
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
  const odd = `“Zu teuer” & 100% <b> it's + "große" #1?`;

  it('says the title to the letter', () => {
    const address = newPage('/wiki', 'objections', `  ${odd} `);
    expect(address).toMatch(/^\/wiki\/admin\/#\/collections\/objections\/new\?title=/);
    expect(linkedText(address.slice(address.indexOf('#')), 'title')).toBe(odd);
    expect(linkedText(address.slice(address.indexOf('#')), 'summary')).toBeUndefined();
  });

  it('is known by what Decap makes of it', () => {
    expect(asDecapReads(`a & 'b' "c" <d>`)).toBe('a &amp; &#039;b&#039; &quot;c&quot; &lt;d&gt;');
    expect(asDecapReads('True')).toBe(true);
    expect(asDecapReads('plain')).toBe('plain');
  });
});

describe('the summary of a group', () => {
  const fields: SummaryField[] = [
    { name: 'team', widget: 'select', options: [{ value: 'marketing', label: 'Marketing' }] },
    { name: 'by', widget: 'relation', collection: 'people' },
    { name: 'on', widget: 'day' },
    { name: 'text', widget: 'text' },
  ];
  const wiki = {
    names: [name('leonie-vaske', 'Leonie Vaske', { collection: 'people' }), name('ada', 'A page')],
    teams: [],
    stages: [],
    review: {} as never,
    due: {},
  };
  const say = (template: string, item: Record<string, unknown>) => summarise(template, item, fields, wiki);
  const agreed = '{{fields.team}}: {{fields.by}}, {{fields.on}}';

  it('has names in place of ids, and days as people write them', () => {
    const item = { team: 'marketing', by: 'leonie-vaske', on: '2026-10-12' };
    expect(say(agreed, item)).toBe('Marketing: Leonie Vaske, 12 Oct 2026');
    expect(summarise(agreed, item, fields, undefined)).toBe('Marketing: leonie-vaske, 12 Oct 2026');
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
