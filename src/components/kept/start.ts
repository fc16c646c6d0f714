/** What is kept on this device: shows it, keeps more of it, and forgets it. */
import { goneMarkOn } from '../gone.ts';
import { goneFrom, type AssetFacts } from '../../freshness/asset-state.ts';
import { goneLabels } from '../../freshness/asset-words.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { plural } from '../../plain.ts';
import { mostPages, openShelf } from '../../offline/shelf.ts';
import { moment } from '../../offline/said.ts';

/** What the editor keeps is work that is not saved, and who does it: that is forgotten there. So are notes that were not sent. */
const isOfReading = (key: string) => /^concord-(?!editor$|draft:|note:|markdown$)/.test(key);

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const root = document.querySelector<HTMLElement>('[data-kept]');
// Browsers keep nothing of what is not served safely: https://developer.mozilla.org/docs/Web/API/Window/caches
if (root && 'caches' in window) await start(root);

async function start(root: HTMLElement): Promise<void> {
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-${name}]`);
  const said = part('said');
  const say = (words: string) => said && (said.textContent = words);
  const scope = new URL(base, location.href).href;
  const shelf = openShelf({ scope, caches, fetch: (address) => fetch(address) });
  await list();
  root.hidden = false;
  part('forget')?.addEventListener('click', async () => {
    say(await forget());
    await list();
  });
  part('keep')?.addEventListener('click', async ({ currentTarget }) => {
    const button = currentTarget as HTMLButtonElement;
    button.disabled = true;
    await keepAll().then(say, () => say('The wiki cannot be reached just now: nothing more was kept.'));
    button.disabled = false;
    await list();
  });

  async function list(): Promise<void> {
    const pages = (await shelf.pages()).filter(({ address }) => !address.endsWith('/kept/'));
    const now = new Date();
    const rows = pages.map(async ({ address, title, since }) => {
      const row = document.createElement('li');
      const link = Object.assign(document.createElement('a'), {
        href: address,
        textContent: plainText(title),
      });
      const day = Object.assign(document.createElement('span'), {
        textContent: `As of ${moment(since, now)}`,
      });
      row.append(link, ...(await goneNow(address, now)), day);
      return row;
    });
    part('list')?.replaceChildren(...(await Promise.all(rows)));
  }

  /** Behind material that is not to be used any more, by what its page carries of itself. */
  async function goneNow(address: string, now: Date): Promise<(Node | string)[]> {
    const html = (await (await shelf.find(address))?.text()) ?? '';
    if (!html.includes('data-asset=')) return [];
    const carried = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-asset]');
    const { facts, timeZone } = JSON.parse(carried?.getAttribute('data-asset') ?? '{}') as {
      facts?: AssetFacts;
      timeZone?: string;
    };
    const gone = facts && goneFrom(facts);
    return goneMarkOn(
      gone && { label: goneLabels[gone.is], from: gone.from },
      dayIfKnown(now, timeZone ?? ''),
    );
  }

  async function keepAll(): Promise<string> {
    // Otherwise a browser may empty it when its device has little room.
    void navigator.storage?.persist?.();
    const collections = (root.dataset['kept'] ?? '').split(' ');
    const entries = (await (await fetch(`${base}api/entries.json`)).json()) as {
      collection: string;
      url: string;
    }[];
    const wanted = entries.filter(({ collection }) => collections.includes(collection));
    // They may have changed since the last search.
    await shelf.fetchNames().catch(() => {});
    let kept = 0;
    for (const { url } of wanted.slice(0, mostPages)) {
      await shelf.fetch(new URL(url, location.href).href).then(
        () => kept++,
        () => {},
      );
      say(`${kept} of ${wanted.length} …`);
    }
    const missing = wanted.length - kept;
    return `${plural(kept, 'page')} kept.${missing > 0 ? ` ${plural(missing, 'page')} could not be kept.` : ''}`;
  }

  async function forget(): Promise<string> {
    const pages = await shelf.forget();
    const remembered = Object.keys(localStorage).filter(isOfReading);
    remembered.forEach((key) => localStorage.removeItem(key));
    const registration = await navigator.serviceWorker?.getRegistration(base);
    await registration?.unregister();
    const searched = remembered.length > 0 ? ', and what search had remembered' : '';
    return `Forgotten: ${plural(pages, 'page')} with what belongs to them${searched}.`;
  }
}

function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}
