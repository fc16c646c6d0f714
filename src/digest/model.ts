/** A digest: what a team is told once a week, whatever it is written as. */
import type { Day } from '../freshness/day.ts';
import type { PageLink } from '../site/agenda/link.ts';

/** In the order in which it is told. */
export const parts = ['success', 'changed', 'urgent'] as const;
export type Part = (typeof parts)[number];

export const titles: Record<Part, string> = {
  success: 'Where was there success?',
  changed: 'What has changed?',
  urgent: 'Where is there urgent need?',
};

/** One line of a digest. */
export interface Line {
  part: Part;
  /**
   * What it tells, one name for each thing: what was told once is not told again. Nothing in a name differs from day to
   * day.
   */
  facts: readonly string[];
  /** The more, the earlier in its part. */
  weight: number;
  page: PageLink;
  /** What there is to say of the page, as a sentence. */
  said: string;
}

export interface Digest {
  /** What the wiki is called. */
  wiki: string;
  /** `undefined` for all teams together. */
  team: { id: string; name: string } | undefined;
  day: Day;
  /** Those that have lines. */
  parts: DigestPart[];
  /** How many lines there was no room for, of each part that has such: the weightiest come the next time. */
  more: Partial<Record<Part, number>>;
}

export interface DigestPart {
  id: Part;
  title: string;
  lines: Line[];
}
