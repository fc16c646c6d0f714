import { endedLike, normalise } from '../line-ends.ts';
import { isRecord } from '../plain.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import { editYaml } from './edit-yaml.ts';
import type { MergeChoice, MergeConflict } from './merge-conflict.ts';
import { mergeLines } from './merge-lines.ts';
import { mergeValues, type Settler } from './merge-values.ts';
import { same, type Values } from './same.ts';

/** A text that two people have changed: as it was, as the other has left it, and as it is to be saved. */
export interface ThreeTexts {
  base: string;
  /** The file as it is now; empty where it was deleted. */
  theirs: string;
  mine: string;
}

type Choices = readonly (MergeChoice | undefined)[];

export interface Merged {
  text: string;
  conflicts: MergeConflict[];
}

/**
 * Merges two edits of the same text: field by field, and line by line in the body.
 *
 * The result is the other's text with my changes in it: its comments, the order of its fields, its line ends and
 * every byte that I have not changed stay. A text whose fields cannot be read is merged by line as a whole.
 *
 * The conflicts come in an order that choices do not change. `choices[i]` settles the conflict at `i`; where there is
 * none yet, the text has mine.
 */
export function merge(
  { base, theirs, mine }: ThreeTexts,
  format: 'page' | 'record',
  choices: Choices = [],
): Merged {
  if (base === theirs || mine === theirs) return { text: mine, conflicts: [] };
  if (theirs === '' || mine === '') return gone({ base, theirs, mine }, choices);
  const [b, t, m] = [base, theirs, mine].map(normalise) as [string, string, string];
  if (m === b || m === t) return { text: theirs, conflicts: [] };
  if (b === t) return { text: endedLike(theirs, m), conflicts: [] };
  const { text, conflicts } =
    attempt((settled) => byField({ base: b, theirs: t, mine: m }, format, settled), choices) ??
    settle((settled) => byLine(b, t, m, settled), choices);
  return { text: endedLike(theirs, text), conflicts };
}

function settle(work: (settled: Settler) => string, choices: Choices): Merged {
  const settled = settler(choices);
  return { text: work(settled), conflicts: settled.conflicts };
}

/** Like {@link settle}, where the work may turn out not to be possible, or too deeply nested. */
function attempt(work: (settled: Settler) => string | undefined, choices: Choices): Merged | undefined {
  const settled = settler(choices);
  try {
    const text = work(settled);
    return text === undefined ? undefined : { text, conflicts: settled.conflicts };
  } catch {
    return undefined;
  }
}

function settler(choices: Choices): Settler {
  const conflicts: MergeConflict[] = [];
  return { conflicts, settle: (conflict) => choices[conflicts.push(conflict) - 1] ?? 'mine' };
}

/** One side has deleted the file: nothing can be put together. */
function gone({ base, theirs, mine }: ThreeTexts, choices: Choices): Merged {
  const conflict: MergeConflict = { kind: 'file', section: '', base, theirs, mine };
  const chosen = { mine, theirs, both: mine || theirs };
  return { text: chosen[choices[0] ?? 'mine'], conflicts: [conflict] };
}

interface Parts {
  /** The line that opens the fields, with its break; empty in a record. */
  opening: string;
  yaml: string;
  closing: string;
  body: string;
  data: Values;
}

/** Merges by field and body; `undefined` where one of the texts cannot be read so, or not be changed so. */
function byField({ base, theirs, mine }: ThreeTexts, format: 'page' | 'record', settled: Settler) {
  const [b, t, m] = [base, theirs, mine].map((text) => cut(text, format));
  if (!b || !t || !m) return undefined;
  const values = mergeValues(b.data, t.data, m.data, '', settled);
  const yaml = writeFields(b, t, m, values, settled.conflicts.length === 0);
  const body = byLine(b.body, t.body, m.body, settled);
  // A file may end right behind the line that closes its fields.
  const closing = body !== '' && t.closing !== '' && !t.closing.endsWith('\n') ? `${t.closing}\n` : t.closing;
  return t.opening + yaml + closing + body;
}

