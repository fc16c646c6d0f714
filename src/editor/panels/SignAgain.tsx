import { askInDialog } from './ask.tsx';

const all = new Intl.ListFormat('en');

/** Asks whether a page may be published though people have signed its old words. Resolves with whether it may. */
export async function askToSignAgain(names: readonly string[]): Promise<boolean> {
  const [only = ''] = names;
  const whom = names.length === 1 ? only : names.length === 2 ? 'both' : 'all of them';
  const signed = `${all.format(names)} ${names.length === 1 ? 'has' : 'have'} signed the old words`;
  const answer = await askInDialog<true>(signed, (answer) => (
    <>
      <p>
        What you have changed is what they have signed. Publishing asks {whom} to sign again; until every team
        has, the page says what is agreed and what is proposed.
      </p>
      <footer>
        <button type="button" onClick={() => answer(undefined)}>
          Go back
        </button>
        <button type="button" className="concord-main" onClick={() => answer(true)}>
          Publish
        </button>
      </footer>
    </>
  ));
  return answer === true;
}
