/** Gives parts of Decap's what they lack for those who cannot see them: its menus hold lists, its dialog has no name. */
export function mendRoles(): void {
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
}

function mend(): void {
  for (const list of document.querySelectorAll('#nc-root [role="menu"] > ul:not([role])')) list.role = 'none';
  const dialogs = document.querySelectorAll('.ReactModalPortal [role="dialog"]:not([aria-label])');
  for (const dialog of dialogs) dialog.ariaLabel = 'Pictures of this wiki';
  // Their names stand beside them.
  for (const picture of document.querySelectorAll<HTMLImageElement>('.ReactModalPortal img:not([alt])'))
    picture.alt = '';
}
