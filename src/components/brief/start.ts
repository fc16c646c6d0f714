/** Keeps `/brief/` what its address says: choosing changes the address, and going back goes back. */
import { dayIfKnown, type Day } from '../../freshness/day.ts';
import type { Choices, Option } from '../../site/brief/choices.ts';
import { eachVisit } from '../visit.ts';
import { askedIn, queryOf } from './address.ts';
import { chooserFor } from './choose.ts';
import { element } from '../../element.ts';
import { loadChoices, loadParts } from './load.ts';
import { keysFor } from './objections.ts';

const page = document.querySelector<HTMLElement>('[data-brief]');
if (page) void open(page);

async function open(page: HTMLElement): Promise<void> {
  const choices = await loadChoices().catch(() => undefined);
  if (choices) return start(page, choices);
  const again = retry(() => void open(page));
  page.querySelector('[data-said]')?.replaceChildren('What can be chosen did not arrive. ', again);
}

function start(page: HTMLElement, choices: Choices): void {
  const part = <T extends HTMLElement = HTMLElement>(name: string) =>
    page.querySelector(`[data-${name}]`) as T;
  const [said, title, details] = [part('said'), part('title'), part<HTMLDetailsElement>('chooser')];
  const [question, pageTitle] = [title.textContent, document.title];
  let chosen: Option[] = [];
  let query = location.search;
  let shownOn: Day | undefined;

  const chooser = chooserFor(choices, (option) => {
    chosen = chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
    query = queryOf(chosen);
    history.pushState(undefined, '', location.pathname + query);
    void show([]);
  });

  /** @param words what is to be said of the address */
  async function show(words: readonly string[]): Promise<void> {
    const asked = chosen;
    const name = asked.map((each) => each.title).join(' · ');
    chooser.show(asked);
    title.textContent = name || question;
    document.title = name ? `${name} · ${pageTitle}` : pageTitle;
    page.dataset['brief'] = name && 'shown';
    said.replaceChildren(...words.map((each) => element('p', {}, [each])));
    if (asked.length === 0) return;
    const keys = keysFor(choices, asked);
    // What puts it together is loaded with the first brief.
    const [parts, sheet] = await Promise.all([loadParts(keys), import('./sheet.ts').catch(() => undefined)]);
    // Something else was chosen meanwhile.
    if (asked !== chosen) return;
    shownOn = dayIfKnown(new Date(), choices.timeZone);
    sheet?.showSheet(page, { choices, chosen: asked, parts, today: shownOn });
    if (sheet && parts.size === keys.length) return;
    const again = retry(() => void show(words));
    said.append(element('p', {}, ['Part of this brief did not arrive. ', again]));
  }

  async function follow(): Promise<void> {
    const asked = askedIn(location.search, choices);
    chosen = asked.chosen;
    // A name that a page had before leads on to the one it has.
    if (asked.said.length > 0) history.replaceState(undefined, '', location.pathname + queryOf(chosen));
    query = location.search;
    await show(asked.said);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  details.querySelector('[data-groups]')?.replaceChildren(...chooser.elements);
  part('print').addEventListener('click', () => print());
  part('read').addEventListener('click', () => {
    details.open = false;
    title.focus();
  });
  addEventListener('popstate', () => {
    // A place on the page is another address of the same brief.
    if (location.search !== query) void follow();
  });
  void follow();
  details.hidden = false;
  details.open = chosen.length === 0 || matchMedia('(min-width: 68rem)').matches;
  // Whoever comes back to it may do so on another day.
  eachVisit(() => {
    if (shownOn !== undefined && shownOn !== dayIfKnown(new Date(), choices.timeZone)) void show([]);
  });
}

function retry(again: () => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'brief-button' }, ['Try again']);
  button.addEventListener('click', again);
  return button;
}
