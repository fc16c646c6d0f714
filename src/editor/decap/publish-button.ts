const patience = 10_000;
const beat = 50;

/**
 * Publishes what is in the form by pressing Decap's own buttons: it knows no other way to save a form.
 *
 * Resolves also where they do not come. Then nothing is lost: the form still says that it is not saved.
 */
export async function publishForm(): Promise<void> {
  for (let waited = 0; waited < patience; waited += beat) {
    // At first, so that the press that led here does not close the menu again.
    await new Promise((go) => setTimeout(go, beat));
    const item = named('[role="menuitem"]', 'Publish now');
    if (item) return item.click();
    // Decap draws its toolbar anew with the first change, and a menu that was open is closed.
    const menu = named('[class*="ToolbarContainer"] [role="button"]', 'Publish');
    if (menu?.ariaExpanded !== 'true') menu?.click();
  }
}

function named(selector: string, words: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  return all.find((each) => each.textContent?.trim() === words);
}
