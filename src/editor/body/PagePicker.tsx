import { useMemo } from 'react';
import { collections } from '../../collections/index.ts';
import type { Name } from '../names.ts';
import { Offers } from '../pickers/Offers.tsx';
import { useNames, type Known } from '../pickers/use-names.ts';
import { usePicker } from '../pickers/use-picker.ts';
import type { FormField } from './forms.ts';

interface Props {
  id: string;
  label: string;
  value: string;
  pages: NonNullable<FormField['pages']>;
  required: boolean;
  onChange(value: string): void;
}

/** Finds a page of the wiki by its title or another name of it. What is not found can be typed. */
export function PagePicker({ id, label, value, pages: { collection, as }, required, onChange }: Props) {
  const known = useTargets(collection, as);
  const chosen = known.names?.find((name) => name.id === value);
  const picker = usePicker({
    id,
    label,
    known,
    shown: chosen?.title ?? value,
    without: [],
    onPick: onChange,
    onType: (typed) => onChange(typed.trim()),
  });
  return (
    <div className="field-picker">
      <input
        {...picker.input}
        aria-required={required}
        onFocus={(event) => {
          picker.input.onFocus?.(event);
          event.target.select();
        }}
        onKeyDown={(event) => {
          // With nothing to close or to pick, these keys are for the form around it.
          const isForForm =
            event.key === 'Escape' ? !picker.open : event.key === 'Enter' && !picker.hits.length;
          if (!isForForm) picker.input.onKeyDown?.(event);
        }}
      />
      <Offers {...picker} known={known} kindOf={collection === undefined ? kindOf : undefined} />
      {chosen && <small className="concord-hint">{chosen.id}</small>}
      {known.failed && (
        <small className="concord-hint">The list of pages could not be loaded. Type the address.</small>
      )}
    </div>
  );
}

/** The pages that can be chosen, each called by what is written for it in the text. */
function useTargets(collection: string | undefined, as: NonNullable<FormField['pages']>['as']): Known {
  const known = useNames(collection);
  const names = useMemo(
    () => known.names?.filter(hasPage).map((name) => ({ ...name, id: written(name, as) })),
    [known.names, as],
  );
  return { ...known, names };
}

/** People have no page that text would lead to. */
function hasPage({ file }: Name): boolean {
  return file.endsWith('.mdx');
}

function written({ collection, id }: Name, as: 'id' | 'path' | 'address'): string {
  return as === 'id' ? id : as === 'path' ? `${collection}/${id}` : `/${collection}/${id}/`;
}

function kindOf({ collection }: Name): string {
  return collections.find(({ id }) => id === collection)?.singular ?? collection;
}
