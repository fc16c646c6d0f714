import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { importing } from '../../support/import-context.ts';

function imported(text: string, collection: string, path = 'page.md') {
  const page = importing({ [path]: text }, { collection }).get(path);
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(page?.text ?? '') ?? [];
  return { fields: load(matter) as Record<string, unknown>, body };
}

describe('numbers', () => {
  const of = (table: string) => imported(`---\ntitle: MQLs\n---\nCounted by us.\n\n${table}\n`, 'numbers');

  it('have the readings of their table, the newest last', () => {
    const { fields, body } = of(
      '| Month | Actual | Out of | Comment |\n| --- | --- | --- | --- |\n| Oct 2026 | 91 % | 43 | The fair. |\n| 09/2026 | 86,5 | 51 | |',
    );
    expect(fields['readings']).toEqual([
      { period: '2026-09', value: 86.5, of: 51 },
      { period: '2026-10', value: 91, of: 43, note: 'The fair.' },
    ]);
    expect(fields['every']).toBe('month');
    expect(body.trim()).toBe('');
    expect(fields['summary']).toBe('Counted by us.');
  });

  it.each([
    ['| Quarter | Value |\n| --- | --- |\n| Q3 2026 | 8 |', '2026-Q3'],
    ['| When | Measured |\n| --- | --- |\n| 2026-W44 | 8 |', '2026-W44'],
  ])('take periods as people write them: %s', (table, period) => {
    expect(of(table).fields['readings']).toEqual([{ period, value: 8 }]);
  });

  it.each([
    '| Month | Actual |\n| --- | --- |\n| Oct 2026 | about 40 |',
    '| Month | Actual |\n| --- | --- |\n| Oct 2026 | 1,234 |',
    '| Month | Actual | Region |\n| --- | --- | --- |\n| Oct 2026 | 40 | North |',
    '| Month | Actual |\n| --- | --- |\n| last one | 40 |',
  ])('leave a table as it is where it is in doubt: %s', (table) => {
    const { fields, body } = of(table);
    expect(fields).not.toHaveProperty('readings');
    expect(body).toContain('| Month');
  });
});

describe('fields of the wiki', () => {
  it.each([
    ['owedBy: Sales', { owedBy: 'sales' }],
    ['owedBy: sales', { owedBy: 'sales' }],
    ['stage: Qualified by marketing', { stage: 'mql' }],
    ['readings: [{ period: 2026-09, value: 43, note: }]', { readings: [{ period: '2026-09', value: 43 }] }],
    [
      'tasks: [{ text: Call, who: Ben Example, by: 2026-11-27 }]',
      { tasks: [{ text: 'Call', who: 'ben', by: '2026-11-27' }] },
    ],
  ])('come along: %s', (field, expected) => {
    const { fields, body } = imported(`---\ntitle: MQLs\n${field}\n---\nText.`, 'numbers');
    expect(fields).toMatchObject(expected);
    expect(body).not.toContain('From the imported page');
  });

  it.each([
    'owedBy: legal',
    'stage: won',
    'readings: [{ period: 2026-13, value: 43 }]',
    'readings: [{ period: 2026-09, value: 43, region: North }]',
    'tasks: [{ text: Call, who: Zoe, by: 2026-11-27 }]',
  ])('are kept, and the page a draft, where they do not fit: %s', (field) => {
    const page = importing(
      { 'page.md': `---\ntitle: MQLs\n${field}\n---\nText.` },
      { collection: 'numbers' },
    );
    const { text = '', data, changes } = page.get('page.md') ?? {};
    const [name = ''] = field.split(':');
    expect(data).toMatchObject({ draft: true });
    expect(data).not.toHaveProperty(name);
    expect(text).toContain(field);
    expect(changes).toContainEqual({ kind: 'field-unfit', detail: name });
  });

  it('hide a page that could be read otherwise', () => {
    const data = (field: string) =>
      importing({ 'page.md': `---\ntitle: Handoff\n${field}\n---\nAll that we do.` }).get('page.md')?.data;
    expect(data('stage: mql')).toMatchObject({ stage: 'mql' });
    expect(data('stage: mql')).not.toHaveProperty('draft');
    expect(data('stage: won')).toMatchObject({ draft: true });
  });

  it('have their readings from there, and a table stays', () => {
    const { fields, body } = imported(
      '---\nreadings: [{ period: 2026-09, value: 43 }]\n---\n| Month | Value |\n| --- | --- |\n| 2026-10 | 8 |',
      'numbers',
    );
    expect(fields['readings']).toEqual([{ period: '2026-09', value: 43 }]);
    expect(body).toContain('2026-10');
  });

  it('are no signatures: those are given here', () => {
    const { fields } = imported('---\nsignOff: [{ team: sales, by: ada, on: 2026-11-03 }]\n---\n', 'numbers');
    expect(fields).not.toHaveProperty('signOff');
  });
});

describe('meetings', () => {
  it('have what was decided and talked about', () => {
    const { fields } = imported(
      '---\ndecisions: [{ text: Six hours hold }]\nagenda: [{ topic: MQLs, who: ada, minutes: 10 }]\n---\n',
      'meetings',
    );
    expect(fields).toMatchObject({
      decisions: [{ text: 'Six hours hold' }],
      agenda: [{ topic: 'MQLs', who: 'ada', minutes: 10 }],
    });
  });

  it('have their day and those who were there, and wait for no review', () => {
    const { fields } = imported(
      '---\ntitle: Joint meeting\ndate: 2026-11-03\nattendees: Ada Example, ben@example.com\nfacilitator: Ada Example\n---\n',
      'meetings',
    );
    expect(fields).toMatchObject({ on: '2026-11-03', present: ['ada', 'ben'], chair: 'ada' });
    expect(fields).not.toHaveProperty('reviewFirstBy');
  });

  it('have the day that their file is called by', () => {
    expect(imported('Words.', 'meetings', '2026-11-03 Joint.md').fields['on']).toBe('2026-11-03');
  });

  it('keep a list as it was where somebody in it is not known', () => {
    const { fields, body } = imported('---\nattendees: [Ada Example, Zoe]\n---\n', 'meetings');
    expect(fields).not.toHaveProperty('present');
    expect(body).toContain('Zoe');
  });
});
