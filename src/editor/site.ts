/** The scripts of the editor lie in a folder of a folder of the site, or in one below, whatever that is published under. */
const here = import.meta.url.replace(/chunks\/[^/]*$/, '');
const site = new URL('../../', here);

/** The address of a path of the site, such as `/guides/lead-handoff/`. */
export function addressOn(path: string): string {
  return new URL(`.${path}`, site).href;
}
