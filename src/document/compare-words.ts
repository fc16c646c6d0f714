/** Two texts word by word: what stayed, what went, what came. */
import { diffArrays } from 'diff';

/** A run of words, with the blanks and signs between them. */
export interface Run {
  text: string;
  /** Without it, the words are in both texts. */
  only?: 'was' | 'now';
}

/** Beyond this, a comparison would take long, and nobody could read what it finds. */
const mostEdits = 1_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Both texts as one; `undefined` where they have so little in common that each is read better by itself. */
export function compareWords(was: string, now: string): Run[] | undefined {
  const runs = runsOf(was, now);
  return runs === undefined || isMostlyOther(runs) ? undefined : runs;
}

function runsOf(was: string, now: string): Run[] | undefined {
  const [before, after] = [was, now].map(tokensOf) as [string[], string[]];
  return diffArrays(before, after, { maxEditLength: mostEdits })?.map(({ value, added, removed }) => ({
    text: value.join(''),
    ...(removed && { only: 'was' }),
    ...(added && { only: 'now' }),
  }));
}

/** Whether, of the words of the text that has more of them, less than half are in both. */
function isMostlyOther(runs: readonly Run[]): boolean {
  const words = (only: Run['only']) =>
    runs.filter((run) => run.only === only).reduce((sum, { text }) => sum + countWords(text), 0);
  const [both, was, now] = [words(undefined), words('was'), words('now')];
  return was > 0 && now > 0 && both < (both + Math.max(was, now)) / 2;
}

function countWords(text: string): number {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** Words, signs and blanks; line breaks one by one, so that a paragraph more does not make another of the next. */
function tokensOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
