import meetings from '../../collections/meetings.ts';
import { dayInWords } from '../../freshness/words.ts';
import { withFields } from '../format.ts';
import type { Fixer } from './lines.ts';

/** Enters the day that follows from the meetings before. */
export const enterNextDay: Fixer<'meeting-next-missing'> = ({ expected }, text) => ({
  label: `Enter ${dayInWords(expected)}`,
  text: withFields(text, { next: expected }, Object.keys(meetings.schema.shape)),
});
