import { records } from './collection.ts';
import { choice, day, flag, group, line, page, person, relation, stage, text } from './fields.ts';

export default records({
  id: 'field-notes',
  format: 'record',
  label: 'Field notes',
  singular: 'Field note',
  about: 'What was heard outside, written down in a minute, until it stands where it belongs.',
  order: 9,
  menu: 'together',
  dated: 'on',
  groupBy: 'kind',
  sections: ['Heard before or after'],
  fields: {
    text: text('What did you hear?', {
      hint: 'As it was said. Competitors may be named; customers, and people who work there, must not.',
      namesNobody: true,
    }),
    by: person('Heard by', { hint: 'Who heard it.', leadsOnly: true }),
    on: day('Heard on', { hint: 'The day it was heard.', isPast: true }),
    page: page('What is it about?', {
      hint: 'A persona, a competitor, an objection, a guide. It may stay empty.',
      leadsOnly: true,
    }).optional(),
    kind: choice(
      'Kind',
      {
        words: 'Their words',
        competitor: 'About a competitor',
        objection: 'An objection',
        wish: 'A wish or a goal',
        material: 'About our material',
        workaround: 'We do it differently',
        idea: 'An idea',
      },
      { hint: 'What it is. It may stay empty.' },
    ).optional(),
    exact: flag('Word for word', { hint: 'These are the very words that were said.' }).optional(),
    where: choice(
      'Where',
      { call: 'Call', visit: 'Visit', event: 'Event', mail: 'Mail' },
      { hint: 'Where it was heard.' },
    ).optional(),
    stage: stage('Funnel stage', { hint: 'When in the funnel it was said.', leadsOnly: true }).optional(),
    sameAs: relation('Same as', 'field-notes', {
      hint: 'An earlier note that says the same: both are counted together.',
      leadsOnly: true,
    }).optional(),
    folded: group(
      'Taken over',
      {
        into: page('Into', { hint: 'The page on which it stands now.', leadsOnly: true }),
        on: day('Since', { hint: 'The day it was put there.', isPast: true }),
        by: person('Taken over by', { hint: 'Who put it there.', leadsOnly: true }),
      },
      { hint: '“Put it on the page” writes it.' },
    ).optional(),
    declined: group(
      'Not taken over',
      {
        because: line('Because', { hint: 'A reason that whoever heard it can follow.', namesNobody: true }),
        on: day('Decided on', { hint: 'The day it was decided.', isPast: true }),
        by: person('Decided by', { hint: 'Who decided it.', leadsOnly: true }),
      },
      { hint: '“Not taken over” writes it.' },
    ).optional(),
  },
});
