import type { Day } from '../../freshness/day.ts';
import type { Choices, Option } from '../../site/brief/choices.ts';
import type { Part } from '../../site/brief/parts.ts';

/** What a brief is put together from. */
export interface Material {
  choices: Choices;
  chosen: readonly Option[];
  /** By their keys; a piece that could not be had is not there. */
  parts: ReadonlyMap<string, Part>;
  /** The day on which it is read; `undefined` where the browser cannot tell. */
  today: Day | undefined;
}
