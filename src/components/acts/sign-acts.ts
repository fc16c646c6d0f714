/** The buttons with which a lead, or who covers for one, signs a page: one press is one commit, and can be taken back. */
import { formOf } from '../../editing-api/addresses.ts';
import { me } from '../../editing-api/me.ts';
import { standInsOn } from '../../freshness/assignees.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import type { OpenTeam, SignFacts } from '../../site/signing.ts';
import { atDesk, base } from './desk.ts';
import { element } from '../../element.ts';
import { button } from './button.ts';
import { press, type Asked } from './press.ts';
import { showSigned } from './show-anew.ts';

export class SignActs extends HTMLElement {
  readonly #said = element('span', { role: 'status' });
  readonly #undo = button('Undo', () => this.#takeBack());
  readonly #form = element('a', { textContent: 'Open the editor' });
  #buttons: HTMLButtonElement[] = [];
  /** The commit that can be taken back. */
  #change: string | undefined;
  #isBusy = false;
  /** Counts what was done: an answer to what is no longer the last is not shown. */
  #turn = 0;

  connectedCallback() {
    if (!this.contains(this.#said)) void this.#draw();
  }

  async #draw(): Promise<void> {
    const teams = this.#teamsOfReader();
    if (teams.length === 0) return;
    this.#form.href = `${base}/admin/${formOf(this.getAttribute('file') ?? '') ?? ''}`;
    if (!(await atDesk())) {
      this.#form.textContent = `Sign for ${teams.map(({ name }) => name).join(' and ')}`;
      this.replaceChildren(this.#form);
      return;
    }
    this.#buttons = teams.map(({ id, name }) =>
      button(`Sign for ${name}`, () => void this.#ask({ what: { kind: 'sign', team: id } })),
    );
    this.replaceChildren(...this.#buttons, this.#said, this.#undo, this.#form);
    this.#show();
  }

  /** The teams for which whoever reads may sign today. */
  #teamsOfReader(): OpenTeam[] {
    const { timeZone, teams } = JSON.parse(this.getAttribute('facts') ?? '') as SignFacts;
    const today = dayIfKnown(new Date(), timeZone);
    const own = me()?.id;
    if (today === undefined || own === undefined) return [];
    return teams.filter((team) => standInsOn(team, today).some(({ id }) => id === own));
  }

  /** What was done, or why it was not. */
  #show(said = '', isRefused = false): void {
    const canUndo = this.#change !== undefined;
    for (const each of this.#buttons) each.hidden = canUndo;
    this.#undo.hidden = !canUndo;
    this.#form.hidden = !isRefused;
    this.#said.textContent = said;
    this.toggleAttribute('done', canUndo);
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
      // The next press need not wait for what the page shows.
      this.#isBusy = false;
      this.#focusNext();
      const turn = ++this.#turn;
      await showSigned(this, () => turn === this.#turn);
      this.#focusNext();
    } catch (error) {
      this.#show(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.#isBusy = false;
    }
  }

  /** The button that was pressed is gone. */
  #focusNext(): void {
    (this.#change === undefined ? this.#buttons[0] : this.#undo)?.focus();
  }
}
