import { noteEnd, notesBegin, notesEnd } from '../mdx/render.ts';

/**
 * Numbers the footnotes of all texts of a page in one row, in its finished HTML, and gathers them at its end.
 *
 * Each text was rendered by itself: its notes begin with 1, and stand behind it.
 */
export function gatherFootnotes(html: string): string {
  const notes: string[] = [];
  const texts = html.split(notesEnd).map((part) => {
    const [shown = '', list] = part.split(notesBegin);
    if (list === undefined) return shown;
    const places = new Map<number, string[]>();
    const text = renumbered(shown, notes.length, places);
    const own = renumbered(list, notes.length, places).split(noteEnd).slice(0, -1);
    for (const note of own) notes.push(withWaysBack(note, places.get(notes.length + 1) ?? []));
    return text;
  });
  return notes.length === 0 ? html : `${texts.join('')}${notesBegin}${notes.join('')}</li></ol></section>`;
}

/** A piece of a text with later numbers. Each place in it that leads to a note gets a name. */
function renumbered(html: string, before: number, places: Map<number, string[]>): string {
  return html
    .replace(/<sup><a href="#note\.(\d+)" [^>]*>\d+/g, (_, local: string) => {
      const number = before + Number(local);
      const known = places.get(number) ?? [];
      const place = known.length === 0 ? `noted.${number}` : `noted.${number}.${known.length + 1}`;
      known.push(place);
      places.set(number, known);
      return `<sup><a id="${place}" href="#note.${number}" aria-label="Footnote ${number}">${number}`;
    })
    .replace(/<li id="note\.(\d+)">/g, (_, local: string) => `<li id="note.${before + Number(local)}">`);
}

/** A note with links back to the places that lead to it, in its last line. */
function withWaysBack(note: string, places: readonly string[]): string {
  const links = places.map((place, index) => {
    const which = places.length > 1 ? ` ${index + 1}` : '';
    const name = `Back to the text${which && `, place${which}`}`;
    return ` <a class="note-back" href="#${place}" aria-label="${name}" data-pagefind-ignore>↩\ufe0e${which}</a>`;
  });
  const [, words = '', end = ''] = /^([\s\S]*?)(<\/p>)?$/.exec(note) ?? [];
  return words + links.join('') + end;
}
