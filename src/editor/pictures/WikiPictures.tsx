import { useEffect, useId, useState } from 'react';
import { addresses } from './library.ts';
import { usePicture } from './use-picture.ts';

/** How many are shown at once: what is looked for is found by its name. */
const most = 24;

/** The pictures that the wiki has, to choose from. */
export function WikiPictures({ onChoose }: { onChoose: (address: string) => void }) {
  const [all, setAll] = useState<readonly string[] | 'unknown'>();
  const [typed, setTyped] = useState('');
  const id = useId();
  useEffect(() => {
    addresses().then(setAll, () => setAll('unknown'));
  }, []);
  if (all === undefined) return <p aria-busy="true">The pictures of the wiki are being listed …</p>;
  if (all === 'unknown') return <p>The pictures of the wiki cannot be listed now.</p>;
  if (all.length === 0) return null;
  const found = all.filter((address) => nameOf(address).toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>Pictures of this wiki</h3>
      <input
        type="search"
        aria-label="Find by name"
        placeholder="Find by name"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <ul className="concord-pictures">
        {found.slice(0, most).map((address) => (
          <li key={address}>
            <button type="button" onClick={() => onChoose(address)}>
              <Thumbnail address={address} />
              <span>{nameOf(address)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{countIn(found.length)}</p>
    </section>
  );
}

function Thumbnail({ address }: { address: string }) {
  return <img alt="" loading="lazy" {...usePicture(address)} />;
}

function countIn(found: number): string {
  if (found === 0) return 'No picture has such a name.';
  return found > most ? `${found - most} more: find them by their names.` : '';
}

function nameOf(address: string): string {
  return address.replace('/media/', '');
}
