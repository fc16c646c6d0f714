import { expect, it } from 'vitest';
import { problemInWords } from '../../../src/problem/wording.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const settings = (timeZone: string) => `name: Test
teams: [{ id: sales, name: Sales, colour: '#aa3300' }]
stages: []
review: { every: 1 year, noticeDays: 10, perOwnerAWeek: 3, timeZone: '${timeZone}' }
`;

it.each(['Berlin', 'Europe/Berln', 'UTC+2', 'CET+1', ''])(
  '35-time-zone-name: names “%s”, says how one is written, and goes on with what can be used',
  (timeZone) => {
    const { settings: used, problems } = readSettings(settings(timeZone), 'wiki.yaml');
    const [found, ...more] = problems;
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      id: 'field-invalid',
      level: 'error',
      field: ['review', 'timeZone'],
      line: 4,
    });
    if (timeZone !== '') expect(found && problemInWords(found).fix).toContain('Europe/Berlin');
    expect(used.review.timeZone).toBe('UTC');
  },
);

it.each(['Europe/Berlin', 'America/Los_Angeles', 'UTC'])('35-time-zone-name: takes “%s”', (timeZone) => {
  expect(readSettings(settings(timeZone), 'wiki.yaml')).toMatchObject({
    settings: { review: { timeZone } },
    problems: [],
  });
});

it('says which ids of teams and stages are not plain, and goes on with them', () => {
  const text = settings('UTC')
    .replace('id: sales', 'id: Field Sales')
    .replace(
      'stages: []',
      `stages:
  - { id: mql, name: MQL, team: sales }
  - { id: SQL, name: SQL, team: sales }`,
    );
  const { settings: used, problems } = readSettings(text, 'wiki.yaml');
  expect(
    problems.map((each) => `${each.level} ${each.line} ${problemInWords(each, 'form').message}`),
  ).toEqual([
    'warning 2 Teams 1 › Id is “Field Sales”, not of small letters, digits and hyphens alone.',
    'warning 5 Funnel stages 2 › Id is “SQL”, not of small letters, digits and hyphens alone.',
  ]);
  expect(used.stages[1]?.id).toBe('SQL');
});
