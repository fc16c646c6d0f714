/** Shows an agenda. Elements are made of its words; none of them is ever read as HTML. */
import { plural } from '../../plain.ts';
import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import type { KindOfMeeting } from '../../site/agenda/meetings.ts';
import { element } from '../../element.ts';
import { goneMarkOn } from '../gone.ts';
import { leadInWords, minutesOf, minutesOfPoint, type Agenda, type Item, type Point } from './model.ts';

/** Who is likely to lead the meeting, how long it takes, by which guide, and which one was before. */
export function aboutIt(agenda: Agenda, points: readonly Point[]): (Node | string)[] {
  const { guide, last } = agenda;
  const minutes = minutesOf(points);
  const by = guide ? [', by ', element('a', { href: guide.page.address }, [guide.page.title])] : [];
  return [
    `${leadInWords(agenda)}${minutes > 0 ? `, ${plural(minutes, 'minute')}` : ''}`,
    ...by,
    '. The last one: ',
    element('a', { href: last.page.address }, [dayInWords(last.on)]),
    '.',
  ];
}

/** What is to be known of the day, and where it can be said. */
export function warningShown({ warning, asksForDay }: Agenda, site: string): (Node | string)[] {
  if (warning === undefined) return [];
  if (asksForDay === undefined) return [warning];
  return [warning, ' ', element('a', { href: site + asksForDay }, ['Enter the day under “Next on”'])];
}

/** The kinds of meetings that can be chosen; nothing where there is one. */
export function kindLinks(kinds: readonly KindOfMeeting[], current: string): Node[] {
  if (kinds.length < 2) return [];
  const items = kinds.map(({ id, name }) => {
    const link = element('a', { href: `?kind=${id}` }, [name]);
    if (id === current) link.ariaCurrent = 'page';
    return element('li', {}, [link]);
  });
  return [element('ul', { role: 'list' }, items)];
}

export function pointsShown(
  { points }: Agenda,
  today: Day,
  struck: ReadonlySet<string>,
  strike: (id: string) => void,
): Node[] {
  return points.map((point) => {
    const left = point.items.filter(({ id }) => !struck.has(id));
    const minutes = minutesOfPoint({ ...point, items: left });
    const time =
      minutes > 0 ? [' ', element('span', { className: 'agenda-time' }, [plural(minutes, 'minute')])] : [];
    const section = element('section', { className: 'agenda-point' }, [
      element('h2', {}, [point.title, ...time]),
      element(
        'ul',
        { role: 'list' },
        point.items.map((item) => itemShown(item, today, struck.has(item.id), strike)),
      ),
      ...noteShown(point),
    ]);
    // On paper, a point that nothing is left of is gone.
    section.dataset['point'] = point.id;
    section.dataset['left'] = String(left.length > 0 || point.note !== undefined);
    return section;
  });
}

function noteShown({ note, rest }: Point): Node[] {
  if (!note) return [];
  const shown = rest === undefined ? note : element('a', { href: rest }, [note]);
  return [element('p', { className: 'agenda-note' }, [shown])];
}

function itemShown(item: Item, today: Day, isStruck: boolean, strike: (id: string) => void): HTMLElement {
  const { id, topic, why, isLate, page, who, minutes } = item;
  const button = element('button', { type: 'button' }, [isStruck ? 'Put back' : 'Strike']);
  button.dataset['strike'] = id;
  button.ariaLabel = `${isStruck ? 'Put back' : 'Strike'}: ${topic}`;
  button.addEventListener('click', () => strike(id));
  const link = (of: string) =>
    page ? [element('a', { href: page.address }, [of]), ...goneMarkOn(page.gone, today)] : [of];
  const isAbout = page === undefined || page.title === topic;
  const facts = [
    ...(who ? [[who]] : []),
    ...(minutes ? [[plural(minutes, 'minute')]] : []),
    ...(isAbout ? [] : [link(page.title)]),
  ];
  const row = element('li', { className: 'agenda-item' }, [
    element('div', { dir: 'auto' }, [
      element(isStruck ? 'del' : 'b', {}, isAbout ? link(topic) : [topic]),
      ...(why ? [element('p', { className: isLate ? 'agenda-why late' : 'agenda-why' }, [why])] : []),
      ...(facts.length > 0
        ? [
            element(
              'p',
              { className: 'agenda-facts' },
              facts.map((fact) => element('span', {}, fact)),
            ),
          ]
        : []),
    ]),
    button,
  ]);
  row.dataset['struck'] = String(isStruck);
  return row;
}
