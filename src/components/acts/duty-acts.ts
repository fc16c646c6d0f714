/** The buttons at what somebody has to do, or to bring. */
import type { What } from '../../editing-api/protocol.ts';
import type { Duty } from '../../freshness/duties.ts';
import { atDesk } from './desk.ts';
import { button } from './button.ts';
import { PressedActs } from './pressed.ts';
import { readingForm } from './reading-form.ts';

/** What leads to the form, where no desk answers. */
const labels: Readonly<Record<Duty['kind'], string>> = {
  task: 'Say that it is done',
  reading: 'Bring the reading',
  signature: 'Sign it',
};

export class DutyActs extends PressedActs {
  protected async draw(): Promise<void> {
    const row = this.closest<HTMLElement>('[data-duty]');
    const duty = JSON.parse(row?.dataset['duty'] ?? '{}') as Duty;
    if (!(await atDesk())) {
      this.form.textContent = labels[duty.kind];
      return this.replaceChildren(this.form);
    }
    this.offer([this.#controlFor(duty)]);
    const title = row?.querySelector('a')?.textContent.trim() ?? '';
    for (const each of this.querySelectorAll('button, summary'))
      each.ariaLabel = `${each.textContent}: ${title}`;
  }

  #controlFor(duty: Duty): HTMLElement {
    const ask = (what: What) => void this.ask({ what });
    switch (duty.kind) {
      case 'task': {
        const { kind, field, text, who, by } = duty;
        return button('Done', () => ask({ kind, field, text, who, by }));
      }
      case 'reading': {
        const periods = () => this.getAttribute('periods')?.split(' ') ?? [];
        return readingForm(duty.unit, periods, (reading) => ask({ kind: 'reading', ...reading }));
      }
      case 'signature':
        return button(`Sign for ${duty.team.name}`, () => ask({ kind: 'sign', team: duty.team.id }));
    }
  }
}
