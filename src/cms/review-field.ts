import type { DecapField } from './decap.ts';
import { reviewField } from '../document/format.ts';
import { reviewFieldNames } from '../document/review-fields.ts';

/**
 * The place in a page's form where its review is read and entered. It holds no value: the fields of the review do,
 * which the form has as well, out of sight.
 */
export function reviewPanel(fields: readonly DecapField[]): DecapField {
  return {
    name: reviewField,
    label: 'Review',
    widget: 'review',
    required: false,
    parts: fields.filter(isPartOfReview),
  };
}

/** The same field, edited in the panel. What it holds is kept as it is, whatever it is. */
export function heldByPanel(field: DecapField): DecapField {
  if (!isPartOfReview(field)) return field;
  return { name: field.name, label: field.label, required: false, widget: 'review-part' };
}

function isPartOfReview({ name }: DecapField): boolean {
  return reviewFieldNames.some((each) => each === name);
}
