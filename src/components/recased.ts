/** Leads on to a page whose address has only other capitals than the one that was asked for: no file can stand there. */
const asked = pathAt(location.pathname);
for (const each of document.querySelectorAll<HTMLElement>('[data-formerly]')) {
  if (pathAt(each.dataset['formerly'] ?? '') !== asked) continue;
  each.hidden = false;
  const link = each.querySelector('a');
  if (link) location.replace(link.href + location.search + location.hash);
}

/** A path as it is called, however it is written. */
function pathAt(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/?$/, '/').normalize('NFC');
  } catch {
    return path;
  }
}
