/** The search dialog: Pagefind's components in the wiki's style, over the index that the build wrote. */
import style from './dialog.css?url';
import { missing, template } from './markup.ts';
import { offerToCreate } from './create-page-links.ts';

/** The parts of Pagefind's components that are used here. */
interface Modal extends HTMLElement {
  open(): void;
}
interface Pagefind {
  configureInstance(name: string, options: object): Instance;
}
interface Instance {
  /** What is sought. */
  searchTerm: string;
  setTranslations(words: Record<string, string>): void;
  triggerLoad(): Promise<void>;
  on(event: 'results', hear: (found: Found) => void): void;
}
interface Found {
  results: readonly unknown[];
  /** How many there are without the filters. */
  unfilteredResultCount?: number;
}

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const bundle = `${base}/pagefind/`;

let dialog: Promise<() => void> | undefined;

/** Fetches what search needs, so that it is there when it is opened. */
export async function prepare(): Promise<void> {
  await (dialog ??= build());
}

export async function open(): Promise<void> {
  const show = await (dialog ??= build());
  show();
}

/** Resolves to what shows the dialog; without an index, to what says so. */
async function build(): Promise<() => void> {
  const parts = [
    stylesheet(`${bundle}pagefind-component-ui.css`),
    script(`${bundle}pagefind-component-ui.js`),
  ];
  const [found] = await Promise.all([
    Promise.all(parts).then(
      () => true,
      () => false,
    ),
    stylesheet(style),
  ]);
  const { PagefindComponents: pagefind } = window as { PagefindComponents?: Pagefind };
  if (!found || pagefind === undefined) return withoutIndex();
  // Another name of an entry finds it before every page that merely mentions it.
  const ranking = { metaWeights: { title: 8, aliases: 12, summary: 2 } };
  const instance = pagefind.configureInstance('default', { bundlePath: bundle, ranking, excerptLength: 24 });
  instance.setTranslations({ search_label: 'Search the wiki', keyboard_clear: 'close' });
  document.body.insertAdjacentHTML('beforeend', template(matchMedia('(min-width: 48rem)').matches));
  instance.on('results', (found) => offerToWrite(instance, found));
  // Words typed while the index was still on its way are searched for again, should they have been missed.
  void instance.triggerLoad().then(() => {
    const input = document.querySelector<HTMLInputElement>('pagefind-modal input[type="search"]');
    if (input?.value) input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const modal = document.querySelector('pagefind-modal') as Modal;
  return () => {
    modal.open();
    void sayHowFar();
  };
}

/** A wiki that is served while it is edited may have changes that its index does not know yet; its server says so. */
async function sayHowFar(): Promise<void> {
  const answer = await fetch(`${bundle}pagefind-entry.json`, { method: 'HEAD' }).catch(() => undefined);
  const element = document.querySelector<HTMLElement>('.search-behind');
  if (element) element.hidden = !answer?.headers.has('Search-Behind');
}

/** With filters, what is missing may only be filtered out. */
function offerToWrite(instance: Instance, { results, unfilteredResultCount = results.length }: Found): void {
  const element = document.querySelector<HTMLElement>('.search-unwritten');
  if (element === null) return;
  element.hidden = true;
  const words = instance.searchTerm;
  if (words.trim() === '' || unfilteredResultCount > 0) return;
  void offerToCreate(element, base, words, () => instance.searchTerm === words);
}

function withoutIndex(): () => void {
  document.body.insertAdjacentHTML('beforeend', missing);
  const said = document.body.lastElementChild as HTMLDialogElement;
  return () => said.showModal();
}

function stylesheet(href: string): Promise<unknown> {
  return arrival(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

function script(src: string): Promise<unknown> {
  return arrival(Object.assign(document.createElement('script'), { src }));
}

function arrival(element: HTMLElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });
}
