import { useEffect, useRef } from 'react';

interface Props {
  value: string;
  onChange: (words: string) => void;
}

/** The box that finds by name. The key `/` leads to it, as to the wiki's search. */
export function Find({ value, onChange }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    function reach(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      box.current?.select();
      box.current?.focus();
    }
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, []);
  return (
    <label className="concord-find">
      Find by name
      <input
        ref={box}
        type="search"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-keyshortcuts="/"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
