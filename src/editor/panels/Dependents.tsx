import { formState } from '../decap/store.ts';
import { askInDialog } from './ask.tsx';

/** Asks whether a page may go, and names those that rest on it. Resolves with whether it may. */
export async function askWhatToDelete(
  dependents: readonly { title: string; url: string }[],
): Promise<boolean> {
  const isNamed = dependents.length > 0;
  const title = isNamed ? 'Other pages rest on this one' : 'Delete this page?';
  const answer = await askInDialog<true>(title, (answer) => (
    <>
      {isNamed ? (
        <>
          <p>
            {dependents.length === 1 ? 'One page names it' : `${dependents.length} pages name it`}. Without
            it, what stands there leads nowhere:
          </p>
          <ul className="concord-scroll">
            {dependents.map(({ title, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>No other page names it.</p>
      )}
      <p>
        “Recent changes” can bring it back
        {formState() === 'unsaved' ? ', but not what you have typed and not saved.' : '.'}
      </p>
      <footer>
        <button type="button" onClick={() => answer(undefined)}>
          Keep the page
        </button>
        <button type="button" className="concord-danger" onClick={() => answer(true)}>
          {isNamed ? 'Delete it all the same' : 'Delete it'}
        </button>
      </footer>
    </>
  ));
  return answer === true;
}
