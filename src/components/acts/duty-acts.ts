/** The buttons at what somebody has to do, to answer, or to bring. */
import type { What } from '../../editing-api/protocol.ts';
import { me } from '../../editing-api/me.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { isFor, type Duty } from '../../freshness/duties.ts';
import { element } from '../../element.ts';
import { answerControls } from './answer-form.ts';
import { atDesk } from './desk.ts';
import { button } from './button.ts';
import { PressedActs } from './pressed.ts';
import { readingForm } from './reading-form.ts';

/** What leads to the form, where no desk answers. */
const labels: Readonly<Record<Duty['kind'], string>> = {
  task: 'Say that it is done',
  answer: 'Answer it',
  reading: 'Bring the reading',
  note: 'Take it over',
  signature: 'Sign it',
};

export class DutyActs extends PressedActs {
  protected async draw(): Promise<void> {
    const row = this.closest<HTMLElement>('[data-duty]');
    const duty = JSON.parse(row?.dataset['duty'] ?? '{}') as Duty;
    if (!this.#isForReader(duty)) return;
    if (!(await atDesk())) {
      this.form.textContent = labels[duty.kind];
      return this.replaceChildren(this.form);
    }
    this.offer(this.#controlsFor(duty));
    const title = row?.querySelector('a')?.textContent.trim() ?? '';
    for (const each of this.querySelectorAll('button, summary'))
      each.ariaLabel = `${each.textContent}: ${title}`;
  }

  /** On the page of somebody else, what only they can do is not offered. Elsewhere rows are of whoever reads. */
  #isForReader(duty: Duty): boolean {
    const timeZone = this.closest<HTMLElement>('[data-time-zone]')?.dataset['timeZone'];
    const today = timeZone === undefined ? undefined : dayIfKnown(new Date(), timeZone);
    return today === undefined || isFor(me()?.id ?? '', duty, today);
  }

  #controlsFor(duty: Duty): HTMLElement[] {
    const ask = (what: What) => void this.ask({ what });
    switch (duty.kind) {
      case 'task': {
        const { kind, field, text, who, by } = duty;
        return [button('Done', () => ask({ kind, field, text, who, by }))];
      }
      case 'reading': {
        const periods = () => this.getAttribute('periods')?.split(' ') ?? [];
        return [readingForm(duty, periods, (reading) => ask({ kind: 'reading', ...reading }))];
      }
      case 'answer':
        return answerControls((answer) => ask({ kind: 'answer', ...answer }));
      case 'note': {
        const note = this.closest('[data-duty]')?.querySelector('a');
        const ariaLabel = `${labels.note}: ${note?.textContent.trim() ?? ''}`;
        return [element('a', { href: note?.href ?? '', textContent: labels.note, ariaLabel })];
      }
      case 'signature':
        return [button(`Sign for ${duty.team.name}`, () => ask({ kind: 'sign', team: duty.team.id }))];
    }
  }
}
