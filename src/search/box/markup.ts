/** The box, before anything is typed. */
export const markup = `
<div class="search-head">
  <input type="text" role="combobox" aria-expanded="false" aria-controls="page.search-hits" aria-autocomplete="list"
    aria-label="Search the wiki" placeholder="Search the wiki" enterkeyhint="go" autocomplete="off" autocapitalize="off"
    spellcheck="false">
  <button type="button" class="search-close" aria-label="Close search: Esc"><span>Esc</span><span>Close</span></button>
</div>
<div class="search-narrow" role="group" aria-label="Narrow down"></div>
<div class="search-found">
  <p class="search-nowhere" aria-live="polite" hidden></p>
  <p class="search-note" hidden></p>
  <div role="listbox" id="page.search-hits" aria-label="What was found" hidden></div>
  <p class="search-rest" hidden></p>
  <p class="search-coming" hidden></p>
  <p class="search-lost" hidden></p>
  <p class="search-behind" hidden></p>
  <div class="search-more" hidden></div>
</div>
<p class="search-keys" aria-hidden="true">
  <span><kbd>↑</kbd><kbd>↓</kbd> choose</span>
  <span><kbd>↵</kbd> open</span>
  <span><kbd>Ctrl</kbd><kbd>↵</kbd> in a new tab</span>
  <span><kbd>in:lexicon</kbd> narrow down</span>
</p>
<p class="sr" role="status"></p>`;
