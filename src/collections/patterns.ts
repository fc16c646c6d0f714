/** Groups of fields that mean the same wherever a collection has them. */
import type { z } from 'zod';
import { reasonsForNo } from '../freshness/answers.ts';
import { choice, day, groups, line, page, person, team, text, wording } from './fields.ts';

/** Things to do, each with one name and a day. */
export const tasks = () =>
  groups(
    'To do',
    {
      text: line('What', { hint: 'One thing, begun with a verb.' }),
      who: person('Who', { hint: 'One name. What two have to do, nobody does.', leadsOnly: true }),
      by: day('By', { hint: 'The day it is to be done.' }),
      done: day('Done on', { hint: 'Empty until it is.', isPast: true }).optional(),
      page: page('Page', { hint: 'The page it is about.', leadsOnly: true }).optional(),
    },
    {
      hint: 'Each waits in the list of the person, and in the next agenda.',
      means: 'tasks',
      recheck: 'nobody',
      summary: '{{fields.by}} {{fields.who}}: {{fields.text}}',
    },
  );

/** What a task says. */
export type TaskFields = z.output<ReturnType<typeof tasks>>[number];

/** What people say to a proposal, a wording or a number. Of each the latest counts. */
export const voices = () =>
  groups(
    'Voices',
    {
      by: person('Who', { hint: 'Whose voice it is.', begins: 'me', leadsOnly: true }),
      on: day('Day', { hint: 'When it was said.', isPast: true, begins: 'today' }),
      stance: choice(
        'Says',
        { yes: 'Yes', if: 'Yes, if', no: 'No' },
        { hint: '“Yes, if” says what would have to change.' },
      ),
      because: choice('Reason', reasonsForNo, { hint: 'Needed for a no. Taste is no reason.' }).optional(),
      text: text('In words', { hint: 'Two sentences are enough.', namesNobody: true }).optional(),
    },
    {
      hint: 'One line a person.',
      means: 'voices',
      recheck: 'nobody',
      summary: '{{fields.by}}: {{fields.stance}}',
    },
  );

/** What a voice says. */
export type VoiceFields = z.output<ReturnType<typeof voices>>[number];

/**
 * The names of teams under the words they have signed.
 *
 * @param more what a line says beside that
 */
export const signatures = <Shape extends z.ZodRawShape = Record<never, never>>(
  label = 'Signatures',
  more?: Shape,
) =>
  groups(
    label,
    {
      team: team('Team', { hint: 'The team that signs.', begins: 'my team' }),
      by: person('Signed by', { hint: 'Its lead, or who covers.', begins: 'me', leadsOnly: true }),
      on: day('Signed on', { hint: 'The day of the signature.', isPast: true, begins: 'today' }),
      insteadOf: person('In place of', {
        hint: 'The lead, where whoever covers for them has signed. “Sign” writes it.',
        leadsOnly: true,
        isSaid: true,
      }).optional(),
      ...(more as Shape),
      wording: wording('Wording', {
        hint: 'Written by “Sign”: it stands for the words that were signed.',
        begins: 'wording',
      }).optional(),
    },
    {
      hint: 'Each counts for the words it was given to.',
      means: 'signatures',
      exact: true,
      recheck: 'nobody',
      summary: '{{fields.team}}: {{fields.by}}, {{fields.on}}',
    },
  );
