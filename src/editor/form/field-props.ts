import { createContext, useContext } from 'react';
import type { Collection } from '../../collections/index.ts';
import type { Lists } from '../../collections/fields.ts';
import type { Values } from '../../document/same.ts';
import type { Remark } from '../checks/words.ts';
import type { FormField, Path } from './fields.ts';

/** What is said of a field to those who cannot see the form. */
export interface FieldAria {
  'aria-required'?: true;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** What the control of a field is given: plain data in, plain data out. */
export interface FieldProps<T = unknown> {
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  /** Of the element that is typed into, which the label points at. */
  id: string;
  field: FormField;
  path: Path;
  aria: FieldAria;
}

/** What the fields of a form may need to know of it. */
export interface FormFacts {
  collection: Collection;
  /** Of the entry that is edited; `undefined` for a new one. */
  slug: string | undefined;
  /** What choices offer: of the wiki, or of the settings that are being edited. */
  lists: Lists;
  /** Its fields as they stand in the file. */
  saved: Values;
  /** What is to be said at its fields, by the ids of their elements. */
  remarks: ReadonlyMap<string, readonly Remark[]>;
}

export const FormContext = createContext<FormFacts | undefined>(undefined);

export function useForm(): FormFacts {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('A field was drawn outside a form.');
  return form;
}
