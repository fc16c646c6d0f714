/** An agenda as text, for an invitation or a terminal. */
import { plural } from '../../plain.ts';
import { goneWords, type Words } from '../../site/brief/words.ts';
import type { Brief, Section } from '../brief/model.ts';
import { leadInWords, minutesOf, minutesOfPoint, type Agenda, type Item, type Point } from './model.ts';

/** In the form in which briefs are copied. */
export function agendaAsBrief(agenda: Agenda, points: readonly Point[]): Brief {
  return {
    title: agenda.title,
    warning: agenda.warning,
    sections: [aboutIt(agenda, points), ...points.map(section)],
  };
}

function aboutIt(agenda: Agenda, points: readonly Point[]): Section {
  const { guide } = agenda;
  const minutes = minutesOf(points);
  const by: Words = guide ? [', by ', { is: 'link', to: guide.page.address, of: [guide.page.title] }] : [];
  const long = minutes > 0 ? `, ${plural(minutes, 'minute')}` : '';
  const words: Words = [`${leadInWords(agenda)}${long}`, ...by, '.'];
  return { id: 'about', title: 'The meeting', blocks: [{ type: 'paragraph', words }] };
}

function section(point: Point): Section {
  const minutes = minutesOfPoint(point);
  const { id, title, items, note, rest } = point;
  return {
    id,
    title: minutes > 0 ? `${title} (${plural(minutes, 'minute')})` : title,
    blocks: [
      ...(items.length > 0 ? [{ type: 'list' as const, items: items.map(itemWords) }] : []),
      ...(note ? [{ type: 'paragraph' as const, words: linked(note, rest) }] : []),
    ],
  };
}

function itemWords({ topic, why, page, who, minutes }: Item): Words {
  const isAbout = page?.title === topic;
  const link = (of: string) => [...linked(of, page?.address), ...goneWords(page?.gone)];
  const facts = [...(who ? [who] : []), ...(minutes ? [plural(minutes, 'minute')] : [])].join(', ');
  return [
    ...(isAbout ? link(topic) : [topic]),
    ...(facts ? [` (${facts})`] : []),
    ...(why ? [`: ${why}`] : []),
    ...(page && !isAbout ? [' – ', ...link(page.title)] : []),
  ];
}

function linked(of: string, to: string | undefined): Words {
  return to === undefined ? [of] : [{ is: 'link', to, of: [of] }];
}
