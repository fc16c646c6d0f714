import { confidence, pages } from './collection.ts';
import { choice, day, groups, lines, markdown, relations, source, text, url } from './fields.ts';

export default pages({
  id: 'competitors',
  label: 'Competitors',
  singular: 'Battlecard',
  about: 'Who else our customers look at: a fair picture, and how we win.',
  order: 4,
  menu: 'selling',
  title: { label: 'Name', hint: 'The name of the competitor.' },
  sections: ['How we win'],
  groupBy: 'threat',
  fields: {
    aliases: lines('Other names', {
      hint: 'Product names and former names.',
      alias: true,
      recheck: 'nobody',
    }).optional(),
    website: url('Website', { hint: 'Their own site.', recheck: 'page' }).optional(),
    inOneSentence: text('In one sentence', { hint: 'A fair sentence their own people would accept.' }),
    threat: choice(
      'Threat',
      { high: 'High', medium: 'Medium', low: 'Low' },
      { hint: 'How often and how hard they hit us.', recheck: 'page' },
    ),
    meetThem: text('When we meet them', { hint: 'Segments, regions, kinds of deal.' }),
    winThemes: lines('Win themes', { hint: 'Three reasons that win against them.' }),
    objections: relations('Top objections', 'objections', {
      hint: 'What customers say because of them.',
      recheck: 'page',
      leadsOnly: true,
    }).optional(),
    claims: groups(
      'Facts with a date',
      {
        topic: choice('About', {
          pricing: 'Pricing',
          size: 'Size',
          offices: 'Offices',
          customers: 'Customers',
          partners: 'Partners',
          product: 'Product',
          people: 'People',
        }),
        text: markdown('Claim', { hint: 'What we believe to be true.' }),
        source: source('Source', { hint: 'Where we have it from.' }),
        seen: day('Seen on', { hint: 'The day we saw it.', isPast: true, begins: 'today' }),
        until: day('Holds until', {
          hint: 'From the day after, the claim counts as expired.',
          expiry: true,
          notBefore: 'seen',
        }).optional(),
        confidence: confidence(),
      },
      {
        hint: 'Pricing, offices, size, customers, partners: whatever can change without telling us.',
        exact: true,
        summary: '{{fields.topic}}: {{fields.text}}',
      },
    ).optional(),
    strengths: lines('Strengths', { hint: 'Be honest: the customer knows them.' }),
    weaknesses: lines('Weaknesses', { hint: 'Only what we can show.' }),
    differentiators: lines('Our differentiators', { hint: 'What we do and they do not.' }).optional(),
    theirStory: markdown('The story they tell', { hint: 'Their pitch against us.' }).optional(),
    defuse: markdown('How to defuse it', { hint: 'What to say then.', exact: true }).optional(),
    exposingQuestions: lines('Questions that expose them', {
      hint: 'Let the customer find out.',
      exact: true,
    }).optional(),
    traps: lines('Traps to avoid', { hint: 'Where they want us to go.' }).optional(),
    whyWon: lines('Why we won', { hint: 'From won deals, with the quarter.', recheck: 'page' }).optional(),
    whyLost: lines('Why we lost', { hint: 'From lost deals, with the quarter.', recheck: 'page' }).optional(),
    shareable: choice(
      'May be shown to',
      { internal: 'Our own people only', customer: 'Customers too' },
      { hint: 'Whether this page is safe to share.', recheck: 'page', initial: 'internal' },
    ),
  },
  template: `<Say>

What to say when their name comes up.

</Say>

<Claim source="Where we have it from" seen="2000-01-01">Claims that can change carry a date.</Claim>
`,
});
