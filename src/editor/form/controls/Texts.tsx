import type { FieldAria, FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';

/** A text in one line. */
export function Line(props: FieldProps) {
  const [typed, type] = useTyped(textOf(props.value), props.onChange);
  return (
    <input
      id={props.id}
      className="field-box"
      type="text"
      {...props.aria}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** A text of several lines, in a box that grows with it. */
export function Text(props: FieldProps) {
  const [typed, type] = useTyped(textOf(props.value), props.onChange);
  return <Growing id={props.id} aria={props.aria} value={typed} onType={type} />;
}

/** A list of short texts: one a line. */
export function Lines({ value, onChange, id, aria }: FieldProps) {
  const list = Array.isArray(value) ? value.map(textOf) : [];
  const locked = list.some((each) => each.includes('\n'));
  const [typed, type] = useTyped(
    list.join('\n'),
    (text) => onChange(linesOf(text)),
    (text) => linesOf(text).join('\n'),
  );
  return (
    <>
      <Growing id={id} aria={aria} value={typed} onType={type} locked={locked} />
      {locked && (
        <p className="field-note">One of these texts has several lines. Change it in a text editor.</p>
      )}
    </>
  );
}

/** The texts of a text box: lines that are not blank. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

interface Box {
  id: string;
  aria: FieldAria;
  value: string;
  onType: (text: string) => void;
  locked?: boolean;
}

/**
 * Browsers that do not fit a box to its text by themselves get about as many rows as it has:
 * https://developer.mozilla.org/docs/Web/CSS/field-sizing
 */
function Growing({ id, aria, value, onType, locked = false }: Box) {
  const rows = value.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 80), 0);
  return (
    <textarea
      id={id}
      className="field-box"
      {...aria}
      rows={Math.min(Math.max(2, rows), 30)}
      value={value}
      readOnly={locked}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
