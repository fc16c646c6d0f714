/** How long Decap may take to draw a button, in milliseconds. */
const patienceMs = 10_000;

/**
 * Publishes what is in the form by pressing Decap's own buttons: it knows no other way to save a form.
 *
 * Resolves also where they do not come. Then nothing is lost: the form still says that it is not saved.
 */
export function publishForm(): Promise<void> {
  return new Promise((done) => {
    const watch = new MutationObserver(press);
    const timer = setTimeout(end, patienceMs);
    function end() {
      clearTimeout(timer);
      watch.disconnect();
      done();
    }
    function press() {
      const item = named('[role="menuitem"]', 'Publish now');
      if (item) {
        item.click();
        return end();
      }
      // Decap draws its toolbar anew with the first change, and a menu that was open is closed.
      const menu = named(toolbarButton, 'Publish');
      if (menu?.ariaExpanded !== 'true') menu?.click();
    }
    watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['aria-expanded'] });
    // Later, so that the press that led here does not close the menu again.
    setTimeout(press);
  });
}

const toolbarButton = '[class*="ToolbarContainer"] [role="button"]';

/** Puts the focus where Decap says whether the form is published. Its menu is gone once something of it was pressed. */
export function focusPublish(): void {
  (named(toolbarButton, 'Publish') ?? named(toolbarButton, 'Published'))?.focus();
}

function named(selector: string, words: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  return all.find((each) => each.textContent?.trim() === words);
}
