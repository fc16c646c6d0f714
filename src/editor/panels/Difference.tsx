import { compareWords, type Run } from '../../document/compare-words.ts';

interface Props {
  was: string;
  now: string;
}

/**
 * Two versions of a text as one, with what went and what came; beside each other where they have little in common. Long
 * parts that are the same are folded.
 */
export function Difference({ was, now }: Props) {
  const runs = compareWords(was, now);
  if (runs !== undefined)
    return (
      <div className="concord-difference">
        {runs.map((run, index) => (
          <Words key={index} run={run} isFirst={index === 0} isLast={index === runs.length - 1} />
        ))}
      </div>
    );
  return (
    <div className="concord-difference concord-both">
      {Object.entries({ Before: was, After: now }).map(([label, text]) => (
        <section key={label} aria-label={label}>
          <small>{label}</small>
          {text}
        </section>
      ))}
    </div>
  );
}

/** One of two texts, with the words marked that are not in the other, as far as that helps. */
export function OneOf({ side, was, now }: Props & { side: 'was' | 'now' }) {
  const text = { was, now }[side];
  const runs = compareWords(was, now)?.filter(({ only }) => only === undefined || only === side);
  return (
    <div className="concord-difference">
      {(runs ?? [{ text }]).map(({ text, only }, index) => (only ? <mark key={index}>{text}</mark> : text))}
    </div>
  );
}

/** How many lines around a change are shown. */
const around = 3;

function Words({ run: { text, only }, isFirst, isLast }: { run: Run; isFirst: boolean; isLast: boolean }) {
  if (only === 'now') return <ins>{text}</ins>;
  if (only === 'was') return <del>{text}</del>;
  const lines = text.split('\n');
  const [head, tail] = [isFirst ? 0 : around, isLast ? 0 : around];
  if (lines.length < head + tail + 3) return <>{text}</>;
  return (
    <>
      {head > 0 && `${lines.slice(0, head).join('\n')}\n`}
      <span className="concord-folded">… the same …</span>
      {tail > 0 && `\n${lines.slice(-tail).join('\n')}`}
    </>
  );
}
