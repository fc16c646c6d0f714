/** What is done with an agenda once it has been read: it is copied for the invitation, and written up. */
import type { Day } from '../../freshness/day.ts';
import { offerCopies } from '../brief/copy.ts';
import type { Agenda, Point } from './model.ts';
import { agendaAsBrief } from './text.ts';
import { writeUpAddress } from './write-up.ts';

/** @param site the address of the site */
export function offerToHandOn(
  page: HTMLElement,
  agenda: Agenda,
  points: readonly Point[],
  today: Day,
  site: string,
): void {
  page.querySelector('[data-write]')?.setAttribute('href', site + writeUpAddress(agenda, points));
  offerCopies(page, agendaAsBrief(agenda, points), today);
}
