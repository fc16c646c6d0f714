/** What the box shows before anything is typed: what waits for whoever reads, what they read, and what has changed. */
import { dayInWords } from '../../freshness/words.ts';
import { me } from '../../editing-api/me.ts';
import { readLately } from '../kept.ts';
import { element } from '../../element.ts';
import { kindOf, rowOf, type Shown } from './row.ts';
import { base, type Wiki } from './sources.ts';

export interface Group {
  label: string;
  rows: HTMLAnchorElement[];
}

/** @param collection the id of the one that is narrowed down to */
export async function beforeTyping(wiki: Wiki, collection?: string): Promise<Group[]> {
  const within = ({ url }: { url: string }) =>
    collection === undefined || url.startsWith(`${base}/${collection}/`);
  const read = readLately().filter((each) => within(each) && each.url !== location.pathname);
  const changed = wiki.changed.map(({ path, title, day }) => ({
    url: `${base}/${path.split('/').map(encodeURIComponent).join('/')}/`,
    title,
    fact: dayInWords(day),
  }));
  const all = wiki.collections.find(({ id }) => id === collection);
  return [
    group('Due for you', (await dueForMe()).filter(within)),
    group(
      'Lately read here',
      read.slice(0, 5).map((each) => ({ ...each, fact: kindOf(each.url, wiki) })),
    ),
    group('Lately changed', changed.filter(within).slice(0, 5)),
    group('All of it', all ? [{ url: `${base}/${all.id}/`, title: all.label, fact: 'The whole list' }] : []),
  ];

  function group(label: string, pages: readonly Shown[]): Group {
    return { label, rows: pages.map((each) => rowOf(each, wiki)) };
  }
}

/** What waits for whoever has said in this browser who they are; for others nothing is loaded. */
async function dueForMe(): Promise<Shown[]> {
  const id = me()?.id;
  if (id === undefined) return [];
  const { dueFor } = await import('./due.ts');
  return dueFor(id);
}

/** A button that does something to what stands beside it. */
export function action(text: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button' }, text);
  button.addEventListener('click', act);
  return button;
}
