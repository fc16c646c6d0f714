import { textField } from '../../cms/decap.ts';
import { sourceField } from '../../document/format.ts';

/** How Decap reads and writes files: https://decapcms.org/docs/custom-formatters/ */
export interface Format {
  fromFile(text: string): Record<string, unknown>;
  toFile(values: Record<string, unknown>): string;
}

/**
 * Decap holds the text of a file, and the text that was read; the form is ours. So no file can be one that Decap cannot
 * read, and nothing that was not typed is written anew.
 */
export const wholeText: Format = {
  fromFile,
  toFile: (values) => String(values[textField] ?? ''),
};

export function fromFile(text: string): Record<string, unknown> {
  return { [textField]: text, [sourceField]: text };
}
