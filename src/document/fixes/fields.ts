import { fieldOf, shapeOf, type Field } from '../../collections/fields.ts';
import { kindOf } from '../../collections/kinds.ts';
import { collectionOfFile } from '../../problem/labels.ts';
import type { Problem } from '../../problem/problem.ts';
import { invisible, withoutSigns } from '../../problem/signs.ts';
import { cutValues, wholeEndOf } from '../../wiki/cut-values.ts';
import { readYaml, split } from '../../wiki/frontmatter.ts';
import { withPlainHeads } from '../../wiki/yaml-heads.ts';
import { lettersOf } from '../../spelling.ts';
import { lineAt, offsetOf, splice, withLine, yamlOf, type Fixer } from './lines.ts';
import { improves } from './verify.ts';

const quote = 'Put the value in quotes';
const plainBlanks = 'Write plain blanks';

/** Sets right the lines around the fields: blank lines above them, and dashes that are not three hyphens. */
export const fixFence: Fixer = (problem, text) => {
  const trimmed = text.replace(/^\s+(?=---)/, '');
  const fence = /^(?:-{2}|-{4,}|[-–—]*[–—][-–—]*)[ \t]*$/;
  const lines = trimmed.split('\n');
  if (fence.test(lines[0] ?? '')) {
    const end = lines.findIndex((line, index) => index > 0 && (fence.test(line) || line.trimEnd() === '---'));
    lines[0] = '---';
    if (end > 0) lines[end] = '---';
  }
  const result = lines.join('\n');
  const { yaml } = split(result);
  const isFields = yaml !== undefined && /^[\w-]+:/m.test(yaml);
  if (!isFields || !improves(problem, text, result)) return undefined;
  return { label: 'Begin the fields with “---”', text: result };
};

/** Makes fields readable: quotes around a value that needs them, spaces for tabs, one field where two are alike. */
export const fixYaml: Fixer = (problem, text) => {
  const { yaml, start } = yamlOf(problem.file, text);
  const tries = [
    { label: plainBlanks, text: splice(text, start, start + yaml.length, withPlainHeads(yaml)) },
    { label: 'Use spaces for tabs', text: withoutTabs(problem, text) },
    { label: 'Remove the second of the two', text: withoutTwin(problem, text) },
    { label: quote, text: withQuotes(text, problem.line) },
    // A value that does not end is noticed on the line below it.
    { label: quote, text: withQuotes(text, problem.line - 1) },
  ];
  for (const { label, text: result } of tries) {
    if (result !== undefined && result !== text && improves(problem, text, result))
      return { label, text: result };
  }
  return undefined;
};

