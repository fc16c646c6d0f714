import { pages } from './collection.ts';
import { choice, groups, line, lines, markdown, number, relations, stage, team, text } from './fields.ts';
import { signatures } from './patterns.ts';

export default pages({
  id: 'guides',
  label: 'Guides',
  singular: 'Guide',
  about: 'How the two teams work together: who does what, by when, and what happens when it fails.',
  order: 5,
  menu: 'agreed',
  title: { label: 'Title', hint: 'What the guide is about, such as “Lead handoff”.' },
  sections: ['When it applies', 'The process', 'Sign-off of edition'],
  groupBy: 'stage',
  // What binds the teams is signed; what only explains it, as the purpose and the text do, is not.
  fields: {
    purpose: markdown('Purpose', { hint: 'Why this process exists, in a sentence.' }).optional(),
    scope: text('Scope', { hint: 'What it covers and what it does not.', signed: true }).optional(),
    stage: stage('Funnel stage', { hint: 'Where in the funnel it applies.' }).optional(),
    trigger: text('Trigger', { hint: 'What starts it.', signed: true }).optional(),
    roles: groups(
      'Roles',
      {
        who: line('Who', { hint: 'A role, not a name.' }),
        part: choice('Part', { does: 'Does', decides: 'Decides', told: 'Is told' }),
        what: text('What', { hint: 'What exactly.' }),
      },
      {
        hint: 'Who does, who decides, who is told.',
        signed: true,
        summary: '{{fields.part}}: {{fields.who}}',
      },
    ).optional(),
    entryCriteria: lines('Entry criteria', {
      hint: 'What must be true before it starts.',
      signed: true,
    }).optional(),
    exitCriteria: lines('Exit criteria', {
      hint: 'What must be true for it to be done.',
      signed: true,
    }).optional(),
    steps: groups(
      'Steps',
      {
        title: line('Step', { hint: 'What is done, in a few words.' }),
        who: line('Who', { hint: 'The role that does it.' }).optional(),
        within: line('Time limit', { hint: 'Such as “six business hours”.' }).optional(),
        how: markdown('How', { hint: 'What doing it well looks like.' }).optional(),
      },
      {
        hint: 'In the order in which they are done.',
        signed: true,
        summary: '{{fields.title}} ({{fields.who}}, {{fields.within}})',
      },
    ).optional(),
    owed: relations('Numbers we hold each other to', 'numbers', {
      hint: 'Each has a page with its target and its readings.',
      exact: true,
      signed: true,
    }).optional(),
    numbers: groups(
      'Numbers typed here',
      {
        what: text('What', { hint: 'Such as “Leads per representative a month”.' }),
        target: line('Target', { hint: 'Such as “5”.' }),
        team: team('Who owes it', { hint: 'The team that answers for it.' }),
      },
      {
        hint: 'What each team owes the other.',
        exact: true,
        signed: true,
        summary: '{{fields.what}}: {{fields.target}}',
      },
    ).optional(),
    misses: groups(
      'When a side misses',
      {
        team: team('Who misses', { hint: 'The team that falls short.' }),
        then: text('Then', { hint: 'What happens.' }),
      },
      {
        hint: 'What happens when either side misses.',
        exact: true,
        signed: true,
        summary: '{{fields.team}}: {{fields.then}}',
      },
    ).optional(),
    escalation: text('Escalation', {
      hint: 'Who decides when the teams do not agree.',
      signed: true,
    }).optional(),
    exceptions: lines('Exceptions', { hint: 'When the rule does not apply.', signed: true }).optional(),
    terms: relations('Terms it rests on', 'lexicon', {
      hint: 'The words whose meaning matters here.',
      recheck: 'page',
    }).optional(),
    personas: relations('Personas', 'personas', { hint: 'Whom it concerns.', recheck: 'page' }).optional(),
    related: relations('Related guides', 'guides', {
      hint: 'What to read next.',
      recheck: 'nobody',
      leadsOnly: true,
    }).optional(),
    edition: number('Edition', {
      hint: 'As it was counted before “Sign” did. Leave it as it is: npm run agree -- --adopt takes it away.',
      recheck: 'nobody',
      isSetting: true,
    }).optional(),
    signOff: signatures('Sign-off', {
      edition: number('Edition', {
        hint: 'Which edition that was, where it was typed once. Leave it empty: it is counted.',
      }).optional(),
    }).optional(),
  },
  template: `## Before you start

Write what one has to know.

<Steps>

1. First do this.
2. Then do that.

</Steps>
`,
});
