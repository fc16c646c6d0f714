/** Runs in the page: how wide it is, and what reaches beyond it without anything to scroll it by. */
export function beyond(): string[] {
  const width = document.documentElement.clientWidth;
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isSaid = (element: Element) => element.closest('.sr, .skip, .term-card, [hidden]') !== null;
  const cut = [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() && !isSaid(each))
    .filter(({ childNodes }) =>
      [...childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !scrolls(each.parentElement))
    .map((each) => `${each.tagName} ${each.className} to ${Math.round(each.getBoundingClientRect().right)}`);
  const whole = document.documentElement.scrollWidth;
  return [...(whole > width ? [`is ${whole} wide`] : []), ...new Set(cut)].slice(0, 6);
}
