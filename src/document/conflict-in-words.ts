/** What two people have made of the same place, as both would read it. */
import type { z } from 'zod';
import { shapeOf } from '../collections/fields.ts';
import { collectionOfFile, labelOf } from '../problem/labels.ts';
import { wholeText } from './changes.ts';
import { formatNameOf } from './format.ts';
import type { MergeConflict } from './merge-conflict.ts';
import { readablePart } from './readable.ts';
import { readingWith, schemaIn, valueInWords, type NameOf } from './values-in-words.ts';

export interface Told {
  /** What the place is called: “Summary”, “Section “Steps””. */
  place: string;
  /** Empty where it says nothing. */
  theirs: string;
  mine: string;
}

/** @param file below the content folder, which tells the fields there are */
export function conflictInWords(file: string, conflict: MergeConflict, nameOf: NameOf): Told {
  const { place, words } = reading(file, conflict, nameOf);
  return { place, theirs: words(conflict.theirs), mine: words(conflict.mine) };
}

function reading(file: string, conflict: MergeConflict, nameOf: NameOf) {
  if (conflict.kind === 'file') {
    const words = (text: unknown) => (text === '' ? '' : wholeText(file, String(text), nameOf));
    return { place: 'The whole page', words };
  }
  if (conflict.kind === 'field') {
    const path = conflict.name.split('.');
    const schema = schemaAt(collectionOfFile(file)?.schema.shape ?? {}, path);
    const words = (value: unknown) => valueInWords(schema, value, nameOf);
    return { place: labelOf(path, file) ?? conflict.name, words };
  }
  const isText = formatNameOf(file) === 'page';
  const words = (lines: unknown) =>
    isText ? readablePart(String(lines), readingWith(nameOf)) : String(lines);
  return { place: conflict.section === '' ? 'Page text' : `Section “${conflict.section}”`, words };
}

function schemaAt(
  shape: z.ZodRawShape,
  [name = '', ...rest]: readonly string[],
): z.core.$ZodType | undefined {
  const schema = schemaIn(shape, name);
  return schema === undefined || rest.length === 0 ? schema : schemaAt(shapeOf(schema), rest);
}
