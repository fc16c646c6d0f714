import { askInDialog } from './ask.tsx';

/** Asks whether a page may go though others rest on it. Resolves with whether it may. */
export async function askWhatToDelete(
  dependents: readonly { title: string; url: string }[],
): Promise<boolean> {
  const answer = await askInDialog<true>('Other pages rest on this one', (answer) => (
    <>
      <p>
        {dependents.length === 1 ? 'One page names it' : `${dependents.length} pages name it`}. Without it,
        what stands there leads nowhere:
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
      <footer>
        <button type="button" onClick={() => answer(undefined)}>
          Keep the page
        </button>
        <button type="button" className="concord-danger" onClick={() => answer(true)}>
          Delete it all the same
        </button>
      </footer>
    </>
  ));
  return answer === true;
}
