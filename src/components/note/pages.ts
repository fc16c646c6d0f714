/** Chooses the page that a note is about, by its name. */
import { element } from '../../element.ts';
import type { NameHit, NamesFile, NamesIndex } from '../../search/names/names.ts';
import { readLately } from '../../search/kept.ts';
import { base } from '../acts/desk.ts';
import { button } from '../acts/button.ts';

/** A page, and how it is called. */
export interface Chosen {
  page: string;
  title: string;
}

const most = 6;
let index: Promise<NamesIndex> | undefined;

/** Offers in a list what is found by what is typed into a field. */
export function offerPages(field: HTMLInputElement, list: Element, choose: (chosen: Chosen) => void): void {
  const draw = async () => {
    const typed = field.value;
    const names = await getNames().catch(() => undefined);
    // Somebody has typed on meanwhile.
    if (typed !== field.value) return;
    if (names === undefined) {
      const said = 'The names of the pages are not here now. A note is sent without, too.';
      list.replaceChildren(element('li', { textContent: said }));
      return;
    }
    const hits = typed.trim() === '' ? [] : names.find(typed, { limit: 4 * most }).hits;
    const rows = hits
      .filter(isAbout)
      .slice(0, most)
      .map(({ key, title }) =>
        element(
          'li',
          {},
          button(title, () => choose({ page: key, title })),
        ),
      );
    const none = typed.trim() !== '' && element('li', { textContent: 'No page is called that.' });
    list.replaceChildren(...(rows.length > 0 ? rows : none ? [none] : []));
  };
  field.addEventListener('focus', () => void getNames().catch(() => {}), { once: true });
  field.addEventListener('input', () => void draw());
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    list.querySelector('button')?.click();
  });
}

/** How a page is called that was named by its key, as far as this device knows. */
export async function titleOf(page: string): Promise<string> {
  const url = `${base}/${page.split('/').map(encodeURIComponent).join('/')}/`;
  const read = readLately().find((each) => each.url === url);
  if (read) return read.title;
  const words = page.replace(/^[^/]*\//, '').replaceAll(/[-/]/g, ' ');
  const names = await getNames().catch(() => undefined);
  return names?.find(words).hits.find(({ key }) => key === page)?.title ?? page;
}

/** A note is about what the wiki says, neither about the help nor about notes. */
function isAbout({ collection }: NameHit): boolean {
  return collection !== 'help' && collection !== 'people' && collection !== 'field-notes';
}

function getNames(): Promise<NamesIndex> {
  index ??= loadNames().catch((error: unknown) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function loadNames(): Promise<NamesIndex> {
  // Finding by names is more than the box itself: it comes while somebody writes.
  const [response, { openNames }] = await Promise.all([
    fetch(`${base}/search/names.json`),
    import('../../search/names/names.ts'),
  ]);
  if (!response.ok) throw new Error(`The names answer with ${response.status}.`);
  return openNames((await response.json()) as NamesFile, base);
}
