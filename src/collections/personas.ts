import { pages } from './collection.ts';
import { choice, day, group, groups, line, lines, number, relations, source, text } from './fields.ts';

export default pages({
  id: 'personas',
  label: 'Personas',
  singular: 'Persona',
  about: 'The people we sell to: what they want, what they fear, and the words they use.',
  order: 2,
  menu: 'customers',
  title: { label: 'Name', hint: 'The role in short, such as “IT director”.' },
  sections: ['What drives them', 'What they said'],
  groupBy: 'buyingPart',
  fields: {
    role: line('Job titles', { hint: 'The titles they carry, such as “Head of Sales Operations”.' }),
    seniority: choice(
      'Seniority',
      { executive: 'Executive', director: 'Director', manager: 'Manager', specialist: 'Specialist' },
      { hint: 'Where they stand in their company.' },
    ),
    buyingPart: choice(
      'Part in the buying committee',
      {
        decider: 'Decider',
        champion: 'Champion',
        influencer: 'Influencer',
        user: 'User',
        blocker: 'Blocker',
      },
      { hint: 'What they do when a purchase is decided.' },
    ),
    goals: lines('Goals', { hint: 'What they want to reach.' }),
    measures: lines('Success measures', { hint: 'The numbers they are judged by.' }).optional(),
    pains: lines('Pains', { hint: 'What gets in their way.' }),
    triggers: lines('Buying triggers', { hint: 'What makes them start looking.' }).optional(),
    fears: lines('Fears', { hint: 'What could go wrong for them if they buy.' }).optional(),
    criteria: lines('Decision criteria', { hint: 'What they compare by.' }).optional(),
    channels: lines('Where they look for answers', {
      hint: 'Events, people, publications, communities.',
    }).optional(),
    words: lines('Words they use', { hint: 'Their words, not ours.' }).optional(),
    quotes: groups(
      'Quotes',
      {
        text: text('Words', { hint: 'As they said it.' }),
        who: line('Who', { hint: 'Role and kind of company, no names.' }),
        day: day('Day', { hint: 'When they said it.', isPast: true }).optional(),
        source: source('Source', { hint: 'Call, interview, event.' }).optional(),
      },
      {
        exact: true,
        hint: 'What customers of this kind really said.',
        recheck: 'page',
        summary: '{{fields.who}}: {{fields.text}}',
      },
    ).optional(),
    evidence: group(
      'Evidence',
      {
        interviews: number('Interviews', { hint: 'How many conversations this page rests on.', least: 0 }),
        day: day('Last interview', { hint: 'The day of the latest one.', isPast: true }),
      },
      { hint: 'What this page rests on.', recheck: 'page' },
    ).optional(),
    isNot: text('Who it is not', { hint: 'The role it is mistaken for.' }).optional(),
    objections: relations('Objections they raise', 'objections', {
      hint: 'What they say against buying.',
      recheck: 'page',
      leadsOnly: true,
    }).optional(),
  },
  template: `Write here what a day of theirs looks like, and how a first conversation goes well.

<Quote who="Their role and kind of company" source="Where they said it">

Their own words say more than ours.

</Quote>
`,
});
