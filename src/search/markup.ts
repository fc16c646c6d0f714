/** The dialog's elements; with `wide`, the filters stand open beside the results. */
export function template(wide: boolean): string {
  return `
<pagefind-config faceted></pagefind-config>
<pagefind-modal reset-on-close>
  <pagefind-modal-header><pagefind-input debounce="10" placeholder="Search the wiki"></pagefind-input></pagefind-modal-header>
  <pagefind-modal-body>
    <div class="search-columns">
      <pagefind-filter-pane ${wide ? 'open="collection,team,owner"' : 'auto-open-threshold="0"'}></pagefind-filter-pane>
      <div>
        <pagefind-summary></pagefind-summary>
        <p class="search-behind" hidden>Search does not know the latest changes yet; the pages show them.</p>
        <p class="search-unknown" hidden></p>
        <div class="search-unwritten" hidden>
          <p>Nobody has written this yet. Write it as</p>
          <ul></ul>
        </div>
        <pagefind-results hide-sub-results>
          <script type="text/pagefind-template">
            <li class="hit">
              <p class="hit-kind">{{ meta.kind }}</p>
              <review-state class="hit-state" data-facts="{{ meta.review }}"><span class="state" data-review-label></span></review-state>
              <p class="hit-title" dir="auto"><a href="{{ meta.url | default(url) | safeUrl }}">{{ meta.title }}</a></p>
              <p class="hit-summary" dir="auto">{{ meta.summary }}</p>
              <p class="hit-excerpt" dir="auto">{{+ excerpt +}}</p>
            </li>
          </script>
          <script type="text/pagefind-template" data-template="placeholder"><li class="hit hit-coming" aria-hidden="true"></li></script>
        </pagefind-results>
      </div>
    </div>
  </pagefind-modal-body>
  <pagefind-modal-footer><pagefind-keyboard-hints></pagefind-keyboard-hints></pagefind-modal-footer>
</pagefind-modal>`;
}
