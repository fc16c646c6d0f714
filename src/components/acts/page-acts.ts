/** The buttons at a page: one press is one commit, and can be taken back. */
import { unreachable } from '../../editing-api/not-by-desk.ts';
import { formOf } from '../../editing-api/addresses.ts';
import type { What } from '../../editing-api/protocol.ts';
import { atDesk, base } from './desk.ts';
import { element } from '../../element.ts';
import { button } from './button.ts';
import { press, type Asked } from './press.ts';
import { showAnew } from './show-anew.ts';

/** What was done to a page since it was loaded. Lists draw their rows anew, and each says it again. */
interface Done {
  said: string;
  /** The commit that can be taken back. */
  change?: string | undefined;
}

const done = new Map<string, Done>();

export class PageActs extends HTMLElement {
  readonly #said = element('span', { role: 'status' });
  readonly #right = button('Still right', () => this.#press({ kind: 'review', outcome: 'right' }));
  readonly #handOver = button('Hand over …', () => void this.#choose());
  readonly #undo = button('Undo', () => this.#takeBack());
  readonly #form = element('a', { textContent: 'Open the editor' });
  #isBusy = false;
  /** Counts what was done: an answer to what is no longer the last is not shown. */
  #turn = 0;
  #isDrawn = false;

  connectedCallback() {
    if (!this.#isDrawn) void this.#draw();
  }

  async #draw(): Promise<void> {
    this.#isDrawn = true;
    this.#form.href = `${base}/admin/${formOf(this.#file) ?? ''}`;
    if (!(await atDesk())) {
      if (this.childElementCount === 0) this.append(this.#form);
      this.#form.textContent = this.#isUnreviewed ? 'Is it right?' : 'Still right?';
      return;
    }
    if (this.#isUnreviewed) this.#right.textContent = 'It is right';
    this.#handOver.ariaHasPopup = 'dialog';
    this.replaceChildren(this.#right, this.#handOver, this.#said, this.#undo, this.#form);
    for (const button of [this.#right, this.#handOver, this.#undo])
      button.ariaLabel = `${button.textContent}: ${this.#title}`;
    this.#show();
  }

  get #file(): string {
    return this.getAttribute('file') ?? '';
  }

  /** Nobody has checked the page before. */
  get #isUnreviewed(): boolean {
    return this.hasAttribute('unreviewed');
  }

  get #title(): string {
    const ofRow = this.closest('li')?.querySelector('a');
    return (ofRow ?? document.querySelector('h1'))?.textContent.trim() ?? '';
  }

  /** What was done, or why it was not. */
  #show(why = ''): void {
    const { said = '', change } = done.get(this.#file) ?? {};
    const canUndo = change !== undefined;
    this.#right.hidden = this.#handOver.hidden = canUndo;
    this.#undo.hidden = !canUndo;
    this.#form.hidden = why === '';
    this.#said.textContent = why || said;
    this.toggleAttribute('done', canUndo);
    this.toggleAttribute('refused', why !== '');
  }

  #press(what: What): void {
    void this.#ask({ what });
  }

  #takeBack(): void {
    const undo = done.get(this.#file)?.change;
    if (undo !== undefined) void this.#ask({ undo });
  }

  async #choose(): Promise<void> {
    try {
      const { choosePerson } = await import('./hand-over.ts');
      const to = await choosePerson(this.#title);
      if (to !== undefined) this.#press({ kind: 'hand-over', to });
    } catch {
      this.#show(unreachable);
    }
  }

  async #ask(asked: Asked): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said.textContent = 'Saving …';
    this.removeAttribute('refused');
    try {
      const { said, change } = await press(this, asked);
      done.set(this.#file, { said, change: 'undo' in asked ? undefined : change });
      this.#show();
      // The button that was pressed is gone.
      ('undo' in asked ? this.#right : this.#undo).focus();
      // The next press need not wait for what the page shows.
      this.#isBusy = false;
      const turn = ++this.#turn;
      await showAnew(this, () => turn === this.#turn);
    } catch (error) {
      this.#show(error instanceof Error ? error.message : String(error));
    } finally {
      this.#isBusy = false;
    }
  }
}
