/** The buttons at an answer that somebody has tried: one press is one line of how it went, and can be taken back. */
import { formOf } from '../../editing-api/addresses.ts';
import { atDesk, base } from './desk.ts';
import { element } from '../../element.ts';
import { placeFor, sendUnnamed } from '../named.ts';
import { button } from './button.ts';
import { press, type Asked } from './press.ts';
import { showResults } from './show-anew.ts';

type Outcome = 'won' | 'lost';

/** What was done, and can be taken back step by step: the line, and the note on it. */
interface Step {
  change: string;
  said: string;
  outcome: Outcome;
}

export class ResultActs extends HTMLElement {
  readonly #won = button('It worked', () => this.#note('won'));
  readonly #lost = button('It did not', () => this.#note('lost'));
  readonly #said = element('span', { role: 'status' });
  readonly #undo = button('Undo', () => this.#takeBack());
  readonly #form = element('a', { textContent: 'Open the editor' });
  readonly #words = element('input', { name: 'note', autocomplete: 'off', maxLength: 2000 });
  readonly #more = element('form', { className: 'result-note' });
  readonly #steps: Step[] = [];
  #isBusy = false;
  /** Counts what was done: an answer to what is no longer the last is not shown. */
  #turn = 0;

  connectedCallback() {
    if (!this.contains(this.#said)) void this.#draw();
  }

  async #draw(): Promise<void> {
    // The link that stands there leads to the form.
    if (!(await atDesk())) return;
    this.#form.href = `${base}/admin/${formOf(this.getAttribute('file') ?? '') ?? ''}`;
    const label = element('label', { textContent: 'What was said, and what happened? Only if you like.' });
    label.append(this.#words);
    this.#more.append(label, element('button', { textContent: 'Add' }));
    const place = placeFor(this.#more);
    this.#more.addEventListener('submit', (event) => {
      event.preventDefault();
      sendUnnamed(this.#words, place, () => this.#addNote());
    });
    const asked = element('span', { textContent: 'Tried it?', id: 'tried-it' });
    this.role = 'group';
    this.setAttribute('aria-labelledby', asked.id);
    this.replaceChildren(asked, this.#won, this.#lost, this.#said, this.#undo, this.#form, this.#more);
    this.#show();
  }

  /** What was done, or why it was not. */
  #show(said = '', isRefused = false): void {
    const last = this.#steps.at(-1);
    this.#won.hidden = this.#lost.hidden = last !== undefined;
    this.#undo.hidden = last === undefined;
    this.#more.hidden = this.#steps.length !== 1;
    this.#form.hidden = !isRefused;
    this.#said.textContent = said;
    this.toggleAttribute('done', last !== undefined);
    this.toggleAttribute('refused', isRefused);
  }

  #note(outcome: Outcome, note?: string): void {
    void this.#ask({ what: { kind: 'result', outcome, note } }, ({ said, change }) => {
      if (change !== undefined) this.#steps.push({ change, said, outcome });
      this.#undo.hidden = false;
      this.#undo.focus();
    });
  }

  #addNote(): void {
    const note = this.#words.value.trim();
    const outcome = this.#steps.at(-1)?.outcome;
    if (note !== '' && outcome !== undefined) this.#note(outcome, note);
  }

  #takeBack(): void {
    const last = this.#steps.at(-1);
    if (last === undefined) return;
    void this.#ask({ undo: last.change }, () => {
      this.#steps.pop();
      this.#won.hidden = false;
      (this.#steps.length === 0 ? this.#won : this.#undo).focus();
    });
  }

  async #ask(
    asked: Asked,
    then: (done: { said: string; change: string | undefined }) => void,
  ): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said.textContent = 'Saving …';
    this.removeAttribute('refused');
    try {
      const done = await press(this, asked);
      then(done);
      this.#show(done.said);
      // The next press need not wait for what the page shows.
      this.#isBusy = false;
      const turn = ++this.#turn;
      await showResults(() => turn === this.#turn);
    } catch (error) {
      this.#show(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.#isBusy = false;
    }
  }
}
