import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { unfit, unfitDays, type FormField, type NodeForm, type Values } from './forms.ts';
import type { Head } from './nodes.tsx';
import { todayIn, useWiki } from '../pickers/use-names.ts';
import { PagePicker } from './PagePicker.tsx';

interface Props {
  form: NodeForm;
  head: Head;
  isNew: boolean;
  /** There may be text above and below it. */
  isBlock: boolean;
  onSave(head: Head): void;
  onRemove(): void;
  onParagraph(where: 'above' | 'below'): void;
  onClose(): void;
}

/** The form of something in the text, over the page. */
export function FormDialog({ form, head, isNew, isBlock, onSave, onRemove, onParagraph, onClose }: Props) {
  const [values, setValues] = useState<Values>(() => initial(form));
  const [problem, setProblem] = useState<string>();
  const today = todayIn(useWiki().wiki);
  const unfitNow = problem ?? unfitDays(head, wholeDays(values), today);
  const dialog = useRef<HTMLDivElement>(null);
  const id = useId();
  // Where there is nothing to fill in, no button has the focus: words typed blindly would press it.
  useEffect(() => {
    const first = dialog.current?.querySelector<HTMLElement>('input, select, textarea');
    (first ?? dialog.current)?.focus();
  }, []);

  function save(): void {
    const missing = form.fields.find(({ name, required }) => required && (values[name] ?? '').trim() === '');
    const reason = missing ? `“${missing.label}” is missing.` : unfit(head, values, today);
    if (reason === undefined) onSave(form.changed(values));
    else setProblem(reason);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    event.stopPropagation();
    if (event.isDefaultPrevented()) return;
    const { key, target } = event;
    if (key === 'Escape') onClose();
    else if (key === 'Tab') keepFocus(event);
    else if (key === 'Enter' && (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) {
      event.preventDefault();
      save();
    }
  }

  return (
    <div
      className="concord-backdrop"
      onMouseDown={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div
        ref={dialog}
        role="dialog"
        aria-modal="true"
        tabIndex={-1}
        className="concord-form"
        aria-labelledby={id}
        onKeyDown={onKeyDown}
      >
        <h2 id={id}>{form.title}</h2>
        {form.about && <p className="concord-hint">{form.about}</p>}
        {form.fields.map((field) => (
          <div key={field.name} className="concord-field">
            <label htmlFor={`${id}-${field.name}`}>
              {field.label}
              {!field.required && <small> (optional)</small>}
            </label>
            <Control
              id={`${id}-${field.name}`}
              field={field}
              value={values[field.name] ?? ''}
              onChange={(value) => {
                setValues((all) => ({ ...all, [field.name]: value }));
                setProblem(undefined);
              }}
            />
            {field.hint && <small className="concord-hint">{field.hint}</small>}
          </div>
        ))}
        {unfitNow && (
          <p role="alert" className="concord-problem">
            {unfitNow}
          </p>
        )}
        <footer>
          {!isNew && (
            <div>
              <button type="button" className="concord-remove" onClick={onRemove}>
                Remove
              </button>
              {isBlock && (
                <>
                  <button type="button" onClick={() => onParagraph('above')}>
                    Text above
                  </button>
                  <button type="button" onClick={() => onParagraph('below')}>
                    Text below
                  </button>
                </>
              )}
            </div>
          )}
          <div>
            <button type="button" onClick={onClose}>
              {form.fields.length > 0 ? 'Cancel' : 'Close'}
            </button>
            {form.fields.length > 0 && (
              <button type="button" className="concord-main" onClick={save}>
                {isNew ? 'Insert' : 'Apply'}
              </button>
            )}
          </div>
        </footer>
      </div>
    </div>
  );
}

/** A year that is being typed passes through the first two thousand years. */
function wholeDays(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value >= '1900'));
}

function focusables(element: HTMLElement | null): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>('input, select, textarea, button') ?? [])];
}

/** The tab key stays in the form. */
function keepFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = focusables(event.currentTarget);
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (event.target !== from && event.target !== event.currentTarget) return;
  event.preventDefault();
  to?.focus();
}

interface ControlProps {
  id: string;
  field: FormField;
  value: string;
  onChange(value: string): void;
}

function Control({
  id,
  field: { label, kind, options = [], pages, required },
  value,
  onChange,
}: ControlProps) {
  if (kind === 'page' && pages) {
    return (
      <PagePicker id={id} label={label} value={value} pages={pages} required={required} onChange={onChange} />
    );
  }
  if (kind === 'choice') {
    return (
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {(!required || value === '') && <option value="">–</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'text') {
    return (
      <textarea
        id={id}
        rows={6}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <input
      id={id}
      type={kind === 'day' ? 'date' : 'text'}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** A field with few choices that must have one starts with the first. */
function initial({ fields, values }: NodeForm): Values {
  const first = fields.flatMap(({ name, kind, required, options }) =>
    kind === 'choice' && required && options?.[0] ? [[name, options[0].value] as const] : [],
  );
  return { ...Object.fromEntries(first), ...values };
}
