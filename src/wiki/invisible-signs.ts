import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import { kindOf } from '../collections/kinds.ts';
import type { Collection } from '../collections/index.ts';
import { lineStartsOf, pointAt } from '../mdx/points.ts';
import { isRecord } from '../plain.ts';
import { problem, type Problem } from '../problem/problem.ts';
import { firstSign, withoutSigns } from '../problem/signs.ts';
import type { Locate } from './frontmatter.ts';

/** Invisible signs in the names of fields, and in values that are no prose: there they make another of what looks the same. */
export function signsInFields(
  { schema }: Pick<Collection, 'schema'>,
  values: unknown,
  yaml: string,
  locate: Locate,
  firstLine: number,
): Problem[] {
  if (firstSign(yaml) === undefined) return [];
  const starts = lineStartsOf(yaml);
  return inGroup(schema.shape, values, []);

  function inGroup(
    shape: Record<string, Parameters<typeof shapeOf>[0]>,
    group: unknown,
    path: PropertyKey[],
  ): Problem[] {
    if (!isRecord(group)) return [];
    return Object.entries(group).flatMap(([name, value]) => {
      const own = Object.hasOwn(shape, name) ? shape[name] : undefined;
      const here = [...path, name];
      if (own === undefined) return firstSign(name) ? [at(here, 'name', name)] : [];
      return inValue(fieldOf(own), shapeOf(own), value, here);
    });
  }

  function inValue(
    field: Field,
    shape: ReturnType<typeof shapeOf>,
    value: unknown,
    path: PropertyKey[],
  ): Problem[] {
    if (Array.isArray(value))
      return value.flatMap((each, index) => inValue(field, shape, each, [...path, index]));
    if (typeof value !== 'string') return inGroup(shape, value, path);
    // A list of texts that is a text instead may be one because of the sign.
    const isItem = typeof path.at(-1) === 'number';
    const isProse = kindOf(field.kind).isProse || (field.kind === 'lines' && isItem);
    return isProse || firstSign(value) === undefined ? [] : [at(path, 'value', value)];
  }

  function at(path: PropertyKey[], where: 'name' | 'value', text: string): Problem {
    const { line, column } = locate(path);
    const sign = firstSign(text)?.sign ?? '';
    const from = yaml.indexOf(sign, (starts[line - firstLine] ?? 0) + column - 1);
    const point = from < 0 ? undefined : pointAt(starts, from);
    const place = point ? { ...point, line: point.line + firstLine - 1 } : { line, column };
    return problem(
      { id: 'invisible-sign', sign, where, found: withoutSigns(text).trim() },
      { ...place, field: path },
    );
  }
}
