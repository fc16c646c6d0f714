import { pages } from './collection.ts';
import {
  choice,
  day,
  flag,
  groups,
  line,
  lines,
  number,
  page,
  person,
  relation,
  relations,
  text,
} from './fields.ts';
import { tasks } from './patterns.ts';

export default pages({
  id: 'meetings',
  label: 'Meetings',
  singular: 'Meeting',
  about:
    'What both teams decided together, who does what by when, and what we learnt by looking over each other’s shoulder.',
  order: 8,
  menu: 'together',
  dated: 'on',
  title: { label: 'Title', hint: 'Such as “Joint meeting, November 2026”.' },
  groupBy: 'kind',
  fields: {
    kind: choice(
      'Kind',
      {
        joint: 'Joint meeting',
        half: 'Half hour',
        brainstorm: 'Brainstorming',
        visit: 'Looking over the shoulder',
      },
      { hint: 'Which meeting it was.' },
    ),
    on: day('Day', { hint: 'When it was.' }),
    guide: relation('By the guide', 'guides', {
      hint: 'The guide that says how it goes.',
      leadsOnly: true,
    }).optional(),
    chair: person('Chair', { hint: 'Who led it.' }),
    outside: line('Led by someone from outside', { hint: 'Name or firm.' }).optional(),
    present: relations('Present', 'people', { hint: 'Who was there.', leadsOnly: true }),
    agenda: groups(
      'Agenda',
      {
        topic: line('Topic', { hint: 'What was talked about.' }),
        page: page('Page', { hint: 'The page it is about.', leadsOnly: true }).optional(),
        who: person('Who', { hint: 'Who brought it.', leadsOnly: true }).optional(),
        minutes: number('Minutes', { hint: 'How long it was to take.', least: 0 }).optional(),
        question: flag('Needs a decision', { hint: 'It was to be decided.' }).optional(),
      },
      { hint: 'In its order.', summary: '{{fields.topic}}' },
    ).optional(),
    decisions: groups(
      'Decisions',
      {
        text: line('Decision', { hint: 'In one sentence, as it was said.' }),
        page: page('Page it changes', { hint: 'Where it stands from now on.', leadsOnly: true }).optional(),
      },
      { hint: 'What holds from now on.', exact: true, summary: '{{fields.text}}' },
    ).optional(),
    open: lines('Left open', { hint: 'What was not decided.' }).optional(),
    learnt: text('What we learnt', { hint: 'For a visit: three sentences for the own team.' }).optional(),
    tasks: tasks().optional(),
    next: day('Next on', { hint: 'When this meeting is held again.' }).optional(),
  },
});
