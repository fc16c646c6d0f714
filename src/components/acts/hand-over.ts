/** Asks to whom a page is to be handed over. */
import { unpackNames, type Name, type PackedNames } from '../../editing-api/directory.ts';
import { find } from '../../search/names/among.ts';
import { me } from '../../editing-api/me.ts';
import { base } from './desk.ts';

/** Shows the people of the wiki; resolves to the id of whoever was chosen, or `undefined`. Rejects where there are none. */
export async function choosePerson(title: string): Promise<string | undefined> {
  const people = await everyone();
  const dialog = document.createElement('dialog');
  dialog.className = 'hand-over';
  dialog.setAttribute('aria-labelledby', 'hand-over-title');
  dialog.innerHTML = `
    <form method="dialog">
      <h2 id="hand-over-title"></h2>
      <label>To whom? <input type="search" autocomplete="off" /></label>
      <p role="status"></p>
      <ul></ul>
      <button value="">Cancel</button>
    </form>`;
  const [heading, input, list, status] = [part('h2'), part('input'), part('ul'), part('[role=status]')];
  heading.textContent = `Hand over “${title}”`;
  const draw = () => {
    const found = find(people, (input as HTMLInputElement).value, undefined);
    list.replaceChildren(...found.map(({ name }) => choice(name)));
    status.textContent =
      found.length === 0 ? 'Nobody is called that.' : `${found.length} of ${people.length} people`;
  };
  input.addEventListener('input', draw);
  dialog.addEventListener('keydown', (event) => walk(event, dialog));
  draw();
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
  dialog.remove();
  return dialog.returnValue || undefined;

  function part(selector: string): HTMLElement {
    return dialog.querySelector(selector) as HTMLElement;
  }
}

type Person = Name & { teamName: string };

async function everyone(): Promise<Person[]> {
  const response = await fetch(`${base}/admin/names.json`, { cache: 'no-cache' });
  const { names, teams } = unpackNames((await response.json()) as PackedNames);
  const here = names.filter(({ collection, left }) => collection === 'people' && left === undefined);
  return here.map((each) => ({
    ...each,
    teamName: teams.find(({ id }) => id === each.team)?.name ?? '',
  }));
}

function choice({ id, title, teamName }: Person): HTMLElement {
  const button = Object.assign(document.createElement('button'), { value: id });
  const team = Object.assign(document.createElement('small'), { textContent: teamName });
  button.append(me()?.id === id ? `${title} (you)` : title, ' ', team);
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** The arrow keys go from the field to the people, and between them; Enter takes the first of those that were typed for. */
function walk(event: KeyboardEvent, dialog: HTMLElement): void {
  const [input, ...buttons] = dialog.querySelectorAll<HTMLInputElement | HTMLButtonElement>(
    'input, li button',
  );
  const stops = [input, ...buttons];
  const at = stops.indexOf(document.activeElement as HTMLInputElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Enter' && at === 0) {
    // By itself the browser would take the first of all.
    event.preventDefault();
    if (input?.value.trim()) buttons[0]?.click();
  } else if (step !== undefined && at >= 0) {
    event.preventDefault();
    stops[at + step]?.focus();
  }
}
