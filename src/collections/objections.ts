import { pages } from './collection.ts';
import {
  choice,
  day,
  groups,
  lines,
  markdown,
  person,
  relation,
  relations,
  source,
  stage,
  text,
} from './fields.ts';

export default pages({
  id: 'objections',
  label: 'Objections',
  singular: 'Objection',
  about: 'What customers say against buying, what they mean by it, and answers that work.',
  order: 3,
  menu: 'customers',
  title: { label: 'Objection', hint: 'The sentence as the customer says it.' },
  sections: ['Explore', 'Prove', 'Confirm'],
  groupBy: 'category',
  fields: {
    otherPhrasings: lines('Other phrasings', {
      hint: 'How else customers put it.',
      alias: true,
      recheck: 'nobody',
    }).optional(),
    category: choice(
      'Category',
      {
        price: 'Price',
        timing: 'Timing',
        competitor: 'Competitor',
        fit: 'Fit',
        authority: 'Authority',
        trust: 'Trust',
      },
      { hint: 'What it is about.', recheck: 'page' },
    ),
    stage: stage('Funnel stage', { hint: 'When in the funnel it comes up.', recheck: 'page' }).optional(),
    personas: relations('Who says it', 'personas', {
      hint: 'The personas it is heard from.',
      recheck: 'page',
    }).optional(),
    competitors: relations('Competitors behind it', 'competitors', {
      hint: 'The competitors it is heard about.',
      recheck: 'page',
    }).optional(),
    meaning: markdown('What it really means', { hint: 'The worry behind the words.' }),
    acknowledge: markdown('Acknowledge', {
      hint: 'The first sentence: show that you have understood.',
      exact: true,
    }).optional(),
    explore: lines('Questions to explore', { hint: 'Ask before you answer.', exact: true }).optional(),
    answer: markdown('Answer', { hint: 'Short enough to say aloud.', exact: true }),
    proof: groups(
      'Proof',
      {
        text: markdown('Proof', { hint: 'A number, a customer, a test.' }),
        source: source('Source', { hint: 'Where it can be looked up.' }),
        guide: relation('Page', 'guides', { hint: 'The guide that explains it.' }).optional(),
      },
      { hint: 'What backs the answer.', exact: true, summary: '{{fields.text}}' },
    ).optional(),
    confirm: text('Question to confirm', { hint: 'Ask whether the worry is gone.', exact: true }).optional(),
    avoid: lines('What not to say', { hint: 'Sentences that have made it worse.', exact: true }).optional(),
    walkAway: text('When to walk away', { hint: 'When the objection is simply right.' }).optional(),
    results: groups(
      'How it went',
      {
        outcome: choice('Outcome', { won: 'Worked', lost: 'Did not work' }),
        day: day('Day', { hint: 'When it was tried.', isPast: true, begins: 'today' }),
        who: person('Who', { hint: 'Who tried it.', leadsOnly: true }).optional(),
        note: text('Note', { hint: 'What was said and what happened.', namesNobody: true }).optional(),
      },
      {
        hint: 'Add a line whenever you try the answer, or press a button beside it where you read.',
        recheck: 'nobody',
        summary: '{{fields.outcome}}, {{fields.day}}: {{fields.note}}',
      },
    ).optional(),
  },
  template: `<Say>

The answer in words you would really use.

</Say>

<Avoid>

The words that make it worse.

</Avoid>
`,
});
