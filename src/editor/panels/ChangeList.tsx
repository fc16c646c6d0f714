import type { Changed } from '../../document/changes.ts';
import { Difference } from './Difference.tsx';
import { Folded } from './late.tsx';

/** Changes one by one; those of which there is more to read can be unfolded. */
export function ChangeList({ changes }: { changes: readonly Changed[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="concord-changes">
      {changes.map(({ said, texts }) => (
        <li key={said}>
          {texts ? (
            <Folded summary={said}>
              <Difference {...texts} />
            </Folded>
          ) : (
            said
          )}
        </li>
      ))}
    </ul>
  );
}
