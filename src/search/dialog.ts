/** The search dialog: Pagefind's components in the wiki's style, over the index that the build wrote. */
import style from './dialog.css?url';
import { offerToCreate } from './create-page-links.ts';
import { template } from './markup.ts';
import { ranking } from './options.ts';
import { say, unreachable } from './said.ts';
import { joinedSearch, type Hit, type Index, type Joined, type Options } from './words.ts';

/** The parts of Pagefind's components that are used here. */
interface Modal extends HTMLElement {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}
interface Pagefind {
  configureInstance(name: string, options: object): Instance;
}
interface Instance {
  /** What answers. Left to themselves, the components load an index once, and six of them say “Error” where that fails. */
  __pagefind__: Answering;
  /** What is sought. */
  searchTerm: string;
  setTranslations(words: Record<string, string>): void;
  triggerSearch(term: string): void;
  on(event: 'results', hear: (found: Partial<Joined> & { results: Hit[] }) => void): void;
}
interface Answering extends Pick<Index, 'filters'> {
  /** An answer of `undefined` changes nothing in the dialog. */
  search(term: string | null, options: Options): Promise<Joined | undefined>;
}
/** An index that has arrived. */
type Opened = Pick<Index, 'filters'> & { search: ReturnType<typeof joinedSearch> };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const bundle = `${base}/pagefind/`;

let dialog: Promise<() => void> | undefined;
let opened: Promise<Opened> | undefined;
/** How many searches there were, and the one that is being answered. */
let searches = 0;
let searching: Promise<unknown> = Promise.resolve();

/** Fetches what search needs, so that it is there when it is opened. */
export async function prepare(): Promise<void> {
  await ready().catch(() => {});
}

/** Shows the dialog; where it cannot be had, says why, and tries again the next time. */
export async function open(): Promise<void> {
  try {
    const show = await ready();
    show();
    await index();
  } catch {
    await sayWhy();
  }
}

function ready(): Promise<() => void> {
  return (dialog ??= build().catch((error: unknown) => {
    dialog = undefined;
    throw error;
  }));
}

/** Resolves to what shows the dialog. The index may still be on its way. */
async function build(): Promise<() => void> {
  index().catch(() => {});
  await Promise.all([
    stylesheet(`${bundle}pagefind-component-ui.css`),
    script(`${bundle}pagefind-component-ui.js`),
    stylesheet(style),
  ]);
  const { PagefindComponents: pagefind } = window as { PagefindComponents?: Pagefind };
  if (pagefind === undefined) throw new Error('Pagefind’s components are not there.');
  const instance = pagefind.configureInstance('default', { bundlePath: bundle });
  instance.__pagefind__ = { search: answer, filters: async () => (await index()).filters() };
  instance.setTranslations({ search_label: 'Search the wiki', keyboard_clear: 'close' });
  document.body.insertAdjacentHTML('beforeend', template(matchMedia('(min-width: 48rem)').matches));
  const modal = document.querySelector('pagefind-modal') as Modal;
  instance.on('results', (found) => sayWhatIsUnknown(instance, found));
  openFirstByEnter(instance, modal);
  // All pages, to be narrowed by the filters alone.
  instance.triggerSearch('');
  return () => {
    modal.open();
    void sayHowFar();
  };
}

/** What answers searches. What could not be loaded is tried again at the next one. */
function index(): Promise<Opened> {
  return (opened ??= loadIndex().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
}

async function loadIndex(): Promise<Opened> {
  const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as {
    createInstance(options: object): Index;
  };
  const loaded = pagefind.createInstance({ basePath: bundle, ranking, excerptLength: 24 });
  await loaded.filters();
  return { search: joinedSearch(loaded), filters: () => loaded.filters() };
}

/** Answers one search at a time: what is typed meanwhile is sought when that is done, and only as it is then. */
async function answer(term: string | null, options: Options): Promise<Joined | undefined> {
  const asked = ++searches;
  await searching;
  if (asked !== searches) return undefined;
  const search = index().then((opened) => opened.search(term, options));
  searching = search.catch(() => {});
  try {
    const found = await search;
    // A part of the index that did not arrive is passed over without a word: then nothing is known.
    if (found.unfilteredResultCount === 0 && !(await entry()).ok)
      throw new Error('The index is out of reach.');
    return found;
  } catch {
    // Asked for all pages, nobody has sought anything yet.
    if (term !== null) await sayWhy();
    return undefined;
  }
}

/** What the server says of the index. */
function entry(): Promise<Response> {
  return fetch(`${bundle}pagefind-entry.json`, { method: 'HEAD', cache: 'no-store' });
}

async function sayWhy(): Promise<void> {
  const answered = await entry().catch(() => undefined);
  const modal = document.querySelector<Modal>('pagefind-modal');
  // Whoever has closed it has been told, or does not ask any more.
  if (modal?.isOpen === false) return;
  modal?.close();
  say(answered?.status === 404 ? noIndex : unreachable);
}

/** A wiki that is served while it is edited may have changes that its index does not know yet; its server says so. */
async function sayHowFar(): Promise<void> {
  const answered = await entry().catch(() => undefined);
  const element = document.querySelector<HTMLElement>('.search-behind');
  if (element) element.hidden = !answered?.headers.has('Search-Behind');
}

/** Says which words no page has. Where that is all of them, offers to write what they name. */
function sayWhatIsUnknown(
  instance: Instance,
  { results, unfilteredResultCount, unknown = [] }: Partial<Joined>,
): void {
  const words = instance.searchTerm;
  const isNone = (unfilteredResultCount ?? results?.length) === 0;
  const passedOver = document.querySelector<HTMLElement>('.search-unknown');
  if (passedOver) {
    passedOver.hidden = isNone || unknown.length === 0;
    passedOver.textContent = `No page has ${unknown.map((word) => `“${word}”`).join(' or ')}. These have other words of it.`;
  }
  const unwritten = document.querySelector<HTMLElement>('.search-unwritten');
  if (unwritten === null) return;
  unwritten.hidden = true;
  if (isNone && words.trim() !== '')
    void offerToCreate(unwritten, base, words, () => instance.searchTerm === words);
}

/** By Enter, the first hit is opened; where it is not there yet, as soon as it is. */
function openFirstByEnter(instance: Instance, modal: Modal): void {
  let shown: { term: string; first: Hit | undefined } | undefined;
  let wanted: string | undefined;
  const follow = async () => {
    if (wanted === undefined || shown?.term !== wanted) return;
    wanted = undefined;
    if (shown.first === undefined) return;
    const { url } = await shown.first.data();
    modal.close();
    location.assign(url);
  };
  instance.on('results', ({ results: [first] }) => {
    shown = { term: instance.searchTerm, first };
    void follow();
  });
  modal.addEventListener('input', () => (wanted = undefined));
  modal.addEventListener('keydown', ({ key, isComposing, target }) => {
    if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement) || target.type !== 'search')
      return;
    wanted = target.value.trim() === '' ? undefined : target.value;
    void follow();
  });
}

function stylesheet(href: string): Promise<unknown> {
  return arrival(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

function script(src: string): Promise<unknown> {
  return arrival(Object.assign(document.createElement('script'), { src }));
}

/** What does not arrive leaves no trace: it may be tried again. */
function arrival(element: HTMLElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => {
      element.remove();
      reject(new Error('A part of search did not arrive.'));
    });
    document.head.append(element);
  });
}

const noIndex = {
  title: 'Search has no index here',
  text: 'There is one where the wiki was built, and where “npm start” serves it; the lists of the collections work without it.',
};
