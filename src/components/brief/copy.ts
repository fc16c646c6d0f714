/** Copies a brief: as it looks for what takes that, and as text for what does not. */
import { html, markdown, plain, textOf, type Context } from './text.ts';
import type { Brief } from './model.ts';

/** @param brief what is shown now, and on which day */
export function offerCopies(place: HTMLElement, brief: () => [Brief, Context] | undefined): void {
  const offer = (name: string, copy: (...shown: [Brief, Context]) => Promise<void>) => {
    const button = place.querySelector<HTMLButtonElement>(`[data-${name}]`);
    if (button === null) return;
    const label = button.textContent;
    // Browsers offer the clipboard to pages served safely only:
    // https://developer.mozilla.org/docs/Web/API/Navigator/clipboard
    button.hidden = !('clipboard' in navigator);
    button.addEventListener('click', async () => {
      const shown = brief();
      if (shown === undefined) return;
      const copied = await copy(...shown).then(
        () => true,
        () => false,
      );
      button.textContent = copied ? 'Copied' : 'Not copied: the browser does not allow it';
    });
    for (const leaving of ['blur', 'pointerleave'])
      button.addEventListener(leaving, () => (button.textContent = label));
  };
  offer('copy-text', (...shown) => {
    const as = (type: string, format: Parameters<typeof textOf>[1]) => [
      type,
      new Blob([textOf(shown[0], format, shown[1])], { type }),
    ];
    const item = new ClipboardItem(Object.fromEntries([as('text/html', html), as('text/plain', plain)]));
    return navigator.clipboard.write([item]);
  });
  offer('copy-markdown', (shown, context) => navigator.clipboard.writeText(textOf(shown, markdown, context)));
}
