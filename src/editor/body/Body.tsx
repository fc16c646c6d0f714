import './body.css';
import { Component, useRef, useState, type ReactNode } from 'react';
import { Rich } from './Rich.tsx';
import { Source } from './Source.tsx';

/** Where the browser keeps whether texts are edited as Markdown. */
const key = 'concord-markdown';

/** Longer texts would make every key slow. */
const mostCharacters = 120_000;

interface Props {
  id: string;
  value: string;
  onChange: (text: string) => void;
}

/**
 * The editor of a page's text.
 *
 * Opening changes nothing. An edit changes the lines that it is in, and no other. A text that cannot be shown as
 * readers see it is shown as it stands in the file.
 */
export default function Body({ value, onChange, id }: Props) {
  const [isSource, setIsSource] = useState(() => localStorage.getItem(key) === 'yes');
  const [reason, setReason] = useState<string>();
  // A value that this editor has not handed over comes from elsewhere: the text is opened anew.
  const known = useRef({ text: value, version: 0 });
  if (known.current.text !== value) known.current = { text: value, version: known.current.version + 1 };
  const { version } = known.current;

  function hand(text: string): void {
    if (text === known.current.text) return;
    known.current.text = text;
    onChange(text);
  }

  function show(source: boolean): void {
    localStorage.setItem(key, source ? 'yes' : 'no');
    known.current.version++;
    setReason(undefined);
    setIsSource(source);
  }

  const tooLong =
    value.length > mostCharacters ? 'This text is too long to be shown as readers see it.' : undefined;
  if (isSource || reason !== undefined || tooLong !== undefined) {
    return (
      <div className="concord-body">
        <div className="concord-toolbar">
          <div className="concord-bar">
            <span className="concord-space" />
            <button type="button" onClick={() => show(false)}>
              Show as readers see it
            </button>
          </div>
        </div>
        <Source id={id} value={value} reason={tooLong ?? reason} onChange={hand} />
      </div>
    );
  }
  return (
    <div className="concord-body" id={id}>
      <Guard key={version} onError={() => setReason(broken)}>
        <Rich text={value} onChange={hand} onSource={() => show(true)} onFail={setReason} />
      </Guard>
    </div>
  );
}

interface GuardProps {
  children: ReactNode;
  onError: () => void;
}

/** Keeps an error of the editor from taking the form away. */
class Guard extends Component<GuardProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.props.onError();
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}

const broken =
  'The editor could not go on with this text. Here it is as it stands in the file, with what you have written.';
