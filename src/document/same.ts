import { isRecord } from '../plain.ts';

export type Values = Record<string, unknown>;

/** Whether two values of fields mean the same. Both are plain data, as read from YAML or from a form. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]))
    );
  }
  return Object.is(a, b);
}

/** Whether a form's value says nothing: an empty text, an empty list, or a group of such. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlank);
  return isRecord(value) && Object.values(value).every(isBlank);
}
