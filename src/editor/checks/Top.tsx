import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { formAround } from '../decap/form-dom.ts';

/** Shows something above the form that an element belongs to. */
export function Top({ of, children }: { of: Element | null; children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement>();
  useEffect(() => {
    // Decap gives the first `div` more room than the others.
    const made = document.createElement('section');
    made.className = 'concord-top';
    made.ariaLabel = 'How this page stands';
    if (of) formAround(of)?.prepend(made);
    setHost(made);
    return () => made.remove();
  }, [of]);
  return host && createPortal(children, host);
}
