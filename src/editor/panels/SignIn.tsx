import { useEffect, useState } from 'react';
import { newFormOf } from '../../editing-api/addresses.ts';
import type { Info } from '../../editing-api/protocol.ts';
import { hasLeft } from '../../search/names/among.ts';
import { Offers } from '../pickers/Offers.tsx';
import { useNames, type Known } from '../pickers/use-names.ts';
import { usePicker } from '../pickers/use-picker.ts';
import { asPerson, sayWho, type Me, type Name } from '../names.ts';
import { ask } from '../saving/client.ts';

/**
 * The screen before the editor: who is it that writes?
 *
 * The desk has no accounts. A name is not a proof, but it stands at every change, so that everyone knows whom to ask.
 */
export function SignIn({ onLogin }: { onLogin: (credentials: object) => void }) {
  return <WhoAreYou onDone={() => onLogin({})} />;
}

/** Names by which a machine calls itself. */
const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function WhoAreYou({ onDone }: { onDone: () => void }) {
  const known = useNames('people');
  const people = known.failed ? [] : known.names?.filter((each) => !hasLeft(each, known.today));
  const [chosen, setChosen] = useState<Name>();
  const [isOther, setOther] = useState(false);
  const [missing, setMissing] = useState(false);
  const isLocal = useIsLocal();
  if (people === undefined) return <main className="concord-sign-in" aria-busy="true" />;

  const types = isOther || people.length === 0;
  function submit(form: FormData) {
    if (!types && chosen === undefined) return setMissing(true);
    const typed = { name: String(form.get('name')).trim(), email: String(form.get('email')).trim() };
    const me: Me = chosen && !types ? personal(chosen) : asPerson(typed, people ?? []);
    sayWho(me);
    if (me.id === undefined && form.has('add')) goTo(newFormOf('people', typed), onDone);
    else onDone();
  }
  return (
    <main className="concord-sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <h1>Who is writing?</h1>
        <p>
          Your name stands at every change you make. There is no password:{' '}
          {isLocal
            ? 'only this machine can get here.'
            : 'whoever can open this page can write, under any name.'}
        </p>
        {types ? (
          <Stranger />
        ) : (
          <Choice known={{ ...known, names: people }} chosen={chosen} onChoose={setChosen} />
        )}
        {missing && !types && chosen === undefined && (
          <p role="alert">Choose your name from the list, or say that you are not in it.</p>
        )}
        <button type="submit" className="concord-main">
          Open the editor
        </button>
        {people.length > 0 && (
          <button type="button" onClick={() => setOther(!types)}>
            {types ? 'Choose from the people' : 'I am not in the list'}
          </button>
        )}
      </form>
    </main>
  );
}

/** Goes to a form before Decap is let in: from where nothing was asked for, it would lead to the first list. */
function goTo(hash: string, then: () => void): void {
  if (location.hash === hash) return then();
  addEventListener('hashchange', then, { once: true });
  location.hash = hash;
}

function personal({ id, title, email = '' }: Name): Me {
  return { id, name: title, email };
}

interface ChoiceProps {
  known: Known;
  chosen: Name | undefined;
  onChoose: (person: Name | undefined) => void;
}

function Choice({ known, chosen, onChoose }: ChoiceProps) {
  const picker = usePicker({
    id: 'concord-you',
    label: 'You are',
    known,
    shown: chosen?.title ?? '',
    without: [],
    onPick: (id) => onChoose(known.names?.find((each) => each.id === id)),
    onEmpty: () => onChoose(undefined),
  });
  return (
    <div className="field-picker">
      <label htmlFor="concord-you">You are</label>
      <input placeholder="Find your name" {...picker.input} />
      <Offers {...picker} known={known} />
    </div>
  );
}

/** Someone who is not among the people, or whom their address will show to be. */
function Stranger() {
  return (
    <>
      <label>
        Name
        <input name="name" required maxLength={100} autoComplete="name" />
      </label>
      <label>
        E-mail
        <input name="email" type="email" required maxLength={200} autoComplete="email" />
      </label>
      <label className="concord-tick">
        <input name="add" type="checkbox" defaultChecked />
        Add me to the people
        <small>Then pages can be yours. The form that opens first has the rest.</small>
      </label>
    </>
  );
}

/** What listens to this machine alone may still be reached by others through a proxy, under another name. */
function useIsLocal(): boolean {
  const [isLocal, setLocal] = useState(false);
  useEffect(() => {
    ask<Info>('info').then(
      (info) => setLocal(info.isLocal && ownNames.has(location.hostname)),
      () => {},
    );
  }, []);
  return isLocal;
}
