/** Offers everyone who may have heard something: whoever uses this browser at once, all others once their list is there. */
import { me, type Me } from '../../editing-api/me.ts';
import { element } from '../../element.ts';
import { base } from '../acts/desk.ts';

const absent = 'The other names are not here now. What you write is kept.';

/** Fills a list of choices. Returns how to choose somebody, and who is chosen. */
export function offerPeople(list: HTMLSelectElement): {
  choose(id: string): void;
  chosen(): Me | undefined;
} {
  const [nobody] = list.options;
  const asked = nobody?.text ?? '';
  const self = me();
  const people = new Map<string, Me>();
  if (self?.id !== undefined) people.set(self.id, self);
  let isWhole = false;

  draw();
  void load();
  list.addEventListener('focus', () => void load());
  return {
    choose(id) {
      if (id !== '' && !people.has(id)) people.set(id, { id, name: id, email: '' });
      draw();
      list.value = id;
    },
    chosen: () => people.get(list.value),
  };

  async function load(): Promise<void> {
    if (isWhole) return;
    try {
      const response = await fetch(`${base}/note/people.json`);
      if (!response.ok) throw new Error(`The names of people answer with ${response.status}.`);
      for (const person of (await response.json()) as Me[]) people.set(person.id ?? '', person);
      isWhole = true;
    } catch {
      // It is tried again whenever somebody looks at the list.
    }
    draw(isWhole ? asked : absent);
  }

  function draw(first = asked): void {
    const { value } = list;
    const named = [...people].toSorted(([, a], [, b]) => a.name.localeCompare(b.name));
    list.replaceChildren(
      ...[['', { name: first }] as const, ...named].map(([value, { name }]) =>
        element('option', { value, textContent: name }),
      ),
    );
    list.value = value;
  }
}
