import type { Problem, ProblemId } from '../../problem/problem.ts';
import { split } from '../../wiki/frontmatter.ts';

/** What a fix would do to a text whose lines end in `\n`; `undefined` where it cannot be certain. */
export type Fixer<Id extends ProblemId = ProblemId> = (
  problem: Problem<Id>,
  text: string,
) => { label: string; text: string } | undefined;

/** The line with a number, counted from 1; empty where there is none. */
export function lineAt(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}

/** A text with one of its lines replaced, or removed. */
export function withLine(text: string, line: number, replacement: string | undefined): string {
  const lines = text.split('\n');
  lines.splice(line - 1, 1, ...(replacement === undefined ? [] : [replacement]));
  return lines.join('\n');
}

/** The offset of a place in a text. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

/** A text with some characters replaced. */
export function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** The part of a file that a line belongs to, its fields or its body, as offsets. */
export function partOf(
  file: string,
  text: string,
  line: number,
): { start: number; end: number; isBody: boolean } {
  if (file.endsWith('.yaml')) return { start: 0, end: text.length, isBody: false };
  const { yaml, bodyLine } = split(text);
  const body = yaml === undefined ? 0 : Math.min(offsetOf(text, bodyLine, 1), text.length);
  const isBody = yaml === undefined || line >= bodyLine;
  return isBody ? { start: body, end: text.length, isBody } : { start: 0, end: body, isBody };
}

/** The fields of a file as typed, and the offset at which they begin. */
export function yamlOf(file: string, text: string): { yaml: string; start: number } {
  if (file.endsWith('.yaml')) return { yaml: text, start: 0 };
  const { yaml = '', yamlLine } = split(text);
  return { yaml, start: offsetOf(text, yamlLine, 1) };
}

/** Where to search for what stands at a place. In fields columns count within the value: the line's start serves. */
export function startOf(file: string, text: string, line: number, column: number): number {
  return offsetOf(text, line, partOf(file, text, line).isBody ? column : 1);
}

/** A text as part of a pattern. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
