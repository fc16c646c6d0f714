/** What stands in fields and was not meant. */
import type { Collection } from '../collections/index.ts';
import { lineStartsOf, pointAt } from '../mdx/points.ts';
import { problem, type Problem } from '../problem/problem.ts';
import { firstSign, withoutSigns } from '../problem/signs.ts';
import { textsIn, type FieldText } from './field-texts.ts';
import type { Locate } from './frontmatter.ts';

/** Fields as they were typed and read. */
interface Fields {
  values: unknown;
  yaml: string;
  yamlLine: number;
  locate: Locate;
}

/**
 * Invisible signs in names and ids, where they make another of what looks the same, and words that only hold a place.
 */
export function slipsIn({ schema }: Pick<Collection, 'schema'>, fields: Fields): Problem[] {
  const { values, yaml, locate } = fields;
  if (firstSign(yaml) === undefined && !placeholder.test(yaml)) return [];
  return textsIn(schema.shape, values).flatMap((each): Problem[] => {
    const { path, text, is } = each;
    if (is !== 'prose') return firstSign(text) ? [unseen(each, fields)] : [];
    const isPlaceholder = text.replace(placeholder, '').trim() === '';
    return isPlaceholder
      ? [problem({ id: 'text-placeholder', found: text.trim() }, { ...locate(path), field: path })]
      : [];
  });
}

/** What people, and imports, write where words are still to come. */
const placeholder =
  /\b(?:to be (?:written|added|done|defined|determined|completed|filled in)|tb[dac]|to-?do|fixme|coming soon|placeholder(?: text)?|lorem ipsum\b.*)\b[\s.!…:]*/i;

function unseen({ path, text, is }: FieldText, { yaml, yamlLine, locate }: Fields): Problem {
  const { line, column } = locate(path);
  const starts = lineStartsOf(yaml);
  const sign = firstSign(text)?.sign ?? '';
  const from = yaml.indexOf(sign, (starts[line - yamlLine] ?? 0) + column - 1);
  // In quotes a sign may be written as a number.
  const point = from < 0 ? { line: line - yamlLine + 1, column } : pointAt(starts, from);
  const place = { line: point.line + yamlLine - 1, column: point.column, field: path };
  const where = is === 'name' ? 'name' : 'value';
  return problem({ id: 'invisible-sign', sign, where, found: withoutSigns(text).trim() }, place);
}
