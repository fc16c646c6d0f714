/** Signs that no text may hold by the rules of Unicode: nothing an author typed can be taken for a mark. */
export const marks = { open: '\ufdd0', close: '\ufdd1', void: '\ufdd2', end: '\ufdd3' } as const;

/** A mark with the number of its piece. */
export const markPattern = /([\ufdd0-\ufdd2])(\d+)\ufdd3/g;
