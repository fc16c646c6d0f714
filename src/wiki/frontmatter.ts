import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type Node } from 'yaml';
import { lineStartsOf, pointAt } from '../mdx/points.ts';
import { problem, type Problem } from '../problem/problem.ts';
import { firstSign, withoutSigns } from '../problem/signs.ts';
import { conflictMarks } from './conflict-marks.ts';
import { cutValues, type CutValue } from './cut-values.ts';
import { lostSigns } from './lost-signs.ts';
import { signBetweenFields } from './yaml-heads.ts';
import { slipOf } from './yaml-slips.ts';

/** A file cut into its fields and its body. Lines count from 1. */
export interface Parts {
  /** The YAML between the fences; `undefined` where there is none that can be read. */
  yaml: string | undefined;
  /** The line on which the YAML begins. */
  yamlLine: number;
  body: string;
  /** The line on which the body begins. */
  bodyLine: number;
  problem?: Problem;
}

/**
 * Cuts a text at its front matter: YAML between two lines of exactly `---`, the first being the first line.
 *
 * Where there is none, all of the text is body. Other fences (`---js`, `+++`, `;;;`) are never read.
 */
export function split(text: string): Parts {
  const lines = text.split('\n');
  const whole: Parts = { yaml: undefined, yamlLine: 1, body: text, bodyLine: 1 };
  const first = lines[0]?.trimEnd() ?? '';
  if (first !== '---') {
    const foreign = /^(?:---\s*\S|\+\+\+|;;;|=== ?yaml)/.test(first);
    const found = foreign
      ? problem({ id: 'frontmatter-language', found: first.slice(0, 40) })
      : problem({ id: 'frontmatter-missing', sign: signBeforeFence(first) });
    return { ...whole, problem: found };
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) return { ...whole, problem: problem({ id: 'frontmatter-unclosed' }) };
  return {
    yaml: lines.slice(1, end).join('\n'),
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** The sign that nobody sees, and that makes other words of the line that opens the fields. */
function signBeforeFence(line: string): string | undefined {
  return withoutSigns(line).trim() === '---' ? firstSign(line)?.sign : undefined;
}

/** Reads YAML by the core schema: a day stays text, and nothing in it can run. */
export function readYaml(yaml: string, firstLine: number): { data: unknown; problems: Problem[] } {
  if (yaml.split('\n').every((line) => /^\s*(#|$)/.test(line))) return { data: {}, problems: [] };
  const marks = conflictMarks(yaml, firstLine);
  if (marks.length > 0) return { data: undefined, problems: marks };
  try {
    return { data: load(yaml, { schema: CORE_SCHEMA }), problems: losses(yaml, firstLine) };
  } catch (error) {
    return { data: undefined, problems: syntaxProblems(error, yaml, firstLine) };
  }
}

/** Finds the line and column of a field, from a path such as `['claims', 0, 'until']`. */
export type Locate = (path: readonly PropertyKey[]) => { line: number; column: number };

/**
 * Prepares to find fields in YAML. The text is read a second time, keeping positions, once a first field is
 * asked for: most files never need it.
 *
 * A path that leads nowhere finds the nearest field around it.
 */
export function locator(yaml: string, firstLine: number): Locate {
  let parsed: { root: Node | null; counter: LineCounter } | undefined;
  const top = { line: Math.max(1, firstLine - 1), column: 1 };
  return (path) => {
    // Most problems are with fields that are not there, or with none.
    if (path.length === 0 || !yaml.includes(String(path[0]))) return top;
    const topLevel = path.length === 1 ? lineOfKey(yaml, String(path[0])) : undefined;
    if (topLevel !== undefined) return { line: topLevel + firstLine, column: 1 };
    if (parsed === undefined) {
      const counter = new LineCounter();
      const document = parseDocument(yaml, { lineCounter: counter, schema: 'core', logLevel: 'silent' });
      parsed = { root: document.contents, counter };
    }
    const offset = offsetOf(parsed.root, path);
    if (offset === undefined) return top;
    const { line, col } = parsed.counter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
}

/** The line on which a field of the first level begins, counted from 0; found without parsing. */
function lineOfKey(yaml: string, key: string): number | undefined {
  const at = yaml.startsWith(`${key}:`) ? 0 : yaml.indexOf(`\n${key}:`) + 1;
  if (at === 0 && !yaml.startsWith(`${key}:`)) return undefined;
  return yaml.slice(0, at).split('\n').length - 1;
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const step of path) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step,
      );
      if (pair === undefined) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else {
      node = node.items[Number(step)];
      const start = (node as Node | undefined)?.range?.[0];
      if (start !== undefined) offset = start;
    }
  }
  return offset;
}

/** What YAML leaves out of values: `title: Deal #5` would silently become `Deal`. */
function losses(yaml: string, firstLine: number): Problem[] {
  return [
    ...cutValues(yaml).map((cut) => commentProblem(cut, yaml, firstLine)),
    ...lostSigns(yaml).map(({ name, sign, offset }) =>
      problem({ id: 'yaml-sign', name, found: sign }, placeIn(yaml, firstLine, offset)),
    ),
  ];
}

function commentProblem({ name, left, hash }: CutValue, yaml: string, firstLine: number): Problem {
  return problem({ id: 'yaml-comment', name, found: left }, placeIn(yaml, firstLine, hash));
}

function placeIn(yaml: string, firstLine: number, offset: number): { line: number; column: number } {
  const { line, column } = pointAt(lineStartsOf(yaml), offset);
  return { line: line + firstLine - 1, column };
}

/** What the parser stumbled over, and the comment above it that is to blame, where one is. */
function syntaxProblems(error: unknown, yaml: string, firstLine: number): Problem[] {
  if (!(error instanceof YAMLException))
    return [problem({ id: 'yaml-syntax', slip: 'unread' }, { line: firstLine })];
  const cut = cutBefore(error, yaml);
  const own = syntaxProblem(error, yaml, firstLine, cut !== undefined);
  return cut ? [commentProblem(cut, yaml, firstLine), own] : [own];
}

/** The value that goes on below its comment, where the parser expects the next field: without the hash sign it reads on. */
function cutBefore(error: YAMLException, yaml: string): CutValue | undefined {
  const { line = 0 } = error.mark ?? {};
  const start = lineStartsOf(yaml)[line] ?? yaml.length;
  const cut = cutValues(yaml).findLast(({ hash }) => hash < start);
  if (cut === undefined || /\n[ \t]*[^\s#]/.test(yaml.slice(cut.hash, start))) return undefined;
  try {
    load(`${yaml.slice(0, cut.hash)}x${yaml.slice(cut.hash + 1)}`, { schema: CORE_SCHEMA });
  } catch (other) {
    const isLater = other instanceof YAMLException && (other.mark?.line ?? 0) > line;
    if (!isLater) return undefined;
  }
  return cut;
}

function syntaxProblem(error: YAMLException, yaml: string, firstLine: number, isCut: boolean): Problem {
  const { line = 0, column = 0 } = error.mark ?? {};
  const lines = yaml.split('\n').map((each) => each.trim());
  const [own = '', above = ''] = [lines[line], lines[line - 1]];
  const { reason } = error;
  const unseen = signBetweenFields(yaml, line);
  if (unseen !== undefined) {
    const found = (lines[unseen.line] ?? '').slice(0, 60);
    const place = { line: unseen.line + firstLine, column: unseen.column + 1 };
    return problem({ id: 'yaml-syntax', slip: 'invisible', sign: unseen.sign, found }, place);
  }
  const slip = isCut ? 'comment-above' : (slipOf(reason, own, above) ?? 'other');
  const place = { line: line + firstLine, column: column + 1 };
  return problem({ id: 'yaml-syntax', slip, found: own.slice(0, 60), reason }, place);
}
