const files = import.meta.glob<string>('./*.css', { query: '?inline', import: 'default', eager: true });

/** The styles of the layout of a collection, or of the generic one: only its own pages carry them. */
export function stylesOf(collection: string): string {
  const own = files[`./${collection}.css`] ?? files['./generic.css'];
  return `@layer tokens, base, layout, components, entries, layouts, vocabulary, print;@layer layouts{${own}}`;
}
