/** Shows what of notes is on this device, and how each stands. */
import { forgetNote, keepNote, keptNotes, type KeptNote } from '../../editing-api/kept-notes.ts';
import { element } from '../../element.ts';
import { dayInWords } from '../../freshness/words.ts';
import { moment } from '../../offline/said.ts';
import { capital } from '../../plain.ts';
import { button } from '../acts/button.ts';

/** What can be done with notes that no desk takes. */
function notTaken(ways: DOMStringMap): string {
  const all = [
    ways['editor'] !== undefined && 'open the editor to send them',
    ways['mailTo'] !== undefined && 'send them by mail',
    'copy them for whoever looks after the wiki',
  ];
  return `This wiki is published as files and takes no notes itself. ${capital(all.filter(Boolean).join(', or '))}. They stay here until they are saved there.`;
}

interface Acts {
  sendAgain: (note: KeptNote) => void;
  goOnWith: (note: KeptNote) => void;
}

/** What offers to bring back what was thrown away since the page was opened. */
const offers = new Set<HTMLElement>();

/** @param writing the id of the note that is in the form */
export function showKept(root: HTMLElement, writing: string, acts: Acts): void {
  const notes = keptNotes().filter(({ id, text }) => id !== writing && text.trim() !== '');
  const rows = [...offers, ...notes.map((note) => rowOf(note, root, acts))];
  const section = root.querySelector<HTMLElement>('[data-kept-notes]');
  section?.toggleAttribute('hidden', rows.length === 0);
  section?.querySelector('ul')?.replaceChildren(...rows);
  const waiting = notes.filter(({ state }) => state === 'waiting');
  const elsewhere = section?.querySelector<HTMLElement>('[data-elsewhere]');
  const isElsewhere = root.dataset['reached'] === 'no-desk' && waiting.length > 0;
  elsewhere?.toggleAttribute('hidden', !isElsewhere);
  if (isElsewhere) elsewhere?.replaceChildren(notTaken(root.dataset));
}

function rowOf(note: KeptNote, root: HTMLElement, { sendAgain, goOnWith }: Acts): HTMLElement {
  const { id, text, url, state, refused, tried } = note;
  const { mailTo, editor: href, reached } = root.dataset;
  const isHere = state === 'waiting' && (reached === 'no-desk' || reached === 'elsewhere');
  const editor =
    isHere && href !== undefined && element('a', { href, textContent: 'Open the editor to send it' });
  const mail = isHere && mailTo !== undefined && mailed(note, mailTo);
  const copy = isHere && copied(note);
  const goOn = state === 'draft' ? 'Go on with it' : 'Change it';
  const change = state !== 'sent' && button(goOn, () => goOnWith(note));
  const isUnsure = state === 'waiting' && (tried ?? refused) !== undefined;
  const again = isUnsure && button('Try again now', () => sendAgain(note));
  const drop =
    state !== 'sent' &&
    button('Throw it away', () => {
      forgetNote(id);
      offers.add(row);
      const back = button('Bring it back', () => {
        if (keepNote(note) && offers.delete(row)) sendAgain(note);
      });
      row.replaceChildren(row.firstChild ?? '', 'Thrown away. ', back);
      back.focus();
    });
  const words = url ? element('a', { href: url, textContent: text }) : text;
  const row = element(
    'li',
    { data: { state } },
    element('p', { dir: 'auto' }, words),
    element('p', { className: 'small', textContent: refused ?? standing(note) }),
    element('p', {}, change, ' ', again, ' ', drop, ' ', copy, ' ', editor, ' ', mail),
  );
  return row;
}

function standing({ state, since, on, title, late, tried }: KeptNote): string {
  const about = title === undefined ? '' : ` about “${title}”`;
  const heard = on === '' ? '' : `, heard on ${dayInWords(on)}`;
  if (state === 'draft') return `Begun${about}${heard}, and kept here.`;
  if (state === 'sent') return `Sent on ${moment(new Date(since), new Date())}: it is on the wiki.`;
  if (late !== undefined) return `Kept here, and sent again. ${late}`;
  if (tried !== undefined) return 'Kept here, and sent again. The wiki has not answered yet.';
  return 'Kept here, not sent yet.';
}

/** A note as the importer takes it. */
function lettered({ id, text, by, on, page, kind, exact, where }: KeptNote): string {
  const lines = Object.entries({ id, text, by, on, page, kind, exact, where }).flatMap(([name, value]) =>
    // JSON is YAML.
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return lines.join('\r\n');
}

function mailed(note: KeptNote, to: string): HTMLElement {
  const query = `subject=${encodeURIComponent('Field note')}&body=${encodeURIComponent(lettered(note))}`;
  return element('a', { href: `mailto:${to}?${query}`, textContent: 'Send it by mail' });
}

function copied(note: KeptNote): HTMLElement {
  const copy = button('Copy it', () => {
    void navigator.clipboard.writeText(lettered(note)).then(
      () => (copy.textContent = 'Copied'),
      () => (copy.textContent = 'Not copied'),
    );
  });
  return copy;
}
