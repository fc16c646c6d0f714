/** Files that were being written as text and are not saved, kept in the browser from the first key on. */
export interface TypedText {
  text: string;
  /** The version of the file that it was made from; left out where nobody knows. */
  base?: string | undefined;
}

const prefix = 'concord-text:';

/** What was typed into a text and not saved, by the text’s path or id; `undefined` where there is nothing. */
export function typedText(id: string, storage: Storage = localStorage): TypedText | undefined {
  try {
    const { text, base } = JSON.parse(storage.getItem(prefix + id) ?? '') as Partial<TypedText>;
    return typeof text === 'string' ? { text, ...(typeof base === 'string' && { base }) } : undefined;
  } catch {
    return undefined;
  }
}

/** Gives whether it is kept: a browser’s storage may be full. */
export function keepTyped(id: string, typed: TypedText, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(prefix + id, JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

/** To be called where it is saved, or nobody wants it. */
export function forgetTyped(id: string, storage: Storage = localStorage): void {
  storage.removeItem(prefix + id);
}
