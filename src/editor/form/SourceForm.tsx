import { setText, type OpenForm } from '../decap/store.ts';

interface Props {
  form: OpenForm;
  /** Why it cannot be shown as a form; `undefined` where it can. */
  reason: string | undefined;
  onDone: () => void;
}

/** A file that no form can show, as text. Once it can be shown, it still stays as it is while somebody types in it. */
export function SourceForm({ form, reason, onDone }: Props) {
  return (
    <div className="field" data-kind="source">
      <label htmlFor="field-source">The file as text</label>
      <textarea
        id="field-source"
        className="field-box"
        spellCheck={false}
        value={form.text ?? ''}
        aria-describedby="field-source-hint"
        onChange={({ target }) => setText(target.value)}
      />
      <p className="field-hint" id="field-source-hint" role="status">
        {reason === undefined
          ? 'It can be read again.'
          : `No form can show this file as it is (${reason}) Mend it here; nothing else of it changes.`}
      </p>
      {reason === undefined && (
        <button type="button" className="field-button" onClick={onDone}>
          Show the form
        </button>
      )}
    </div>
  );
}
