/** What problems are called in a form, which has fields and paragraphs where a file has names and lines. */
import { bodyField } from '../../document/format.ts';
import { collectionOfFile, labelOf, within } from '../../problem/labels.ts';
import type { Problem } from '../../problem/problem.ts';
import { problemInWords } from '../../problem/wording.ts';
import { split } from '../../wiki/frontmatter.ts';

/** A place of the form. */
export interface Spot {
  /** From the field of the first level; that of the text is `body`. */
  path: readonly PropertyKey[];
  /** What the field is called. */
  label: string;
  /** In a text: the words at the place, without their Markdown. */
  words?: string;
}

/** A problem as the form says it. */
export interface Remark {
  problem: Problem;
  /** `undefined` where the form does not show what is wrong. */
  spot: Spot | undefined;
  /** Sentences that can stand by themselves. */
  said: string;
  /** The field that they begin with. */
  subject: string | undefined;
}

/** Says in the words of the form what is wrong with the file it would make. */
export function remarkOn(problem: Problem, text: string): Remark {
  const spot = spotOf(problem, text);
  const { message, fix, subject } = problemInWords(problem, spot ? 'form' : 'file');
  const before = spot?.words && !quotes(problem, spot.words) ? `At “${spot.words}”: ` : '';
  return { problem, spot, said: `${before}${message} ${fix}`, subject };
}

/** The same beside its very field, which need not be told apart from those of other groups there. */
export function saidBeside({ said, subject }: Remark): string {
  if (subject === undefined) return said;
  return `${subject.split(within).at(-1)}${said.slice(subject.length)}`;
}

/** Whether the sentence about a problem has some words of the text already. */
function quotes(problem: Problem, words: string): boolean {
  return Object.values(problem).some((detail) => typeof detail === 'string' && detail.includes(words));
}

function spotOf(problem: Problem, text: string): Spot | undefined {
  if (problem.field) return spotAt(problem.field, problem.file);
  const isPage = collectionOfFile(problem.file)?.format === 'page';
  const { bodyLine } = isPage ? split(text) : { bodyLine: Infinity };
  if (bodyLine > 1 && problem.line >= bodyLine)
    return { path: [bodyField], label: 'Page text', words: wordsAt(problem, text) };
  return spotAt([fieldAbove(problem.line, text)], problem.file);
}

function spotAt(path: readonly PropertyKey[], file: string): Spot | undefined {
  const label = labelOf(path, file);
  return label === undefined ? undefined : { path, label };
}

/** The field of the first level that a line of the file belongs to. */
function fieldAbove(line: number, text: string): string {
  const above = text.split('\n').slice(0, line).reverse();
  return above.map((each) => /^([\w-]+):/.exec(each)?.[1]).find((each) => each !== undefined) ?? '';
}

/** The words that follow a place of a text, as they are read on the page. */
function wordsAt({ line, column }: Problem, text: string): string {
  const own = text.split('\n')[line - 1] ?? '';
  const words = withoutMarks(own.slice(column - 1)) || withoutMarks(own);
  return words.length <= 40 ? words : words.slice(0, 40).replace(/\s+\S*$/, '');
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/^\s*(?:[-*+]|\d+\.|#+|>)\s+/, '')
    .replace(/[*_`]+/g, '')
    .trim();
}
