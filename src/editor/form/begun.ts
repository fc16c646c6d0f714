import { collectionOf } from '../../collections/index.ts';
import type { Values } from '../../document/same.ts';
import { currentForm } from '../decap/store.ts';
import { me, teamOf, type Names } from '../names.ts';
import { todayIn } from '../pickers/use-names.ts';
import type { FormField } from './fields.ts';
import { readText } from './values.ts';

/** What an item that is added to a list holds already: whoever signs need not copy what they sign. */
export function begunItem(fields: readonly FormField[], wiki: Names | undefined): Values {
  const page = fields.some(({ begins }) => typeof begins === 'object') ? openValues() : {};
  const begun = fields.map(({ name, begins }) => [name, valueOf(begins, wiki, page)]);
  return Object.fromEntries(begun.filter(([, value]) => value !== undefined)) as Values;
}

function valueOf(begins: FormField['begins'], wiki: Names | undefined, page: Values): unknown {
  if (typeof begins === 'object') return page[begins.as];
  const own = me()?.id;
  switch (begins) {
    case 'me':
      return own;
    case 'my team':
      return teamOf(own, wiki);
    case 'today':
      return todayIn(wiki);
    default:
      return undefined;
  }
}

/** The fields of the open form as they are now. */
function openValues(): Values {
  const { text, collection } = currentForm() ?? {};
  const declared = collection === undefined ? undefined : collectionOf(collection);
  return text === undefined || declared === undefined ? {} : readText(text, declared).values;
}
