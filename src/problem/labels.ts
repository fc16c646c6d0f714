/** What fields are called in a form. */
import { fieldOf, shapeOf } from '../collections/fields.ts';
import { collectionOf, type Collection } from '../collections/index.ts';

/** The declaration that holds for a file below the content folder. */
export function collectionOfFile(file: string): Collection | undefined {
  return collectionOf(file === 'wiki.yaml' ? 'wiki' : (file.split('/')[0] ?? ''));
}

/** Stands between a label and that of what is in it. A comma is what lists of labels have between them. */
export const within = ' › ';

/** The label of a field, with those of what it stands in: “Steps 2 › Who”; `undefined` where there is no such field. */
export function labelOf(path: readonly PropertyKey[], file: string): string | undefined {
  const labels: string[] = [];
  let shape = collectionOfFile(file)?.schema.shape ?? {};
  for (const step of path) {
    if (typeof step === 'number') labels.push(`${labels.pop()} ${step + 1}`);
    else {
      const found = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
      if (found === undefined) return undefined;
      labels.push(fieldOf(found).label);
      shape = shapeOf(found);
    }
  }
  return labels.length === 0 ? undefined : labels.join(within);
}
