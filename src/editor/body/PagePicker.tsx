import { Offers } from '../pickers/Offers.tsx';
import { usePicker } from '../pickers/use-picker.ts';
import { kindOfPage, useTargets } from '../pickers/use-targets.ts';
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
      <Offers {...picker} known={known} kindOf={collection === undefined ? kindOfPage : undefined} />
      {chosen && <small className="concord-hint">{chosen.id}</small>}
      {known.failed && (
        <small className="concord-hint">The list of pages could not be loaded. Type the address.</small>
      )}
    </div>
  );
}
