interface Props {
  id: string;
  value: string;
  /** Why it is not shown in another way, where the editor did not ask for this one. */
  reason: string | undefined;
  onChange(value: string): void;
}

/** The text as it stands in the file. */
export function Source({ id, value, reason, onChange }: Props) {
  return (
    <>
      {reason && (
        <p role="status" className="concord-reason">
          {reason}
        </p>
      )}
      <textarea
        id={id}
        className="concord-source"
        aria-label="Text in Markdown"
        spellCheck
        rows={Math.min(40, Math.max(12, value.split('\n').length + 2))}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  );
}
