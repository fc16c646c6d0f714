/** A place that both have changed, each in another way. */
export type MergeConflict = FieldConflict | TextConflict;

interface FieldConflict {
  kind: 'field';
  /** As a dotted path, such as `away.until`. */
  name: string;
  /** What the field holds; `undefined` where there is none. */
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

interface TextConflict {
  /** Some lines, or a whole file that one of both has deleted. */
  kind: 'lines' | 'file';
  /** The heading above them; empty where there is none. */
  section: string;
  base: string;
  theirs: string;
  mine: string;
}

/** How a conflict is settled. Where two values cannot stand together, such as two days, `both` is `mine`. */
export type MergeChoice = 'mine' | 'theirs' | 'both';
