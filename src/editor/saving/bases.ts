import { sourceField, type Format } from '../../cms/format.ts';

/**
 * What each text was made from.
 *
 * A save has to say which version of the file it began with. The form knows, as long as it is open. Decap keeps a
 * backup of unsaved texts in the browser, and reads it back as if it were the file: so what a text was made from is
 * kept beside it, in the browser too.
 */
interface Made {
  text: string;
  from: string;
}

const key = 'concord-bases';
const most = 20;

/** A format that finds the version again that an unsaved text began with. */
export function remembering(format: Format): Format {
  return {
    fromFile(text) {
      const values = format.fromFile(text);
      const from = load().find((made) => made.text === text)?.from;
      return from === undefined ? values : { ...values, [sourceField]: from };
    },
    toFile(values, order) {
      const text = format.toFile(values, order);
      const from = values[sourceField];
      if (typeof from === 'string' && from !== text) {
        store([{ text, from }, ...load().filter((made) => made.text !== text)].slice(0, most));
      }
      return text;
    },
  };
}

/** Forgets what a text was made from: it has become the file itself. */
export function forget(text: string): void {
  store(load().filter((made) => made.text !== text));
}

function load(): Made[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Made[];
  } catch {
    return [];
  }
}

function store(made: readonly Made[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(made));
  } catch {
    // A full browser storage must not keep anyone from writing: without the note, a recovered text meets the file
    // as it is now, and the desk shows where they differ.
    localStorage.removeItem(key);
  }
}
