/** The scripts of the editor lie below a folder of the site, whatever that is published under. */
const here = import.meta.url;
const site = here.slice(0, here.lastIndexOf('/admin/editor/') + 1);

/** The address of a path of the site, such as `/guides/lead-handoff/`. */
export function addressOn(path: string): string {
  return new URL(`.${path}`, site).href;
}
