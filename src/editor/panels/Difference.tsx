import { diffWordsWithSpace, type ChangeObject } from 'diff';

/** Two versions of a text as one, with what went and what came. Long parts that are the same are folded. */
export function Difference({ before, after }: { before: string; after: string }) {
  const parts = diffWordsWithSpace(before, after);
  return (
    <div className="concord-difference">
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part: { added, removed, value } }: { part: ChangeObject<string> }) {
  if (added) return <ins>{value}</ins>;
  if (removed) return <del>{value}</del>;
  const lines = value.split('\n');
  if (lines.length < 9) return <>{value}</>;
  return (
    <>
      {lines.slice(0, 3).join('\n')}
      <span className="concord-folded">{`\n… ${lines.length - 6} lines as before …\n`}</span>
      {lines.slice(-3).join('\n')}
    </>
  );
}
