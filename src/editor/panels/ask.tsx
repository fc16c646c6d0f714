import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Asks a question in a dialog over everything else. Resolves with the answer; `undefined` where it was closed without.
 *
 * @param mayClose is asked before it is closed without an answer
 */
export function askInDialog<T>(
  title: string,
  content: (answer: (value: T | undefined) => void) => ReactNode,
  mayClose?: () => boolean,
): Promise<T | undefined> {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  return new Promise((resolve) => {
    const answer = (value: T | undefined) => {
      root.unmount();
      host.remove();
      resolve(value);
    };
    root.render(
      <Dialog title={title} {...(mayClose && { mayClose })} onClose={() => answer(undefined)}>
        {content(answer)}
      </Dialog>,
    );
  });
}

/** The browser's own dialog: it holds the focus, closes with Escape, and gives the focus back. */
export function Dialog({
  title,
  mayClose = () => true,
  onClose,
  children,
}: {
  title: string;
  mayClose?: () => boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    heading.current?.focus();
    // The focus goes back where a dialog is closed, and not where it is taken away.
    return () => opened?.close();
  }, []);
  // Browsers let nothing keep a dialog from being closed (https://github.com/mdn/content/issues/43943); but
  // it can be opened again.
  const close = () => (mayClose() ? onClose() : dialog.current?.showModal());
  return (
    <dialog ref={dialog} className="concord-dialog" aria-labelledby={id} onClose={close}>
      <header>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className="concord-close"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
