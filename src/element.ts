/** Making elements in a browser. */

type Properties<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], 'dataset' | 'children'>
> & { data?: Record<string, string> };
type Within = Node | string | false | undefined;

/** An element with what is in it: texts are shown as they are. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { data = {}, ...properties }: Properties<K> = {},
  ...within: readonly (Within | readonly Within[])[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  made.append(...within.flat().filter((each) => each !== false && each !== undefined));
  return made;
}
