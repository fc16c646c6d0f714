/** A place that both have changed, each in another way. */
export interface MergeConflict {
  kind: 'field' | 'lines';
  /** The field as a dotted path, such as `away.until`; empty for the body. */
  name: string;
  /** What each text says there, as a person would write it; empty where it says nothing. */
  base: string;
  theirs: string;
  mine: string;
}

/** How a conflict is settled. Where two values cannot stand together, such as two days, `both` is `mine`. */
export type MergeChoice = 'mine' | 'theirs' | 'both';
