import { collectionOf } from '../../collections/index.ts';
import type { Values } from '../../document/same.ts';
import { wordingIn } from '../../document/signing.ts';
import { isRecord } from '../../plain.ts';
import { currentForm } from '../decap/store.ts';
import { me, teamOf, type Names } from '../names.ts';
import { todayIn } from '../pickers/use-names.ts';
import type { FormField } from './fields.ts';
import { textOf } from './typed.ts';
import { valuesIn } from './values.ts';

/** What an item that is added to a list holds already: whoever signs need not copy what they sign. */
export function begunItem(
  fields: readonly FormField[],
  items: readonly unknown[],
  wiki: Names | undefined,
): Values {
  const isOfPage = ({ begins }: FormField) => typeof begins === 'object' || begins === 'wording';
  const page = fields.some(isOfPage) ? openPage() : {};
  const begun = fields.map(({ name, begins }) => [
    name,
    begins === 'own colour' ? freeColour(name, items) : valueOf(begins, wiki, page),
  ]);
  // What is still empty has its place, too: the file has the fields in the order of the form.
  return Object.fromEntries(begun) as Values;
}

function valueOf(begins: FormField['begins'], wiki: Names | undefined, page: OpenPage): unknown {
  if (typeof begins === 'object') return page.values?.[begins.as];
  const own = me()?.id;
  switch (begins) {
    case 'me':
      return own;
    case 'my team':
      return teamOf(own, wiki);
    case 'wording':
      return page.wording;
    case 'today':
      return todayIn(wiki);
    default:
      return undefined;
  }
}

/** Dark enough to be written on in white, and told apart by most eyes. */
const colours = ['#1f6f78', '#a3475f', '#5b4b9e', '#3d6b21', '#b4532a', '#2c5fa8', '#7a5c00', '#7b3f8c'];

/** A colour that no other item has. */
function freeColour(name: string, items: readonly unknown[]): string | undefined {
  const taken = new Set(items.filter(isRecord).map((each) => textOf(each[name]).toLowerCase()));
  return colours.find((each) => !taken.has(each));
}

interface OpenPage {
  values?: Values;
  wording?: string | undefined;
}

/** The fields of the open form as they are now, and what stands for the words among them that teams sign. */
function openPage(): OpenPage {
  const form = currentForm();
  const declared = form && collectionOf(form.collection);
  if (form?.text === undefined || declared === undefined) return {};
  return { values: valuesIn(form), wording: wordingIn(form.text, declared) };
}
