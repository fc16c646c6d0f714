/** Buttons of which one press is one commit, and can be taken back. */
import { formOf } from '../../editing-api/addresses.ts';
import { element } from '../../element.ts';
import { base } from './desk.ts';
import { button } from './button.ts';
import { press, type Asked } from './press.ts';

export abstract class PressedActs extends HTMLElement {
  readonly said = element('span', { role: 'status' });
  /** Leads to the form, where a press was refused or no desk answers. */
  readonly form = element('a', { textContent: 'Open the editor' });
  readonly #undo = button('Undo', () => this.#takeBack());
  #controls: readonly HTMLElement[] = [];
  /** The commit that can be taken back. */
  #change: string | undefined;
  #isBusy = false;
  /** Counts what was done: an answer to what is no longer the last is not shown. */
  #turn = 0;

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.setForm();
    void this.draw();
  }

  /** Has the link lead to the form of the page. */
  protected setForm(): void {
    this.form.href = `${base}/admin/${formOf(this.getAttribute('file') ?? '') ?? ''}`;
  }

  /** Finds out what can be done here, and offers it. */
  protected abstract draw(): Promise<void>;

  /** Shows on the page what was done, as long as that is still the last. */
  protected showAnew?(isLast: () => boolean): Promise<void>;

  /** What can be pressed, until something was. */
  protected offer(controls: readonly HTMLElement[]): void {
    this.#controls = controls;
    this.replaceChildren(...controls, this.said, this.#undo, this.form);
    this.#show();
  }

  protected async ask(asked: Asked): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.said.textContent = 'Saving …';
    this.removeAttribute('refused');
    try {
      const { said, change } = await press(this, asked);
      this.#change = 'undo' in asked ? undefined : change;
      this.#show(said);
      // The next press need not wait for what the page shows.
      this.#isBusy = false;
      this.#focusNext();
      const turn = ++this.#turn;
      await this.showAnew?.(() => turn === this.#turn);
      this.#focusNext();
    } catch (error) {
      this.#show(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.#isBusy = false;
    }
  }

  /** What was done, or why it was not. */
  #show(said = '', isRefused = false): void {
    const canUndo = this.#change !== undefined;
    for (const each of this.#controls) each.hidden = canUndo;
    this.#undo.hidden = !canUndo;
    this.form.hidden = !isRefused;
    this.said.textContent = said;
    this.toggleAttribute('done', canUndo);
    this.toggleAttribute('refused', isRefused);
  }

  #takeBack(): void {
    if (this.#change !== undefined) void this.ask({ undo: this.#change });
  }

  /** The button that was pressed is gone. */
  #focusNext(): void {
    const first = this.#controls
      .map((control) =>
        control.matches('button') ? control : control.querySelector<HTMLElement>('button, summary'),
      )
      .find((each) => each !== null);
    (this.#change === undefined ? first : this.#undo)?.focus();
  }
}
