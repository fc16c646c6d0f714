/**
 * Keeps the place where one writes clear of the bars that lie over the text. Returns how to stop.
 *
 * Lexical knows of bars over the whole page only (https://github.com/facebook/lexical/pull/8218), and the text lies in a pane
 * that scrolls by itself.
 *
 * @param bars asked anew each time, since they come and go: whatever lies over the upper and the lower edge
 */
export function keepInSight(text: HTMLElement, bars: { above: string; below: string }): () => void {
  const look = () => {
    const place = caretIn(text);
    if (!place) return;
    const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const top = edge(bars.above)?.bottom ?? 0;
    const bottom = edge(bars.below)?.top ?? innerHeight;
    const missing = place.bottom > bottom ? place.bottom - bottom : Math.min(0, place.top - top);
    if (missing !== 0) scrollerOf(text)?.scrollBy(0, missing + Math.sign(missing) * gap);
  };
  document.addEventListener('selectionchange', look);
  return () => document.removeEventListener('selectionchange', look);
}

/** Room that is left between the line and a bar, in pixels. */
const gap = 8;

function caretIn(text: HTMLElement): DOMRect | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !text.contains(node)) return undefined;
  const range = new Range();
  range.setStart(node, selection.focusOffset);
  const rect = range.getClientRects()[0];
  if (rect) return rect;
  // In an empty paragraph there is nothing to measure but itself.
  const element = node.childNodes[selection.focusOffset] ?? node;
  return element instanceof Element && element !== text ? element.getBoundingClientRect() : undefined;
}

function scrollerOf(element: Element | null): Element | null {
  if (element === null) return document.scrollingElement;
  return /auto|scroll/.test(getComputedStyle(element).overflowY) &&
    element.scrollHeight > element.clientHeight
    ? element
    : scrollerOf(element.parentElement);
}
