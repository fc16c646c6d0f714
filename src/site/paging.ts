/** Cuts lists into pages that are light enough, at addresses of their own. */

/** How many rows a page may have, and about how many bytes they may take, compressed. */
const mostRows = 200;
const mostBytes = 6000;

/**
 * Cuts a list into pages; one that is empty has one.
 *
 * @param already about how many bytes the first page takes with what else is on it
 */
export function paged<T>(rows: readonly T[], bytesOf: (row: T) => number, already = 0): [T[], ...T[][]] {
  const pages: [T[], ...T[][]] = [[]];
  let [page, bytes] = [pages[0], already];
  for (const row of rows) {
    const more = bytesOf(row);
    if (page.length === mostRows || (page.length > 0 && bytes + more > mostBytes)) {
      [page, bytes] = [[], 0];
      pages.push(page);
    }
    page.push(row);
    bytes += more;
  }
  return pages;
}

/** About how many bytes a row of a list takes, compressed, with some texts that no other has. */
export function bytesOf(...texts: readonly string[]): number {
  return 40 + texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 2;
}

/** The address of a page of a list, of which the first has the address of the list. No page of a wiki has a tilde in its address. */
export function pageAddress(list: string, page: number): string {
  return page === 1 ? list : `${list}~${page}/`;
}

/** The list and the number of a page by the rest of its address: `sales/~2` is the second page of `sales`. */
export function pageIn(id: string): { list: string; page: number } | undefined {
  const [, list = '', page] = /^(?:(.+)\/)?~([1-9]\d*)$/.exec(id) ?? [];
  return page === undefined || page === '1' ? undefined : { list, page: Number(page) };
}

/** The numbers of all pages of a list but the first. */
export function furtherPages(count: number): number[] {
  return Array.from({ length: count - 1 }, (_, index) => index + 2);
}
