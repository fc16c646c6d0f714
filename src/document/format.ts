import { endedLike, normalise } from '../line-ends.ts';
import { isRecord } from '../plain.ts';
import { type Problem, problem as make } from '../problem/problem.ts';
import { problemInOne, problemInWords } from '../problem/wording.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import { editYaml } from './edit-yaml.ts';
import { isBlank, same, type Values } from './same.ts';

/** How forms read and write files. `order` is the order of the fields in the form. */
export interface Format {
  fromFile(text: string): Values;
  toFile(values: Values, order?: readonly string[]): string;
}

/** The form's field for what stands below the fields of a page. */
export const bodyField = 'body';

// What follows is kept beside the fields while a form is open, and never written to a file.

/** The file as it was read: what was not changed is taken from it. */
export const sourceField = '$source';

/** Why the file's fields could not be read. Such a file is never written from a form. */
export const unreadableField = '$unreadable';

const hidden: ReadonlySet<string> = new Set([sourceField, unreadableField, bodyField]);

/**
 * Pages: fields between two lines `---`, then the body.
 *
 * Reading never throws: Decap would show an empty form, and saving that would empty the file. A file that
 * cannot be read gives its text as body and the reason as `titleField`, and is refused on writing.
 * Writing changes the fields and the body that differ from what was read, and no other byte.
 */
export function pageFormat(titleField = 'title'): Format {
  return {
    fromFile(text) {
      const file = open(text, split);
      if ('problem' in file) return unreadable(text, file.problem, titleField);
      return { ...file.data, [bodyField]: shown(file.body), [sourceField]: text };
    },
    toFile(values, order = []) {
      const source = sourceOf(values);
      const body = typeof values[bodyField] === 'string' ? values[bodyField] : '';
      if (source === undefined) {
        const ended = body.trim() === '' ? '' : `\n${body.replace(/\s+$/, '')}\n`;
        return `---\n${editYaml('', fieldsOf(values, {}), order)}---\n${ended}`;
      }
      const file = open(source, split);
      if ('problem' in file) throw refusal(problemInWords(file.problem).message);
      const fields = fieldsOf(values, file.data);
      if (same(fields, file.data) && body === shown(file.body)) return source;
      const lines = file.text.split('\n');
      const yaml = editYaml(file.yaml && `${file.yaml}\n`, fields, order);
      const opening = file.text.startsWith('---') ? (lines[0] ?? '---') : '---';
      const closing = lines[file.bodyLine - 2] ?? '---';
      return endedLike(source, `${opening}\n${yaml}${closing}\n${changed(file.body, body)}`);
    },
  };
}

/**
 * The text of a page, or of what has another format, with other fields; `undefined` takes one away. No other line of it changes.
 *
 * Throws where its fields cannot be read.
 *
 * @param order the order of the fields, for those that are new
 */
export function withFields(
  text: string,
  fields: Readonly<Values>,
  order: readonly string[],
  format = pageFormat(),
): string {
  return format.toFile({ ...format.fromFile(text), ...fields }, order);
}

/** Records and settings: YAML and nothing else. Reads and writes with the same care as pages. */
export function recordFormat(titleField = 'name'): Format {
  const whole = (yaml: string) => ({ yaml, body: '', yamlLine: 1, bodyLine: 1 });
  return {
    fromFile(text) {
      const file = open(text, whole);
      if ('problem' in file) return unreadable(text, file.problem, titleField);
      return { ...file.data, [sourceField]: text };
    },
    toFile(values, order = []) {
      const source = sourceOf(values);
      if (source === undefined) return editYaml('', fieldsOf(values, {}), order);
      const file = open(source, whole);
      if ('problem' in file) throw refusal(problemInWords(file.problem).message);
      const fields = fieldsOf(values, file.data);
      if (same(fields, file.data)) return source;
      return endedLike(source, editYaml(file.yaml.replace(/([^\n])$/, '$1\n'), fields, order));
    },
  };
}

/** Which format a file has, by its ending. */
export function formatNameOf(path: string): 'page' | 'record' {
  return path.endsWith('.mdx') ? 'page' : 'record';
}

export function formatOf(path: string): Format {
  return formatNameOf(path) === 'page' ? pageFormat() : recordFormat();
}

interface Opened {
  text: string;
  yaml: string;
  data: Values;
  body: string;
  bodyLine: number;
}

type Cut = Pick<ReturnType<typeof split>, 'yaml' | 'yamlLine' | 'body' | 'bodyLine' | 'problem'>;

function open(source: string, cut: (text: string) => Cut): Opened | { problem: Problem } {
  const text = normalise(source);
  const { yaml, yamlLine, body, bodyLine, problem } = cut(text);
  if (yaml === undefined) return { problem: problem as Problem };
  const { data, problems } = hasFields(yaml) ? readYaml(yaml, yamlLine) : { data: {}, problems: [] };
  const error = problems.find((each) => each.level === 'error');
  if (error) return { problem: error };
  if (!isRecord(data)) return { problem: make({ id: 'yaml-syntax', slip: 'no-fields' }) };
  return { text, yaml, data, body, bodyLine };
}

function hasFields(yaml: string): boolean {
  return yaml.split('\n').some((line) => /^\s*[^#\s]/.test(line));
}

function unreadable(text: string, problem: Problem, titleField: string): Values {
  const reason = `line ${problem.line}: ${problemInOne(problem)}`;
  return {
    [titleField]: `⚠ This file cannot be edited here (${reason})`,
    [bodyField]: text,
    [sourceField]: text,
    [unreadableField]: reason,
  };
}

function sourceOf(values: Values): string | undefined {
  const reason = values[unreadableField];
  if (typeof reason === 'string') throw refusal(reason);
  const source = values[sourceField];
  return typeof source === 'string' ? source : undefined;
}

function refusal(reason: string): Error {
  return new Error(
    `Nothing was saved, and the file is as it was. Its fields cannot be read (${reason}) Correct its text first.`,
  );
}

/** What the form holds as fields of the file. What a form leaves empty is no field. */
function fieldsOf(values: Values, before: Values): Values {
  const fields = Object.entries(values).filter(([name]) => !hidden.has(name));
  const own = bodyField in before ? { [bodyField]: before[bodyField] } : {};
  return { ...own, ...withoutBlanks(Object.fromEntries(fields), before) };
}

function withoutBlanks(values: Values, before: unknown): Values {
  const old = isRecord(before) ? before : {};
  const kept = Object.entries(values).filter(
    ([name, value]) => !isBlank(value) || (name in old && same(value, old[name])),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, prune(value, old[name])]));
}

function prune(value: unknown, before: unknown): unknown {
  if (same(value, before)) return value;
  if (isRecord(value)) return withoutBlanks(value, before);
  if (!Array.isArray(value)) return value;
  const old: unknown[] = Array.isArray(before) ? before : [];
  return value.filter((item) => !isBlank(item)).map((item, index) => prune(item, old[index]));
}

/** The body as the form shows it: without the blank lines around it. */
function shown(body: string): string {
  return body.replace(/^\n+/, '').replace(/\n+$/, '');
}

function changed(original: string, edited: string): string {
  if (edited === shown(original)) return original;
  const [lead = ''] = /^\n*/.exec(original) ?? [];
  const text = normalise(edited).replace(/^\n+|\n+$/g, '');
  return text === '' ? '' : `${original.trim() === '' ? '\n' : lead}${text}\n`;
}
