import { records } from './collection.ts';
import {
  choice,
  collectionId,
  colour,
  day,
  group,
  groups,
  interval,
  line,
  lines,
  number,
  person,
  team,
  text,
  timeZone,
} from './fields.ts';

export default records({
  id: 'wiki',
  format: 'settings',
  label: 'Settings',
  singular: 'Settings',
  about: 'The wiki’s name, the teams, the funnel, and how often pages are reviewed.',
  order: 99,
  fields: {
    name: line('Name', { hint: 'What the wiki is called.' }),
    description: text('Description', { hint: 'One sentence for the home page.' }).optional(),
    audience: choice(
      'Who may read it',
      { company: 'The company', public: 'Everyone on the internet' },
      {
        hint: 'Unless everyone may, search engines are told to stay away, and it is not published to a site that everyone can read.',
      },
    ).optional(),
    teams: groups(
      'Teams',
      {
        id: line('Id', {
          hint: 'Short, small letters: pages use it. It stays when the name changes.',
          pattern: '^[^\\sA-Z/?#%]+$',
          madeFrom: 'name',
        }),
        name: line('Name', { hint: 'As people say it.' }),
        colour: colour('Colour', { hint: 'Marks the team throughout the wiki.', begins: 'own colour' }),
        lead: person('Lead', { hint: 'Who leads the team, and signs for it.' }).optional(),
        leadSince: day('Lead since', {
          hint: 'Since when. Needed where somebody else led the team, and signed for it, before.',
          isPast: true,
        }).optional(),
      },
      { hint: 'The teams that share this wiki.', summary: '{{fields.name}}' },
    ),
    stages: groups(
      'Funnel stages',
      {
        id: line('Id', {
          hint: 'Short, small letters: pages use it. It stays when the name changes.',
          pattern: '^[^\\sA-Z/?#%]+$',
          madeFrom: 'name',
        }),
        name: line('Name', { hint: 'As people say it.' }),
        team: team('Owned by', { hint: 'The team that owns the stage.' }),
      },
      { hint: 'In order, from first contact to customer.', summary: '{{fields.name}}' },
    ),
    review: group(
      'Review policy',
      {
        every: interval('Default interval', { hint: 'For collections that have none of their own.' }),
        collections: groups(
          'Interval a collection',
          {
            collection: collectionId('Collection', { hint: 'Which pages it is said of.' }),
            every: interval('Review every', { hint: 'Such as “90 days”.' }),
          },
          {
            hint: 'Where a collection ages faster or slower.',
            summary: '{{fields.collection}}: {{fields.every}}',
          },
        ).optional(),
        noticeDays: number('Days of notice', {
          hint: 'How long before its review date a page counts as due.',
          least: 0,
        }),
        perOwnerAWeek: number('Reviews a week', { hint: 'How many one owner can bear.', least: 1 }),
        timeZone: timeZone('Time zone', { hint: 'Where it is midnight when a day ends for this wiki.' }),
      },
      { hint: 'How the wiki is kept true.' },
    ),
    digest: group(
      'Digest',
      {
        day: choice(
          'Goes out on',
          {
            monday: 'Monday',
            tuesday: 'Tuesday',
            wednesday: 'Wednesday',
            thursday: 'Thursday',
            friday: 'Friday',
          },
          { hint: 'The day of the week on which it is sent. Left empty, it is Monday.' },
        ).optional(),
        lines: number('Lines at most', {
          hint: 'From 1 to 12. What does not fit is counted. Left empty, it is 12.',
          least: 1,
        }).optional(),
        quiet: groups(
          'Quiet',
          {
            from: day('From', { hint: 'The first day without a digest.' }),
            until: day('Until', { hint: 'The last day without one.', notBefore: 'from' }),
          },
          {
            hint: 'Holidays, a trade fair: nothing is sent then.',
            summary: '{{fields.from}} to {{fields.until}}',
          },
        ).optional(),
      },
      { hint: 'What each team is told once a week: what went well, what has changed, what is urgent.' },
    ).optional(),
    language: line('Language', {
      hint: 'What pages are written in, as a tag such as “en”, “de” or “pt-BR”. Search tells by it which words are alike. Left empty, it is English.',
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
    }).optional(),
    synonyms: lines('Words that mean the same', {
      hint: 'On each line words between commas, such as “customer, client”. Search finds by each what has another. The other words of a term in the lexicon need no line.',
    }).optional(),
    reportTo: line('Report problems to', {
      hint: 'An e-mail address or an https:// address. Shown on every page.',
    }).optional(),
  },
});
