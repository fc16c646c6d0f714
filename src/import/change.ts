/** How much a change asks of the person who imports. */
export type Weight = 'done' | 'kept' | 'attention';

/** One thing an import did to a page, or could not do. */
export interface Change {
  kind: ChangeKind;
  /** What exactly: a name, an address, the words concerned. Empty where the kind says it all. */
  detail: string;
}

interface Kind {
  weight: Weight;
  /** For the list of a page's changes. */
  says: string;
}

/** Everything an import can report of a page, in the order in which it is listed. */
export const changeKinds = {
  exists: kind(
    'attention',
    'Not imported: the wiki has a page at this address already, and it was left as it is',
  ),
  unreadable: kind('attention', 'Not imported: the file cannot be read'),
  asked: kind('attention', 'A draft until somebody fills in what the source does not say'),
  'terms-unsure': kind(
    'attention',
    'Looks like a page of several terms, but that is not certain, so it stayed one; divide it before the import',
  ),
  'terms-heading': kind(
    'attention',
    'Stood above the terms of a page, and is on none of the pages that these became',
  ),
  'owner-unknown': kind(
    'attention',
    'Named as an owner, but nobody in the people folder who is still here is called that',
  ),
  'front-matter-broken': kind(
    'attention',
    'Front matter that could not be understood is kept as it was, at the end of the page',
  ),
  'draft-unsure': kind('attention', 'A draft: its front matter speaks of that, and could not be understood'),
  'field-unfit': kind(
    'attention',
    'A draft: fields of the wiki with values that do not fit are kept at the end of the page',
  ),
  'too-long': kind('attention', 'The page is longer than the wiki shows as formatted text; split it'),
  'not-converted': kind('attention', 'The text could not be read as Markdown and was taken over as it is'),
  'address-numbered': kind('attention', 'Another file wants the same address, so this one has a number'),
  'image-missing': kind('attention', 'Images that are not in the source folder became their description'),
  'image-type': kind('attention', 'Images of a type the wiki does not show became their description'),
  'image-unfit': kind(
    'attention',
    'Pictures inside the text that are damaged, too large or of a type the wiki does not show became their description',
  ),
  'data-cut': kind('attention', 'Data inside the text that no one can read was cut short'),
  'link-broken': kind(
    'attention',
    'Links that lead to nothing in the source folder became text with the address',
  ),
  'link-draft': kind(
    'attention',
    'Links to pages that are drafts: readers cannot follow them before those are published',
  ),
  'link-file': kind('attention', 'Links to files that are not pages became text with the address'),
  'link-unsafe': kind('attention', 'Links to addresses the wiki does not allow became text with the address'),
  'anchor-missing': kind('attention', 'Links to headings that do not exist lost their last part'),
  'code-kept': kind(
    'kept',
    'Program code and styling that readers cannot use is kept at the end of the page',
  ),
  'field-kept': kind('kept', 'Fields without a place in the wiki are kept at the end of the page'),
  'terms-beside': kind('kept', 'What stood beside the terms of a page is at the end of the first of them'),
  'definition-kept': kind('kept', 'Addresses that no link uses are kept at the end of the page'),
  'inner-link': kind('kept', 'Links and images inside other links are only words now; they led to'),
  label: kind(
    'kept',
    'Words that browsers show beside an element, such as a title, are in this list and not on the page',
  ),
  'tag-typed': kind('kept', 'Tags and shortcodes the wiki does not know are shown as they were typed'),
  comment: kind(
    'kept',
    'Comments, which readers did not see, are comments in the page that readers do not see',
  ),
  'image-remote': kind('done', 'Images from other sites became links'),
  embed: kind('done', 'Embedded pages and videos became links'),
  encoding: kind('done', 'Read as Windows text and saved as UTF-8'),
  field: kind('done', 'Fields taken over'),
  readings: kind('done', 'A table became the readings of the number'),
  term: kind('done', 'A page of its own for a term that stood on a page with others'),
  title: kind('done', 'Title taken from'),
  summary: kind('done', 'Summary taken from'),
  owner: kind('done', 'Owner'),
  draft: kind('done', 'A draft, as the source says'),
  'first-review': kind('done', 'Nobody has reviewed it yet; its first review is due by'),
  'field-comment': kind('done', 'Comments between fields that were taken over were left out'),
  'field-shown': kind('done', 'Fields stand where the text named them'),
  reference: kind('done', 'Addresses that stood apart from their links were put into them'),
  link: kind('done', 'Links between imported pages rewritten'),
  image: kind('done', 'Images copied to the media folder'),
  'image-embedded': kind('done', 'Pictures inside the text were put into the media folder'),
  https: kind('done', 'Links with http:// now use https://'),
  html: kind('done', 'HTML turned into Markdown'),
  'html-dropped': kind('done', 'HTML that only arranged the page was taken away, its text kept'),
  component: kind('done', 'Boxes, tabs and other components turned into the wiki’s own'),
  attributes: kind('done', 'Attributes that only named or styled parts of the page were taken away'),
  'component-dropped': kind(
    'done',
    'Components that only arranged the page were taken away, their text kept',
  ),
  anchor: kind('done', 'Marks inside the page now lead to the nearest heading'),
} as const satisfies Record<string, Kind>;

export type ChangeKind = keyof typeof changeKinds;

/** Changes of one page, gathered by kind in the order of the list above; each detail with how often it occurred. */
export function byKind(
  changes: readonly Change[],
): { kind: ChangeKind; count: number; details: [string, number][] }[] {
  const order = Object.keys(changeKinds) as ChangeKind[];
  const groups = Map.groupBy(changes, (each) => each.kind);
  return order.flatMap((kind) => {
    const group = groups.get(kind);
    if (group === undefined) return [];
    const details = Map.groupBy(group, (each) => each.detail);
    return [
      {
        kind,
        count: group.length,
        details: [...details].map(([detail, all]): [string, number] => [detail, all.length]),
      },
    ];
  });
}

/** Whether a change asks for a person's attention. */
export function needsAttention({ kind }: Change): boolean {
  return changeKinds[kind].weight === 'attention';
}

function kind(weight: Weight, says: string): Kind {
  return { weight, says };
}
