import { asJsonText } from '../plain.ts';
import { problemInWords } from '../problem/wording.ts';
import type { Findings } from './text.ts';

/** What a check found, for programs. */
export function asJson({ today, entries, problems }: Findings): string {
  const listed = problems.map((problem) => {
    const { id, level, file, line, column, entry } = problem;
    const { message, fix } = problemInWords(problem);
    return { id, level, message, fix, file, line, column, entry };
  });
  return asJsonText({ today, entries, problems: listed });
}
