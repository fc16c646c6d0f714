import { problem, type Problem } from '../problem/problem.ts';

/**
 * The places at which git has left two versions of a text below each other, for a person to choose.
 *
 * In a block of code the marks are shown on purpose.
 */
export function conflictMarks(text: string, firstLine: number): Problem[] {
  if (!/^[<>]{7}/m.test(text)) return [];
  let fence: string | undefined;
  let isOpen = false;
  return text.split('\n').flatMap((line, index) => {
    const [, own] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined) fence = own;
    else if (own?.startsWith(fence) && line.trim() === own) fence = undefined;
    const [, mark] = /^([<>])\1{6}(?:\s|$)/.exec(line) ?? [];
    if (mark === undefined || fence !== undefined) return [];
    // The mark at the end is told of with that at the beginning, unless there is none.
    const isEnd = mark === '>' && isOpen;
    isOpen = mark === '<';
    const place = { line: index + firstLine };
    return isEnd ? [] : [problem({ id: 'conflict-marks', found: line.trim().slice(0, 60) }, place)];
  });
}
