import { problem, type Problem } from '../problem/problem.ts';

/**
 * The places at which git has left two versions of a text below each other, for a person to choose.
 *
 * In a block of code a mark alone is shown on purpose; two whole versions in it are what git has left there, too.
 */
export function conflictMarks(text: string, firstLine: number): Problem[] {
  if (!/^(?:[<>]{7}|\|{7} )/m.test(text)) return [];
  const marks = marksIn(text.split('\n'));
  let isOpen = false;
  return marks.flatMap(({ mark, line, index, block }, place) => {
    const isOwn = block === undefined || (mark === '<' && isWhole(marks.slice(place, place + mostMarks)));
    if (mark === '=' || !isOwn) return [];
    // The marks below the one at the beginning are told of with it, unless there is none.
    const isTold = mark !== '<' && isOpen;
    isOpen = mark === '<' || (mark === '|' && isOpen);
    if (isTold) return [];
    return [problem({ id: 'conflict-marks', found: line.trim().slice(0, 60) }, { line: index + firstLine })];
  });
}

/** A line of git’s, and the block of code that it stands in. */
interface Mark {
  mark: string;
  line: string;
  index: number;
  block: number | undefined;
}

/** How many marks are looked at for the end of a conflict: a line of equals signs may also be one of a heading. */
const mostMarks = 8;

/** Whether marks begin with those of a whole conflict, in one place. */
function isWhole(marks: readonly Mark[]): boolean {
  const own = marks.filter(({ block }) => block === marks[0]?.block);
  return /^<[|=]*=[|=]*>/.test(own.map(({ mark }) => mark).join(''));
}

function marksIn(lines: readonly string[]): Mark[] {
  let block: number | undefined;
  let fence = '';
  let isComment = false;
  return lines.flatMap((line, index): Mark[] => {
    if (isComment) isComment = !line.includes('-->');
    else if (block === undefined) {
      fence = opening.exec(line)?.[1] ?? '';
      if (fence !== '') block = index;
      isComment = /^ {0,3}<!--(?!.*-->)/.test(line);
    } else if (isClosing(line, fence)) block = undefined;
    const isMark = /^(?:([<>])\1{6}(?:\s|$)|\|{7} [^|]+$|={7}\s*$)/.test(line);
    return isMark ? [{ mark: line[0] ?? '', line, index, block }] : [];
  });
}

/** What opens a block of code, also in an item or a quotation. Words in three backticks do not. */
const opening = /^ {0,3}(?:> {0,4}|(?:[-*+]|\d{1,9}[.)]) {1,4})*(`{3,}(?!`)(?!.*`)|~{3,})/;

function isClosing(line: string, fence: string): boolean {
  const own = line.replace(/^[ >]+/, '').trimEnd();
  return own.startsWith(fence) && own === (fence[0] ?? '').repeat(own.length);
}
