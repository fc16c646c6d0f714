import { pages } from './collection.ts';
import { choice, flag, groups, line, lines, markdown, relation, relations, stage, text } from './fields.ts';
import { signatures } from './patterns.ts';

export default pages({
  id: 'lexicon',
  label: 'Lexicon',
  singular: 'Term',
  about: 'The words sales and marketing have agreed on, and what each side means by them.',
  order: 1,
  menu: 'agreed',
  title: { label: 'Term', hint: 'The word as both teams say it, such as “Marketing qualified lead”.' },
  sections: ['How it is counted'],
  groupBy: 'stage',
  fields: {
    aliases: groups(
      'Other words for it',
      {
        word: line('Word', { hint: 'Another word, or an abbreviation.', alias: true }),
        use: choice(
          'Use',
          { allowed: 'Allowed', deprecated: 'No longer used' },
          { initial: 'allowed' },
        ).optional(),
      },
      {
        hint: 'Search finds the term by these words too.',
        recheck: 'nobody',
        summary: '{{fields.word}} ({{fields.use}})',
      },
    ).optional(),
    linkedByHand: flag('Linked by hand only', {
      hint: 'No page links to it by itself. For a word that is more often something else.',
      recheck: 'nobody',
      isSetting: true,
    }).optional(),
    definition: markdown('Definition', {
      hint: 'One sentence that both teams sign.',
      exact: true,
      signed: true,
    }),
    marketing: markdown('How marketing uses it', {
      hint: 'What marketing does with it.',
      ofTeam: 'marketing',
    }).optional(),
    sales: markdown('How sales uses it', { hint: 'What sales does with it.', ofTeam: 'sales' }).optional(),
    isNot: markdown('What it is not', { hint: 'The usual misunderstanding.' }).optional(),
    example: markdown('Example', { hint: 'A case that fits.', recheck: 'page' }).optional(),
    counterExample: markdown('Counter-example', {
      hint: 'A case that seems to fit and does not.',
      recheck: 'page',
    }).optional(),
    stage: stage('Funnel stage', { hint: 'Where in the funnel the term belongs.' }).optional(),
    entryCriteria: lines('Entry criteria', { hint: 'What must be true.' }).optional(),
    crmField: line('CRM field', { hint: 'Where the CRM keeps it, such as “Lead Status = MQL”.' }).optional(),
    replacedBy: relation('Replaced by', 'lexicon', {
      hint: 'The term to use instead. Marks this one as deprecated.',
      leadsOnly: true,
    }).optional(),
    related: relations('Related terms', 'lexicon', {
      hint: 'Terms to read next.',
      recheck: 'nobody',
      leadsOnly: true,
    }).optional(),
    agreement: signatures('Agreement', {
      definition: markdown('Definition agreed to', {
        begins: { as: 'definition' },
        hint: 'The definition, word for word, as it stood on that day. Once the definition above differs, the team is asked again.',
      }),
    }).optional(),
    disputed: text('Disputed because', {
      hint: 'What the teams do not agree on. Leave empty where they do.',
    }).optional(),
  },
  template: `Say here what the definition cannot: where the line is drawn, and why.

<Callout kind="tip">
Say here what to do in doubt, and whom to ask.
</Callout>
`,
});
