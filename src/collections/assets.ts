import { pages } from './collection.ts';
import {
  choice,
  day,
  group,
  groups,
  interval,
  line,
  lines,
  number,
  person,
  relation,
  relations,
  source,
  stage,
  text,
  url,
} from './fields.ts';
import { tasks, voices } from './patterns.ts';

/** What somebody hands over or shows, from the first wish for it until it is withdrawn; and where and when we are heard. */
export default pages({
  id: 'assets',
  label: 'Material and campaigns',
  singular: 'Material',
  about:
    'What we show, send and run: when to use it and which sentence goes with it, from the first wish for it until it is withdrawn.',
  order: 9,
  menu: 'selling',
  title: { label: 'Name', hint: 'What people call it.' },
  groupBy: 'kind',
  fields: {
    kind: choice(
      'Kind',
      {
        document: 'Document',
        slides: 'Slides',
        story: 'Customer story',
        tool: 'Calculator or tool',
        film: 'Film',
        campaign: 'Campaign',
        event: 'Event',
        channel: 'Channel we publish on',
        launch: 'Launch',
      },
      { hint: 'Campaigns, events and launches end; all else is good until a day.', recheck: 'page' },
    ),
    situation: text('When to use it', {
      hint: 'What is happening to the customer. If it would be as true a year ago, look again.',
      recheck: 'page',
    }),
    use: text('The sentence that goes with it', {
      hint: 'Word for word, as one says or writes it. Needed before it goes out.',
      exact: true,
      recheck: 'page',
    }).optional(),
    then: line('What they should do next', { hint: 'One thing.', recheck: 'page' }).optional(),
    avoid: lines('How not to use it', { hint: 'What has gone wrong with it.', recheck: 'page' }).optional(),
    link: url('Where it is', {
      hint: 'The one place of the current edition.',
      recheck: 'page',
    }).optional(),
    edition: line('Edition', {
      hint: 'How to tell the current one, such as “October 2026, green title page”.',
      recheck: 'page',
    }).optional(),
    languages: lines('Languages', { hint: 'In which it is there.', recheck: 'page' }).optional(),
    shareable: choice(
      'May be shown to',
      { internal: 'Our own people only', customer: 'Customers too' },
      { hint: 'Whether it may leave the house.', recheck: 'page', initial: 'customer' },
    ),
    personas: relations('For whom', 'personas', {
      hint: 'Whom it is made for.',
      recheck: 'page',
    }).optional(),
    stage: stage('Funnel stage', { hint: 'Where in the funnel it is met.', recheck: 'page' }).optional(),
    objections: relations('Answers', 'objections', {
      hint: 'What it helps to answer.',
      recheck: 'page',
    }).optional(),
    competitors: relations('Against', 'competitors', {
      hint: 'Whom it helps against.',
      recheck: 'page',
    }).optional(),
    uses: relations('Made of', 'assets', {
      hint: 'What a campaign or a launch uses.',
      recheck: 'page',
      leadsOnly: true,
    }).optional(),
    replaces: relation('Replaces', 'assets', {
      hint: 'From the day this is out, nobody uses the other.',
      recheck: 'page',
      leadsOnly: true,
    }).optional(),
    askedBy: person('Asked for by', {
      hint: 'Who wished for it.',
      recheck: 'nobody',
      leadsOnly: true,
    }).optional(),
    proposed: group(
      'The proposal',
      {
        by: person('Proposed by', {
          hint: 'Whose team proposes it: the others are asked.',
          begins: 'me',
          leadsOnly: true,
        }),
        on: day('Proposed on', { hint: 'Since when the others are asked.', isPast: true, begins: 'today' }),
      },
      { hint: 'Without it, no answer is no yes.', recheck: 'nobody' },
    ).optional(),
    answerBy: day('Answers until', {
      hint: 'Three working days or more on. No answer by the end of this day counts as a yes.',
      recheck: 'nobody',
    }).optional(),
    voices: voices().optional(),
    decided: group(
      'Decided',
      {
        outcome: choice(
          'What',
          { go: 'We make it', no: 'We do not make it', later: 'Later' },
          { hint: 'What was decided.' },
        ),
        on: day('Decided on', { hint: 'The day of the decision.', isPast: true, begins: 'today' }),
        by: person('Decided by', { hint: 'Who decided.', begins: 'me', leadsOnly: true }),
        because: text('Because', { hint: 'Needed unless it is made.', namesNobody: true }).optional(),
      },
      { hint: 'What became of the proposal.', recheck: 'nobody' },
    ).optional(),
    tried: groups(
      'Tried before it went out',
      {
        by: person('Tried by', { hint: 'Who tried it.', begins: 'me', leadsOnly: true }),
        on: day('Tried on', { hint: 'The day of the call.', isPast: true, begins: 'today' }),
        note: text('What happened', {
          hint: 'What the customer said, without a name.',
          namesNobody: true,
        }).optional(),
      },
      {
        hint: 'One line a call. It goes out after three.',
        recheck: 'nobody',
        summary: '{{fields.by}}, {{fields.on}}',
      },
    ).optional(),
    out: day('Out on', { hint: 'The first day on which everybody may use it.', recheck: 'page' }).optional(),
    until: day('Good until', {
      hint: 'For what is handed over: from the day after nobody sends it.',
      expiry: true,
      notBefore: 'out',
      recheck: 'page',
    }).optional(),
    ends: day('Last day', {
      hint: 'For campaigns, events and launches: from the day after it is over.',
      ends: true,
      notBefore: 'out',
      recheck: 'page',
    }).optional(),
    permission: group(
      'Permission of the customer',
      {
        until: day('Permission until', { hint: 'From the day after nobody tells it.', expiry: true }),
        source: source('Where it is written', { hint: 'Where one can look it up.' }),
      },
      { hint: 'For stories, names and logos.', recheck: 'page' },
    ).optional(),
    withdrawn: group(
      'Withdrawn',
      {
        on: day('Withdrawn on', { hint: 'From this day nobody uses it.', isPast: true, ends: true }),
        because: text('Why', { hint: 'What one has to know who still has a copy.', namesNobody: true }),
      },
      { hint: 'Empty as long as it may be used.', recheck: 'page' },
    ).optional(),
    every: interval('Published every', {
      hint: 'For channels, such as “14 days”.',
      recheck: 'page',
    }).optional(),
    published: groups(
      'Published',
      {
        on: day('Published on', { hint: 'The day.', isPast: true, begins: 'today' }),
        what: line('Published what', { hint: 'In a few words.' }),
      },
      {
        hint: 'For channels: one line each time.',
        recheck: 'nobody',
        summary: '{{fields.on}}: {{fields.what}}',
      },
    ).optional(),
    plan: group(
      'Plan',
      {
        cost: number('Cost in euros', { hint: 'All in.', least: 0 }),
        companies: number('Companies', { hint: 'How many it is meant for.', least: 0 }).optional(),
        mqls: number('MQLs expected', { hint: 'How many leads sales is to expect.', least: 0 }).optional(),
        week: day('From when sales has room', {
          hint: 'The first day on which sales can work the leads.',
        }).optional(),
      },
      { hint: 'What it is to cost and to bring.', recheck: 'page' },
    ).optional(),
    results: groups(
      'How it did',
      {
        on: day('Counted on', { hint: 'The day of the count.', isPast: true, begins: 'today' }),
        reached: number('Reached', { hint: 'How many got it or came.', least: 0 }).optional(),
        mqls: number('MQLs', { hint: 'How many were handed over.', least: 0 }).optional(),
        sqls: number('SQLs', { hint: 'How many sales accepted.', least: 0 }).optional(),
        customers: number('Customers', { hint: 'How many bought.', least: 0 }).optional(),
        cost: number('Cost in the end, in euros', { hint: 'All in.', least: 0 }).optional(),
        note: text('What we would leave out', {
          hint: 'One thing for the next time.',
          namesNobody: true,
        }).optional(),
      },
      {
        hint: 'One line a count, the newest last.',
        recheck: 'nobody',
        summary: '{{fields.on}}: {{fields.mqls}} MQLs',
      },
    ).optional(),
    used: groups(
      'Used',
      {
        on: day('Used on', { hint: 'When it was used.', isPast: true, begins: 'today' }),
        by: person('Used by', { hint: 'Who used it.', begins: 'me', leadsOnly: true }),
        outcome: choice(
          'How it went',
          { helped: 'Helped', not: 'Did not help', unknown: 'Not known yet' },
          { hint: 'As far as one can tell.' },
        ),
        note: line('What the customer said', {
          hint: 'One sentence, without a name.',
          namesNobody: true,
        }).optional(),
      },
      {
        hint: 'One line each time, or “Used it” on the page.',
        recheck: 'nobody',
        summary: '{{fields.on}}, {{fields.by}}: {{fields.outcome}}',
      },
    ).optional(),
    tasks: tasks().optional(),
  },
});
