/** Keeps `/brief/` what its address says: choosing changes the address, and going back goes back. */
import { dayIfKnown, type Day } from '../../freshness/day.ts';
import type { Choices, Option } from '../../site/brief/choices.ts';
import { eachVisit } from '../visit.ts';
import { askedIn, queryOf } from './address.ts';
import { chooserFor } from './choose.ts';
import { offerCopies } from './copy.ts';
import { draw, element } from './draw.ts';
import { briefOf, keysFor } from './gather.ts';
import { loadChoices, loadParts } from './load.ts';
import type { Brief, Section } from './model.ts';

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
  const [said, title, sections] = [part('said'), part('title'), part('sections')];
  const [warning, jumps] = [part('warning'), part('jumps')];
  const details = part<HTMLDetailsElement>('chooser');
  const [without, pageTitle] = [title.textContent, document.title];
  let chosen: Option[] = [];
  let shown: { brief: Brief; today: Day | undefined } | undefined;

  const chooser = chooserFor(choices, (option) => {
    chosen = chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
    history.pushState(undefined, '', location.pathname + queryOf(chosen));
    void show([]);
  });
  details.querySelector('[data-groups]')?.replaceChildren(...chooser.elements);

  /** @param words what is to be said of the address */
  async function show(words: readonly string[]): Promise<void> {
    const asked = chosen;
    chooser.show(asked);
    const keys = keysFor(choices, asked);
    const parts = await loadParts(keys);
    // Something else was chosen meanwhile.
    if (asked !== chosen) return;
    const today = dayIfKnown(new Date(), choices.timeZone);
    const brief = briefOf({ choices, chosen: asked, parts, today });
    shown = { brief, today };
    title.textContent = asked.length > 0 ? brief.title : without;
    document.title = asked.length > 0 ? `${brief.title} · ${pageTitle}` : pageTitle;
    page.dataset['brief'] = asked.length > 0 ? 'shown' : '';
    warning.replaceChildren(...(brief.warning === undefined ? [] : [brief.warning, ' ', toTrust()]));
    jumps.replaceChildren(...brief.sections.map(jumpTo));
    sections.replaceChildren(...draw(brief, today));
    said.replaceChildren(...words.map((each) => element('p', {}, [each])));
    const lost = keys.length - parts.size;
    if (lost > 0)
      said.append(element('p', {}, ['Part of this brief did not arrive. ', retry(() => void show(words))]));
  }

  function follow(): void {
    const asked = askedIn(location.search, choices);
    chosen = asked.chosen;
    // A name that a page had before leads on to the one it has.
    if (asked.said.length > 0) history.replaceState(undefined, '', location.pathname + queryOf(chosen));
    void show(asked.said);
  }

  offerCopies(page, () => shown && [shown.brief, { today: shown.today, address: location.href }]);
  part('print').addEventListener('click', () => print());
  part('read').addEventListener('click', () => {
    details.open = false;
    title.focus();
  });
  addEventListener('popstate', () => {
    // A place on the page is another address of the same brief.
    if (location.search !== queryOf(chosen)) follow();
  });
  follow();
  details.hidden = false;
  details.open = chosen.length === 0 || matchMedia('(min-width: 68rem)').matches;
  // Whoever comes back to it may do so on another day.
  eachVisit(() => {
    if (shown && shown.today !== dayIfKnown(new Date(), choices.timeZone)) void show([]);
  });
}

function jumpTo({ id, title }: Section): HTMLElement {
  return element('li', {}, [element('a', { href: `#brief.${id}` }, [title])]);
}

function toTrust(): HTMLElement {
  return element('a', { href: '#brief.trust' }, ['See what']);
}

function retry(again: () => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'brief-button' }, ['Try again']);
  button.addEventListener('click', again);
  return button;
}