/** Quotes a text of which YAML takes the end for a comment. What may be an id is left alone: it ends there. */
export const quoteComment: Fixer<'yaml-comment'> = (problem, text) => {
  const field = fieldNamed(problem);
  const isProse = field !== undefined && kindOf(field.kind).isProse;
  const { yaml, start } = yamlOf(problem.file, text);
  const hash = offsetOf(text, problem.line, problem.column) - start;
  const cut = cutValues(yaml).find((each) => each.hash === hash);
  if (!isProse || cut === undefined || /^["']/.test(cut.left)) return undefined;
  for (const end of new Set([wholeEndOf(cut, yaml), cut.end])) {
    const whole = yaml.slice(cut.start, end).replace(/\s*\n\s*/g, ' ');
    const result = splice(text, start + cut.start, start + end, JSON.stringify(whole));
    if (improves(problem, text, result)) return { label: quote, text: result };
  }
  return undefined;
};

/** Quotes a text of which YAML leaves out the first word. */
export const quoteSign: Fixer<'yaml-sign'> = (problem, text) => {
  const result = withQuotes(text, problem.line);
  return result !== undefined && improves(problem, text, result) ? { label: quote, text: result } : undefined;
};

/** Takes out the signs that nobody sees; between words a plain blank takes their place. */
export const removeSign: Fixer<'invisible-sign'> = ({ line, column, sign }, text) => {
  const start = offsetOf(text, line, column);
  if (!text.startsWith(sign, start)) return undefined;
  const length = text.slice(start).search(new RegExp(`(?!${invisible})`, 'u'));
  const run = text.slice(start, start + length);
  const isBetween =
    /[\p{L}\p{N}#*+>-]$/u.test(text.slice(0, start)) && /^[\p{L}\p{N}]/u.test(text.slice(start + length));
  const plain = isBetween ? withoutSigns(run).slice(0, 1) : '';
  return {
    label: plain === '' ? 'Remove the sign' : plainBlanks,
    text: splice(text, start, start + length, plain),
  };
};

/** Gives a field the name that was meant. */
export const fixName: Fixer<'field-unknown'> = (problem, text) => {
  const { meant } = problem;
  const name = problem.name.split('.').at(-1);
  if (meant === undefined || name === undefined) return undefined;
  const { start, rest } = atPlace(problem, text);
  if (!rest.startsWith(`${name}:`)) return undefined;
  const result = withLine(text, problem.line, start + meant + rest.slice(name.length));
  return improves(problem, text, result) ? { label: `Name it “${meant}”`, text: result } : undefined;
};

/** Writes a value as its field wants it, where the value says what is meant. */
export const fixField: Fixer<'field-invalid' | 'date-invalid'> = (problem, text) => {
  const { start, rest } = atPlace(problem, text);
  const [, key, value = ''] = /^([\w-]+:)[ \t]*(.*?)[ \t]*$/.exec(rest) ?? [];
  if (key === undefined || /[#&*!|>]/.test(value[0] ?? '')) return undefined;
  const plain = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  const expected = 'expected' in problem ? problem.expected : undefined;
  const options = expected?.kind === 'options' ? expected.options : [];
  const option = options.find((each) => lettersOf(each) === lettersOf(plain));
  const flag = /^(?:true|yes|on)$/i.test(plain) ? 'true' : /^(?:false|no|off)$/i.test(plain) ? 'false' : '';
  const tries = [
    { label: quote, value: value === plain && value !== '' ? JSON.stringify(value) : '' },
    { label: `Write “${option}”`, value: option ?? '' },
    { label: `Write ${flag}`, value: flag },
    { label: 'Make it a list', value: /^[\w -]+$/.test(plain) ? `[${value}]` : '' },
  ];
  for (const { label, value: other } of tries) {
    const result = withLine(text, problem.line, `${start}${key} ${other}`);
    if (other !== '' && other !== value && improves(problem, text, result)) return { label, text: result };
  }
  const without = withLine(text, problem.line, undefined);
  const isEmpty = plain.trim() === '' && start.trim() === '' && !/^\s+\S/.test(lineAt(without, problem.line));
  return isEmpty && improves(problem, text, without)
    ? { label: 'Remove the empty field', text: without }
    : undefined;
};

function atPlace(problem: Problem, text: string): { start: string; rest: string } {
  const line = lineAt(text, problem.line);
  return { start: line.slice(0, problem.column - 1), rest: line.slice(problem.column - 1) };
}

/** A text with the value of a line in quotes; `undefined` where it has none, or would say something else. */
function withQuotes(text: string, line: number): string | undefined {
  const [, start, value = ''] =
    /^(\s*(?:- )?[\w-]+:[ \t]+|\s*- )(\S.*?)[ \t]*$/.exec(lineAt(text, line)) ?? [];
  if (start === undefined || /^[|>]/.test(value) || /^(["']).*\1$/.test(value)) return undefined;
  const open = /^["']/.test(value) ? value.slice(1) : value;
  const safe = JSON.stringify(open);
  return readYaml(`x: ${safe}`, 1).data === undefined ? undefined : withLine(text, line, start + safe);
}

function withoutTabs({ file, line }: Problem, text: string): string | undefined {
  const lines = text.split('\n');
  const end = file.endsWith('.yaml') ? lines.length : lines.indexOf('---', 1);
  if (!lines.slice(0, end).some((each) => /^\s*\t/.test(each)) || line > end) return undefined;
  const spaced = (each: string) => each.replace(/^\s+/, (indent) => indent.replaceAll('\t', '  '));
  return lines.map((each, index) => (index < end ? spaced(each) : each)).join('\n');
}

function withoutTwin({ line }: Problem, text: string): string | undefined {
  const lines = text.split('\n');
  const own = lines[line - 1] ?? '';
  const isAlone = /^[\w-]+:[ \t]+\S/.test(own) && !/^[ \t]/.test(lines[line] ?? '');
  const first = lines.indexOf(own);
  return isAlone && first >= 0 && first < line - 1 ? withLine(text, line, undefined) : undefined;
}

function fieldNamed({ file, name = '' }: Problem<'yaml-comment'>): Field | undefined {
  const shape = collectionOfFile(file)?.schema.shape ?? {};
  const schema =
    shape[name] ??
    Object.values(shape)
      .map((each) => shapeOf(each)[name])
      .find((each) => each !== undefined);
  return schema && fieldOf(schema);
}
