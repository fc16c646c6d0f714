/** What a change of words that teams sign leads to. */
import { presentWording } from '../../collections/wording.ts';
import { bodyField } from '../../document/format.ts';
import { dayInWords } from '../../freshness/words.ts';
import { isSameIn } from '../../wiki/agreed.ts';
import { lastSigned } from '../../wiki/agreements.ts';
import type { FormFacts } from './field-props.ts';
import type { FormField } from './fields.ts';
import { textOf } from './typed.ts';

/** What to say beside a field whose words the teams have agreed on, once they are others; `undefined` where nothing. */
export function signedNote(
  { collection, lists, saved }: FormFacts,
  { name, signed = false }: FormField,
  value: unknown,
): string | undefined {
  if (!signed || isSameIn(name, collection, saved, { [name]: value })) return undefined;
  const teams = lists.teams ?? [];
  const wording = presentWording(collection, saved, textOf(saved[bodyField]));
  const agreed = lastSigned({ collection: collection.id, data: saved, wording }, teams);
  if (agreed === undefined) return undefined;
  const whom = teams.length === 2 ? 'Both teams' : 'All teams';
  return `${whom} will be asked to sign again; until then the words of ${dayInWords(agreed.on)} stand.`;
}
