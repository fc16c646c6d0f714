/** Who edits. `id` is of a person of the wiki; there is none for somebody else. */
export interface Me {
  id?: string;
  name: string;
  email: string;
}

/** Where the browser keeps who edits. */
export const meKey = 'concord-editor';

/** Who edits; `undefined` where nobody has said. */
export function me(): Me | undefined {
  try {
    const { id, name, email } = JSON.parse(localStorage.getItem(meKey) ?? '') as Partial<Me>;
    if (typeof name !== 'string' || typeof email !== 'string') return undefined;
    return { ...(typeof id === 'string' && id !== '' ? { id } : {}), name, email };
  } catch {
    return undefined;
  }
}
