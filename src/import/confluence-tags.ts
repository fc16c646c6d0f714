/** The name by which an HTML parser is to know an element of Confluence: Markdown takes `<ac:link>` for an address. */
export function confluenceTag(
  text: string,
  at: number,
): { start: number; end: number; text: string } | undefined {
  const [raw, slash = '', space = ''] =
    /^<(\/?)(ac|ri):[a-z][\w-]*(?=[\s/>])/i.exec(text.slice(at, at + 100)) ?? [];
  if (raw === undefined) return undefined;
  const start = at + 1 + slash.length;
  return { start, end: start + space.length + 1, text: `x-${space.toLowerCase()}-` };
}

/** An element’s name as authors know it. */
export function typedName(name: string): string {
  return name.replace(/^x-(ac|ri)-/, '$1:');
}
