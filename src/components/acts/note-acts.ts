/** The two ends of a note from outside: it is put on a page, or declined with a reason. */
import { formOf } from '../../editing-api/addresses.ts';
import { handNote, type HandedNote } from '../../editing-api/handed-note.ts';
import { element } from '../../element.ts';
import { placeFor, sendUnnamed } from '../named.ts';
import { atDesk, base } from './desk.ts';
import { PressedActs } from './pressed.ts';

/** What the page of a note carries beside its file and its digest. */
type Carried = Omit<HandedNote, 'file' | 'seen' | 'isSaved'> & {
  /** The file of the page that it is about. */
  target: string;
};

export class NoteActs extends PressedActs {
  protected async draw(): Promise<void> {
    if (!(await atDesk())) {
      this.form.textContent = 'Say what becomes of it';
      return this.replaceChildren(this.form);
    }
    const carried = JSON.parse(this.getAttribute('about') ?? 'null') as Carried | null;
    const put = carried
      ? this.#putOn(carried)
      : element('span', {}, 'Choose in the editor which page it is about.');
    this.offer([put, this.#decline()]);
    this.form.hidden = carried !== null;
  }

  #putOn({ target, ...heard }: Carried): HTMLElement {
    const href = `${base}/admin/${formOf(target) ?? ''}`;
    const link = element('a', { href, textContent: 'Put it on the page', className: 'button' });
    link.addEventListener('click', () => {
      handNote({ ...heard, file: this.getAttribute('file') ?? '', seen: this.getAttribute('seen') ?? '' });
    });
    return link;
  }

  /** A small form that opens: why it is not taken over. */
  #decline(): HTMLElement {
    const because = element('input', { required: true, autocomplete: 'off', maxLength: 500 });
    const label = element('label', {}, 'Why? Whoever heard it reads this.', because);
    const form = element('form', {}, label, element('button', { textContent: 'Not taken over' }));
    const place = placeFor(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sendUnnamed(because, place, () => {
        void this.ask({ what: { kind: 'decline', because: because.value } });
      });
    });
    const details = element('details', {}, element('summary', { textContent: 'Not taken over …' }), form);
    details.addEventListener('toggle', () => details.open && because.focus());
    return details;
  }
}
