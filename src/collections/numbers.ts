import { pages } from './collection.ts';
import {
  choice,
  day,
  groups,
  line,
  lines,
  markdown,
  number,
  period,
  person,
  relation,
  relations,
  source,
  stage,
  team,
  text,
} from './fields.ts';
import { signatures, tasks } from './patterns.ts';

export default pages({
  id: 'numbers',
  label: 'Numbers',
  singular: 'Number',
  about: 'What the teams owe each other and reach together, with what was really measured.',
  order: 7,
  menu: 'agreed',
  measures: true,
  title: {
    label: 'Number',
    hint: 'What is counted, in a few words, such as “First attempt in six business hours”.',
  },
  sections: ['How it is measured'],
  groupBy: 'kind',
  fields: {
    definition: markdown('What is counted', {
      hint: 'One sentence, exact enough that two people count the same.',
      exact: true,
      signed: true,
    }),
    kind: choice(
      'Kind',
      {
        owed: 'Owed by one team to the other',
        outcome: 'Reached together',
        capacity: 'What a team can take',
      },
      { hint: 'Only what a team owes has consequences.', exact: true, signed: true },
    ),
    owedBy: team('Owed by', {
      hint: 'The team that reads it aloud. Needed where it is owed.',
      exact: true,
      signed: true,
    }).optional(),
    term: relation('Term', 'lexicon', { hint: 'The word it counts by.' }).optional(),
    stage: stage('Funnel stage', { hint: 'Where in the funnel it is taken.' }).optional(),
    unit: choice(
      'Unit',
      { count: 'Count', percent: 'Per cent', money: 'Money', hours: 'Hours', days: 'Days', times: 'Times' },
      { hint: 'What the target and the readings are in.', exact: true, signed: true },
    ),
    better: choice(
      'Better is',
      { more: 'More', less: 'Less' },
      { hint: 'Which way is good.', initial: 'more', exact: true, signed: true },
    ),
    target: number('Target', { hint: 'What is agreed.', exact: true, signed: true }),
    minimum: number('Minimum', {
      hint: 'Beyond it the consequence begins.',
      exact: true,
      signed: true,
    }).optional(),
    per: line('Per', {
      hint: 'Such as “account executive and month”.',
      exact: true,
      signed: true,
    }).optional(),
    every: choice(
      'Read every',
      { week: 'Week', month: 'Month', quarter: 'Quarter' },
      { hint: 'How often it is measured.', exact: true, signed: true },
    ),
    readBy: person('Read by', { hint: 'Who brings the reading.', recheck: 'nobody' }),
    daysToRead: number('Days to bring it', {
      hint: 'After the end of the period. Empty means five.',
      least: 0,
      recheck: 'nobody',
    }).optional(),
    source: source('Where it is read', {
      hint: 'Report or filter, so that anyone can read it again.',
      exact: true,
      signed: true,
    }),
    controls: lines('What the team does to move it', {
      hint: 'If nothing can be named here, the team does not control it.',
      recheck: 'page',
    }).optional(),
    restsOn: relations('Rests on', 'numbers', {
      hint: 'Numbers of the other side that have to hold first.',
    }).optional(),
    then: text('When it is missed', {
      hint: 'What happens beyond the minimum.',
      exact: true,
      signed: true,
    }).optional(),
    readings: groups(
      'Readings',
      {
        period: period('Period', { hint: '2026-10, 2026-Q3 or 2026-W44.' }),
        value: number('Value', { hint: 'As measured, without rounding in your favour.' }),
        of: number('Out of', { hint: 'How many cases are behind it.', least: 0 }).optional(),
        on: day('Read on', {
          hint: 'Only where the same value stood there before its period was over: until then it counts as so far.',
          isPast: true,
        }).optional(),
        note: text('Note', { hint: 'What one has to know. No excuses.', namesNobody: true }).optional(),
      },
      {
        hint: 'One line a period, the newest last.',
        recheck: 'nobody',
        exact: true,
        summary: '{{fields.period}}: {{fields.value}}',
      },
    ).optional(),
    signOff: signatures().optional(),
    tasks: tasks().optional(),
  },
});
