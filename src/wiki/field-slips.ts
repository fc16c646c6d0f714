/** What stands in fields and was not meant. */
import type { Collection } from '../collections/index.ts';
import { lineStartsOf, pointAt } from '../mdx/points.ts';
import { problem, type Problem } from '../problem/problem.ts';
import { firstSign, withoutSigns } from '../problem/signs.ts';
import { textsIn, type FieldText } from './field-texts.ts';
import type { Locate } from './frontmatter.ts';
import { exampleTexts } from './template-text.ts';

/** Fields as they were typed and read. */
interface Fields {
  values: unknown;
  yaml: string;
  yamlLine: number;
  locate: Locate;
  isDraft: boolean;
}

/**
 * Invisible signs in names and ids, where they make another of what looks the same, or alone in a text, and words that only hold a place or
 * are those of an example.
 */
export function slipsIn({ schema }: Pick<Collection, 'schema'>, fields: Fields): Problem[] {
  const { values, yaml, locate, isDraft } = fields;
  const isExample = (text: string) => exampleTexts.includes(text.trim());
  const hasExample = exampleTexts.some((text) => yaml.includes(text));
  if (firstSign(yaml) === undefined && !placeholder.test(yaml) && !hasExample) return [];
  return textsIn(schema.shape, values).flatMap((each): Problem[] => {
    const { path, text, is } = each;
    const isUnseen = is !== 'prose' || withoutSigns(text).trim() === '';
    if (isUnseen) return firstSign(text) ? [unseen(each, fields)] : [];
    const isPlaceholder = text.replace(placeholder, '').trim() === '';
    if (!isPlaceholder && !isExample(text)) return [];
    const id = isPlaceholder ? 'text-placeholder' : isDraft ? 'template-draft' : 'template-text';
    return [problem({ id, found: text.trim() }, { ...locate(path), field: path })];
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