/**
 * The fields as YAML. Where the lines can be merged and say just what the fields are to be, both sides' comments stay;
 * otherwise my values are put into the other's lines.
 */
function writeFields(b: Parts, t: Parts, m: Parts, values: Values, clean: boolean): string {
  if (clean) {
    const pieces = mergeLines(b.yaml, t.yaml, m.yaml);
    const lines = pieces.every((each) => 'ok' in each)
      ? pieces.flatMap((each) => ('ok' in each ? each.ok : [])).join('\n')
      : undefined;
    const read = lines === undefined ? undefined : readFields(lines);
    if (lines !== undefined && read && same(read, values)) return lines;
  }
  const ended = t.yaml === '' || t.yaml.endsWith('\n') ? t.yaml : `${t.yaml}\n`;
  return editYaml(ended, values, Object.keys(m.data));
}

function byLine(base: string, theirs: string, mine: string, settled: Settler): string {
  const headings = new Headings();
  const lines = mergeLines(base, theirs, mine).flatMap((piece) => {
    if ('ok' in piece) {
      headings.pass(piece.ok);
      return piece.ok;
    }
    const choice = settled.settle({
      kind: 'lines',
      section: headings.at(piece.mine),
      base: piece.base.join('\n'),
      theirs: piece.theirs.join('\n'),
      mine: piece.mine.join('\n'),
    });
    headings.pass(piece.mine);
    return choice === 'both' ? stacked(piece.theirs, piece.mine) : piece[choice];
  });
  return lines.join('\n');
}

/** Knows under which heading the lines stand that follow those it has passed. */
class Headings {
  private last = '';
  private isCode = false;

  pass(lines: readonly string[]): void {
    for (const line of lines) {
      if (/^\s*(?:```|~~~)/.test(line)) this.isCode = !this.isCode;
      if (!this.isCode) this.last = headingOf(line) ?? this.last;
    }
  }

  /** Lines that begin with a heading stand under that one. */
  at([first = '']: readonly string[]): string {
    return (this.isCode ? undefined : headingOf(first)) ?? this.last;
  }
}

function headingOf(line: string): string | undefined {
  return /^#{1,6}[ \t]+(.+?)[ \t]*#*$/.exec(line)?.[1];
}

/** One passage below the other: as paragraphs of their own, unless both are items of a list or rows of a table. */
function stacked(theirs: readonly string[], mine: readonly string[]): string[] {
  const [last = '', first = ''] = [theirs.at(-1), mine[0]];
  const isItem = (line: string) => /^\s*(?:[-*+|]|\d+[.)]\s)/.test(line);
  const apart = last.trim() !== '' && first.trim() !== '' && !(isItem(last) && isItem(first));
  return [...theirs, ...(apart ? [''] : []), ...mine];
}

/** Cuts a text into its fields and its body; `undefined` where the fields cannot be read. An empty text has none. */
function cut(text: string, format: 'page' | 'record'): Parts | undefined {
  if (text === '') return { opening: '', yaml: '', closing: '', body: '', data: {} };
  if (format === 'record') {
    const data = readFields(text);
    return data && { opening: '', yaml: text, closing: '', body: '', data };
  }
  const { yaml, body, bodyLine } = split(text);
  const data = yaml === undefined ? undefined : readFields(yaml);
  if (yaml === undefined || data === undefined) return undefined;
  const lines = text.split('\n');
  const ended = lines.length >= bodyLine ? '\n' : '';
  return {
    opening: `${lines[0]}\n`,
    yaml: yaml && `${yaml}\n`,
    closing: `${lines[bodyLine - 2]}${ended}`,
    body,
    data,
  };
}

function readFields(yaml: string): Values | undefined {
  const { data, problems } = readYaml(yaml, 1);
  return isRecord(data) && problems.every((each) => each.level !== 'error') ? data : undefined;
}
