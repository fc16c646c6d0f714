import type { z } from 'zod';
import { fieldOf, shapeOf } from '../../src/collections/fields.ts';
import { collections } from '../../src/collections/index.ts';
import { kinds, type Kind } from '../../src/collections/kinds.ts';

/** What stands in the fields that hold words, and in the text. */
export interface Filling {
  /** Names the pages, and the person who owns them. */
  id: string;
  word: string;
  body: string;
}

/** A page of every collection, and a person, with a value in every field there is. */
export function filledPages({ id, word, body }: Filling): Record<string, string> {
  const pages = collections.map((collection) => {
    const fields = Object.entries(collection.schema.shape).filter(([name]) => name !== 'draft');
    const values = { ...recordOf(Object.fromEntries(fields)), reviewNeverBecause: undefined };
    return [`${collection.id}/${id}.mdx`, `---\n${JSON.stringify(values, null, 1)}\n---\n\n${body}\n`];
  });
  const person = { name: word, email: `${id}.${'x'.repeat(40)}@example.com`, team: 'sales', role: word };
  return { ...Object.fromEntries(pages), [`people/${id}.yaml`]: JSON.stringify(person) };

  function recordOf(shape: z.ZodRawShape): Record<string, unknown> {
    return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, valueOf(schema)]));
  }

  function valueOf(schema: z.core.$ZodType): unknown {
    const field = fieldOf(schema);
    const words: Partial<Record<Kind, () => unknown>> = {
      line: () => word,
      text: () => word,
      markdown: () => `${word} **${word}** \`${word}\``,
      lines: () => [word, word],
      relation: () => id,
      relations: () => [id],
      page: () => `lexicon/${id}`,
      choice: () =>
        Array.isArray(field.options) ? field.options[0]?.value : field.options === 'teams' ? 'sales' : 'mql',
      choices: () => ['sales', 'marketing'],
      url: () => `https://${'a'.repeat(60)}.example.com/${'b'.repeat(60)}`,
      group: () => recordOf(shapeOf(schema)),
      groups: () => [recordOf(shapeOf(schema)), recordOf(shapeOf(schema))],
    };
    return words[field.kind]?.() ?? kinds[field.kind].example;
  }
}
