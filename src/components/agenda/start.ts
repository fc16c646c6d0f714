/** Keeps `/meetings/next/` what its address says, on the day it is read. What is struck is struck here alone. */
import { dayIfKnown, type Day } from '../../freshness/day.ts';
import { dayUnknown } from '../../freshness/words.ts';
import { newFormOf } from '../../editing-api/addresses.ts';
import type { AgendaFacts } from '../../site/agenda/facts.ts';
import { element } from '../../element.ts';
import { eachVisit } from '../visit.ts';
import type { agendaOf as Make } from './agenda.ts';
import { aboutIt, kindLinks, pointsShown, warningShown } from './draw.ts';
import { without, type Agenda } from './model.ts';

const folder = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;
const page = document.querySelector<HTMLElement>('[data-agenda]');
if (page) void open(page);

async function open(page: HTMLElement): Promise<void> {
  const said = page.querySelector('[data-said]');
  // What makes the agenda arrives together with what it is made of.
  const arrived = await Promise.all([loadFacts(), import('./agenda.ts')]).catch(() => undefined);
  if (arrived) {
    said?.replaceChildren();
    const [facts, { agendaOf }] = arrived;
    return start(page, facts, agendaOf);
  }
  const again = element('button', { type: 'button' }, ['Try again']);
  again.addEventListener('click', () => void open(page));
  said?.replaceChildren('What the agenda is made of did not arrive. ', again);
}

async function loadFacts(): Promise<AgendaFacts> {
  const response = await fetch(`${folder}meetings/next/facts.json`);
  if (!response.ok) throw new Error(`The facts answer with ${response.status}.`);
  return (await response.json()) as AgendaFacts;
}

function start(page: HTMLElement, facts: AgendaFacts, agendaOf: typeof Make): void {
  let shownOn: Day | undefined;
  page.querySelector('[data-print]')?.addEventListener('click', () => print());
  // Whoever comes back to it may do so on another day.
  eachVisit(() => {
    const today = dayIfKnown(new Date(), facts.timeZone);
    if (today !== undefined && today === shownOn) return;
    shownOn = today;
    const kind = new URLSearchParams(location.search).get('kind') ?? undefined;
    const agenda = today && agendaOf(facts, { kind }, today);
    if (agenda) return show(page, facts, agenda, today);
    page.querySelector('[data-said]')?.replaceChildren(...(today ? theFirst() : [dayUnknown]));
  });
}

function theFirst(): (string | Node)[] {
  const link = element('a', { href: `${folder}admin/${newFormOf('meetings')}` }, ['Write up the first']);
  return ['No meeting is written up yet: the agenda of the next one follows from the last. ', link, '.'];
}

function show(page: HTMLElement, facts: AgendaFacts, agenda: Agenda, today: Day): void {
  const part = <T extends HTMLElement>(name: string) => page.querySelector<T>(`[data-${name}]`);
  const struck = new Set<string>();
  const draw = () => {
    const points = without(agenda, struck);
    part('about')?.replaceChildren(...aboutIt(agenda, points));
    part('points')?.replaceChildren(...pointsShown(agenda, today, struck, strike));
    void import('./hand-on.ts').then(
      ({ offerToHandOn }) => offerToHandOn(page, agenda, points, today, folder),
      () => {},
    );
  };
  const strike = (id: string) => {
    if (!struck.delete(id)) struck.add(id);
    draw();
    page.querySelector<HTMLElement>(`[data-strike="${CSS.escape(id)}"]`)?.focus();
  };
  part('title')?.replaceChildren(agenda.title);
  part('kinds')?.replaceChildren(...kindLinks(facts.kinds, agenda.kind));
  part('warning')?.replaceChildren(...warningShown(agenda, folder));
  // It has its place before it can be pressed, so that nothing moves.
  part('copy-text')?.toggleAttribute('hidden', !('clipboard' in navigator));
  part('acts')?.removeAttribute('hidden');
  draw();
}
