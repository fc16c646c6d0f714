import { isRecord } from '../plain.ts';
import type { Change } from './change.ts';
import { ownersOf } from './code-owners.ts';
import type { Person, Target } from './context.ts';
import { namesOf, take, type Ledger } from './ledger.ts';

/** Whose a page is, and what is to be said of it. */
export interface Owner {
  person: Pick<Person, 'id' | 'team'>;
  changes: Change[];
}

/**
 * Whose a page is: as it says itself, else as a file says of its folder, else as the person who imports said. Who is
 * named and not known here, or has left, is named in the changes.
 */
export function ownerFor(path: string, ledger: Ledger, target: Target): Owner {
  const changes: Change[] = [];
  const isHere = ({ hasLeft }: Person) => !hasLeft;
  const among = target.people.filter(isHere);
  const found = (person: Pick<Person, 'id' | 'team'>, from: string): Owner => {
    changes.push({ kind: 'owner', detail: `${person.id}, ${from}` });
    return { person, changes };
  };
  const unknown = (name: string) => changes.push({ kind: 'owner-unknown', detail: name });
  for (const name of namesOf(ledger, 'owner')) {
    const texts = textsIn(ledger.values[name], among);
    const person = firstKnown(texts, among);
    if (person === undefined) texts.forEach(unknown);
    else {
      if (texts.length === 1) take(ledger, name);
      return found(person, `from the field “${name}”`);
    }
  }
  for (const file of target.owners) {
    const named = ownersOf(path, file);
    if (named === undefined) continue;
    const person = firstKnown([named, ...named.split(/\s*,\s*/), ...named.split(/\s+/)], among);
    if (person) return found(person, `from ${file.name}`);
    unknown(named);
  }
  return found(target.owner, 'given with --owner');
}

/** The person that the first of some texts means of which that is clear. */
export function firstKnown(texts: readonly string[], people: readonly Person[]): Person | undefined {
  return texts.flatMap((text) => personCalled(text, people) ?? [])[0];
}

/** The people that a value of front matter names, each in one text: it may be a list, or a group with a name. */
export function textsIn(value: unknown, people: readonly Person[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, people));
  if (isRecord(value)) return textsIn(Object.values(value), people);
  if (typeof value !== 'string' || value.trim() === '') return [];
  // “Hollander, Ines” is one person.
  if (personCalled(value, people)) return [value.trim()];
  return value
    .split(/[,;&]|\s(?:and|und)\s/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function personCalled(text: string, people: readonly Person[]): Person | undefined {
  for (const name of spellingsOf(text)) {
    const [exactly] = people.filter(({ id }) => id === name);
    const called = people.filter((person) => isCalled(person, name));
    if (exactly) return exactly;
    if (called.length === 1) return called[0];
  }
  return undefined;
}

function isCalled({ id, name, email, handles }: Person, text: string): boolean {
  if (/.@./.test(text)) return email.toLowerCase() === text.toLowerCase();
  const own = [id, name, email.split('@')[0] ?? '', ...handles].map(plain);
  return plain(text) !== '' && own.includes(plain(text));
}

/** What a text may call a person: all of it, the name or the address in “Name <address>”, the end of an address. */
function spellingsOf(text: string): string[] {
  const bare = text.trim().replace(/^mailto:/i, '');
  const [, name, mail] = /^(.*?)\s*[<(]([^<>()]*)[>)]$/.exec(bare) ?? [];
  const [, last, first] = /^([^,]+),\s*([^,]+)$/.exec(bare) ?? [];
  const end = /^(?:https?:\/\/|@).*\/([^/]+)\/?$/.exec(bare)?.[1];
  const swapped = last && first && `${first} ${last}`;
  return [bare, mail, name, swapped, end].flatMap((each) => each?.replace(/^[@#]/, '').trim() || []);
}

/** Letters and digits alone, in small letters and without marks: “Ines Hollander” is “ines.hollander”. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
