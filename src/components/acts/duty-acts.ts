/** The buttons at what somebody has to do, or to bring: one press is one commit, and can be taken back. */
import { formOf } from '../../editing-api/addresses.ts';
import type { What } from '../../editing-api/protocol.ts';
import type { Duty } from '../../freshness/duties.ts';
import { atDesk, base } from './desk.ts';
import { element } from '../../element.ts';
import { button } from './button.ts';
import { press, type Asked } from './press.ts';
import { readingForm } from './reading-form.ts';

/** What leads to the form, where no desk answers. */
const labels: Readonly<Record<Duty['kind'], string>> = {
  task: 'Say that it is done',
  reading: 'Bring the reading',
  signature: 'Sign it',
};

export class DutyActs extends HTMLElement {
  readonly #said = element('span', { role: 'status' });
  readonly #undo = button('Undo', () => this.#takeBack());
  readonly #form = element('a', { textContent: 'Open the editor' });
  #control: HTMLElement | undefined;
  /** The commit that can be taken back. */
  #change: string | undefined;
  #isBusy = false;

  connectedCallback() {
    if (this.childElementCount === 0) void this.#draw();
  }

  async #draw(): Promise<void> {
    const row = this.closest<HTMLElement>('[data-duty]');
    const duty = JSON.parse(row?.dataset['duty'] ?? '{}') as Duty;
    this.#form.href = `${base}/admin/${formOf(this.getAttribute('file') ?? '') ?? ''}`;
    const control = (await atDesk()) ? this.#controlFor(duty) : undefined;
    if (control === undefined) {
      this.#form.textContent = labels[duty.kind];
      return this.replaceChildren(this.#form);
    }
    this.#control = control;
    this.replaceChildren(control, this.#said, this.#undo, this.#form);
    const title = row?.querySelector('a')?.textContent.trim() ?? '';
    for (const each of this.querySelectorAll('button, summary'))
      each.ariaLabel = `${each.textContent}: ${title}`;
    this.#show('');
  }

  #controlFor(duty: Duty): HTMLElement {
    const ask = (what: What) => void this.#ask({ what });
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

  #show(said: string, isRefused = false): void {
    const isDone = this.#change !== undefined;
    this.#control?.toggleAttribute('hidden', isDone);
    this.#undo.hidden = !isDone;
    this.#form.hidden = !isRefused;
    this.#said.textContent = said;
    this.toggleAttribute('done', isDone);
    this.toggleAttribute('refused', isRefused);
  }

  #takeBack(): void {
    if (this.#change !== undefined) void this.#ask({ undo: this.#change });
  }

  async #ask(asked: Asked): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said.textContent = 'Saving …';
    this.removeAttribute('refused');
    try {
      const { said, change } = await press(this, asked);
      this.#change = 'undo' in asked ? undefined : change;
      this.#show(said);
      // The button that was pressed is gone.
      (this.#change ? this.#undo : this.#control)?.focus();
    } catch (error) {
      this.#show(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.#isBusy = false;
    }
  }
}
