import { useRef } from 'react';
import { withPictures } from '../pictures/preview.ts';

interface Props {
  html: string | undefined;
  onClose: () => void;
}

/** The page as readers will see it, beside the form, or over it where there is no room. */
export function Preview({ html, onClose }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  return (
    <aside className="concord-preview" aria-label="Preview">
      <header>
        <strong>Preview</strong>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </header>
      {html === undefined ? (
        <p aria-busy="true">The preview is being made …</p>
      ) : (
        // No scripts run in it; being of the same origin, it can be kept where the reader has scrolled to.
        <iframe
          ref={frame}
          title="The page as readers will see it"
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          srcDoc={withPictures(html)}
          onLoad={({ currentTarget: { contentWindow } }) => {
            contentWindow?.scrollTo(0, scrolled.current);
            contentWindow?.addEventListener('scroll', () => (scrolled.current = contentWindow.scrollY));
          }}
        />
      )}
    </aside>
  );
}
