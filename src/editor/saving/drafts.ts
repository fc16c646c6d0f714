/**
 * Texts that were typed and are not saved, kept in the browser from the first key on.
 *
 * Each window keeps its own, so that none writes over what another has typed on the same page. Nothing is ever removed to
 * make room: a draft goes when its text is saved, or when somebody throws it away.
 */

/** What is kept of a text. */
export interface Typed {
  /** The path of its file; of a text that has none yet, a place of its own; see {@link newPlace}. */
  place: string;
  text: string;
  /** The version of the file that it began with; `undefined` where there was none. */
  base: string | undefined;
  /** Of a text whose save was refused: why, and the id under which the desk keeps it, too. */
  refused?: { reason: string; kept?: string | undefined };
}

export interface Draft extends Typed {
  /** Of the place and the window. */
  id: string;
  /** When it was last changed, as an instant in ISO 8601. */
  when: string;
  /** Whether this window keeps it. */
  isOwn: boolean;
}

/** Where drafts are kept at once, as `localStorage` does. `setItem` throws where it is full. */
export type QuickStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Where there is room for more. */
export interface RoomyStore {
  put(id: string, value: string): Promise<void>;
  remove(id: string): Promise<void>;
  all(): Promise<readonly string[]>;
}

export interface Drafts {
  /** Keeps a text, at once where there is room. Rejects where no store takes it. */
  keepDraft(typed: Typed): Promise<void>;
  /** The latest text of a place, whichever window it was typed in. */
  draftOf(place: string): Promise<Draft | undefined>;
  /** Forgets what this window keeps of a place, and what others keep of it in these very words. */
  forgetDraft(place: string, saved?: string): Promise<void>;
  /** Forgets one text, of whatever window. */
  throwAway(id: string): Promise<void>;
  /** All of them, latest first. */
  drafts(): Promise<Draft[]>;
}

const prefix = 'concord-draft:';

/** @param windowId tells this window from all others, those that are gone included */
export function openDrafts(
  quick: QuickStore,
  roomy: RoomyStore,
  windowId: string,
  now: () => Date = () => new Date(),
): Drafts {
  const idOf = (place: string) => `${place}#${windowId}`;

  function quickTexts(): string[] {
    const keys = Array.from({ length: quick.length }, (_none, index) => quick.key(index) ?? '');
    return keys.filter((key) => key.startsWith(prefix)).map((key) => quick.getItem(key) ?? '');
  }

  async function throwAway(id: string): Promise<void> {
    quick.removeItem(prefix + id);
    await roomy.remove(id).catch(() => {});
  }

  async function drafts(): Promise<Draft[]> {
    const found = new Map<string, Draft>();
    for (const text of [...quickTexts(), ...(await roomy.all().catch(() => []))]) {
      const draft = read(text);
      if (draft === undefined) continue;
      const other = found.get(draft.id);
      if (other === undefined || other.when <= draft.when)
        found.set(draft.id, { ...draft, isOwn: draft.id === idOf(draft.place) });
    }
    return [...found.values()].toSorted((a, b) => (a.when < b.when ? 1 : -1));
  }

  return {
    async keepDraft(typed) {
      const id = idOf(typed.place);
      const value = JSON.stringify({ ...typed, id, when: now().toISOString() });
      try {
        quick.setItem(prefix + id, value);
      } catch {
        await roomy.put(id, value);
      }
    },
    draftOf: async (place) => (await drafts()).find((each) => each.place === place),
    async forgetDraft(place, saved) {
      const sameWords = (each: Draft) => each.place === place && each.text === saved;
      const done = saved === undefined ? [] : (await drafts()).filter(sameWords);
      await Promise.all([idOf(place), ...done.map(({ id }) => id)].map(throwAway));
    },
    throwAway,
    drafts,
  };
}

/** A place for a text that has no file yet, such as `new:guides/4f0c…`. */
export function newPlace(collection: string, id: string): string {
  return `new:${collection}/${id}`;
}

/** The collection of a place that {@link newPlace} gave; `undefined` for a file. */
export function newIn(place: string): string | undefined {
  return /^new:([^/]+)\//.exec(place)?.[1];
}

function read(text: string): Omit<Draft, 'isOwn'> | undefined {
  try {
    const { id, place, text: typed, when, ...more } = JSON.parse(text) as Partial<Draft>;
    if ([id, place, typed, when].some((each) => typeof each !== 'string')) return undefined;
    return { ...more, base: more.base, id, place, text: typed, when } as Omit<Draft, 'isOwn'>;
  } catch {
    return undefined;
  }
}
