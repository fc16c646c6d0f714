/** Copies a brief: as it looks for what takes that, and as text for what does not. */
import type { Day } from '../../freshness/day.ts';
import type { Brief } from './model.ts';
import { html, markdown, plain, textOf, type Format } from './text.ts';

/** Has the buttons of a page copy a brief from now on. */
export function offerCopies(page: HTMLElement, brief: Brief, today: Day | undefined): void {
  const as = (format: Format) => textOf(brief, format, { today, address: location.href });
  const blob = (type: string, format: Format) => ({ [type]: new Blob([as(format)], { type }) });
  offer(page, 'copy-text', () =>
    navigator.clipboard.write([
      new ClipboardItem({ ...blob('text/html', html), ...blob('text/plain', plain) }),
    ]),
  );
  offer(page, 'copy-markdown', () => navigator.clipboard.writeText(as(markdown)));
}

function offer(page: HTMLElement, name: string, copy: () => Promise<void>): void {
  const button = page.querySelector<HTMLButtonElement>(`[data-${name}]`);
  // Browsers offer the clipboard to pages served safely only:
  // https://developer.mozilla.org/docs/Web/API/Navigator/clipboard
  if (button === null || !('clipboard' in navigator)) return;
  const label = (button.dataset['label'] ??= button.textContent);
  button.hidden = false;
  // Were it to shrink with its words, the pointer would leave it, and they were gone before they are read.
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.onclick = () =>
    copy().then(
      () => (button.textContent = 'Copied'),
      () => (button.textContent = 'Not copied: the browser does not allow it'),
    );
  button.onblur = button.onpointerleave = () => (button.textContent = label);
}
