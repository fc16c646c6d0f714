import { expect, it } from 'vitest';
import { problemInWords } from '../../../src/problem/wording.ts';
import { settingsRelations } from '../../../src/wiki/checks.ts';
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

it.each([
  ['perOwnerAWeek: 3', 'perOwnerAWeek: -3', 'Review policy › Reviews a week (“-3”) must be 1 or more.'],
  ['perOwnerAWeek: 3', 'perOwnerAWeek: 0', 'Review policy › Reviews a week (“0”) must be 1 or more.'],
  ['noticeDays: 10', 'noticeDays: -1', 'Review policy › Days of notice (“-1”) must be 0 or more.'],
])('takes no number that makes no sense: %s', (sound, senseless, message) => {
  const { problems } = readSettings(settings('UTC').replace(sound, senseless), 'wiki.yaml');
  expect(problems.map((each) => problemInWords(each, 'form'))).toMatchObject([
    { message, fix: 'Correct the value.' },
  ]);
});

it('says of two teams or stages which has the name of another, and what a stage is to be mended at', () => {
  const team = (id: string, name: string) => ({ id, name, colour: '#aa3300' });
  const { settings: sound } = readSettings(settings('UTC'), 'wiki.yaml');
  const found = settingsRelations({
    settings: {
      ...sound,
      teams: [team('marketing', 'Marketing'), team('sales', 'Sales'), team('marketing-2', 'ＭARKETING ')],
      stages: [
        { id: 'lead', name: 'Lead', team: 'marketing' },
        { id: 'lead-2', name: 'lead', team: 'gone' },
      ],
    },
  });
  const said = found.map((each) => ({ at: each.field?.join('.'), ...problemInWords(each, 'form') }));
  expect(said).toMatchObject([
    {
      at: 'stages.1.team',
      message: 'The stage “lead” is owned by the team “gone”, which does not exist.',
      fix: 'Choose another team at “Owned by”.',
    },
    { at: 'teams.2.name', message: 'Teams 3 › Name is “ＭARKETING ”, as another team is called.' },
    { at: 'stages.1.name', message: 'Funnel stages 2 › Name is “lead”, as another stage is called.' },
  ]);
  expect(found.map((each) => problemInWords(each).fix)[0]).toBe('Choose one of the teams in wiki.yaml.');
});
