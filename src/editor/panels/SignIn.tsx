import { useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Info } from '../../editing-api/protocol.ts';
import type { ReactTools } from '../decap/types.ts';
import { meKey, names, type Me, type Name } from '../names.ts';
import { ask } from '../saving/client.ts';

interface Control {
  props: { onLogin(credentials: object): void };
  root: Root;
}

/**
 * The screen before the editor: who is it that writes?
 *
 * The desk has no accounts. A name is not a proof, but it stands at every change, so that everyone knows whom to ask.
 */
export function signIn({ createClass, h }: ReactTools): unknown {
  return createClass({
    render() {
      const start = (node: HTMLElement | null) => {
        if (node === null) return;
        this.root ??= createRoot(node);
        this.root.render(<WhoAreYou onDone={() => this.props.onLogin({})} />);
      };
      return h('div', { ref: start });
    },
    componentWillUnmount() {
      const { root } = this;
      queueMicrotask(() => root.unmount());
    },
  } satisfies object & ThisType<Control>);
}

/** Names by which a machine calls itself. */
const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function WhoAreYou({ onDone }: { onDone: () => void }) {
  const [people, setPeople] = useState<readonly Name[]>();
  const [chosen, setChosen] = useState('');
  const [isLocal, setLocal] = useState(false);
  useEffect(() => {
    names().then(
      (all) => setPeople(all.filter((each) => each.collection === 'people' && each.left === undefined)),
      () => setPeople([]),
    );
    // What listens to this machine alone may still be reached by others through a proxy, under another name.
    ask<Info>('info').then(
      (info) => setLocal(info.isLocal && ownNames.has(location.hostname)),
      () => {},
    );
  }, []);
  if (people === undefined) return <main className="concord-sign-in" aria-busy="true" />;

  const other = chosen === 'other' || people.length === 0;
  function submit(form: FormData) {
    const person = people?.find(({ id }) => id === chosen);
    const me: Me = person
      ? { id: person.id, name: person.title, email: person.email ?? '' }
      : { name: String(form.get('name')).trim(), email: String(form.get('email')).trim() };
    localStorage.setItem(meKey, JSON.stringify(me));
    onDone();
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
        {people.length > 0 && (
          <label>
            You are
            <select required value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="" disabled>
                Choose your name
              </option>
              {people.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
              <option value="other">Somebody else</option>
            </select>
          </label>
        )}
        {other && (
          <>
            <label>
              Name
              <input name="name" required maxLength={100} autoComplete="name" />
            </label>
            <label>
              E-mail
              <input name="email" type="email" required maxLength={200} autoComplete="email" />
            </label>
          </>
        )}
        <button type="submit" className="concord-main">
          Open the editor
        </button>
      </form>
    </main>
  );
}
