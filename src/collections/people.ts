import { records } from './collection.ts';
import { day, email, group, line, lines, person, team } from './fields.ts';

export default records({
  id: 'people',
  format: 'record',
  label: 'People',
  singular: 'Person',
  about: 'Who owns what, who is away, and who covers.',
  order: 20,
  menu: 'together',
  groupBy: 'team',
  fields: {
    name: line('Name', { hint: 'First and last name.' }),
    email: email('E-mail', {
      hint: 'Where they can be asked. Their pages show it; nothing is mailed by itself.',
    }),
    team: team('Team', { hint: 'The team they belong to.' }),
    role: line('Role', { hint: 'What they do.' }),
    handles: lines('Also called', {
      hint: 'What they are called elsewhere, such as on Slack or GitHub. An import finds them by it.',
    }).optional(),
    away: group(
      'Away',
      {
        from: day('From', { hint: 'First day away.' }),
        until: day('Until', { hint: 'Last day away.', notBefore: 'from' }),
      },
      { hint: 'While they are away, all that waits for them falls to whoever covers.' },
    ).optional(),
    coveredBy: person('Covered by', { hint: 'Who stands in for them.' }).optional(),
    left: day('Left on', {
      hint: 'Once they have left, their pages need a new owner.',
      notBefore: 'away.until',
    }).optional(),
  },
});
