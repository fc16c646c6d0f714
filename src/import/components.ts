/** What a component or shortcode of another system means to a reader. */
export type Meaning =
  | { as: 'callout'; kind: string }
  | { as: 'details' | 'titled' | 'unwrap' | 'steps' | 'step' | 'quote' | 'image' | 'hint' }
  /** A link to what the first of the attributes names, shown by the text of the other. */
  | { as: 'link'; to: readonly string[]; text?: string; prefix?: string };

/** The components and shortcodes whose meaning is known, by name in small letters. Others are shown as typed. */
export const meanings: Readonly<Record<string, Meaning>> = {
  ...all({ as: 'callout', kind: 'note' }, [
    'note',
    'info',
    'important',
    'aside',
    'abstract',
    'seealso',
    'question',
  ]),
  ...all({ as: 'callout', kind: 'tip' }, ['tip', 'success', 'check', 'example']),
  ...all({ as: 'callout', kind: 'warning' }, ['warning', 'caution', 'attention']),
  ...all({ as: 'callout', kind: 'danger' }, ['danger', 'error', 'bug', 'failure']),
  ...all({ as: 'hint' }, ['hint', 'alert', 'admonition', 'callout', 'callouts', 'notice']),
  ...all({ as: 'details' }, [
    'details',
    'accordion',
    'expandable',
    'expand',
    'collapse',
    'collapsible',
    'toggle',
    'spoiler',
  ]),
  ...all({ as: 'titled' }, ['tab', 'tabitem', 'card', 'update']),
  ...all({ as: 'unwrap' }, ['tabs', 'tabpane', 'content-ref', 'steps-group']),
  steps: { as: 'steps' },
  step: { as: 'step' },
  quote: { as: 'quote' },
  blockquote: { as: 'quote' },
  ...all({ as: 'image' }, ['image', 'img', 'figure']),
  ...all({ as: 'link', to: ['url', 'src', 'href', '0'] }, ['embed', 'video', 'iframe', 'file']),
  'page-ref': { as: 'link', to: ['page'] },
  youtube: { as: 'link', to: ['id', '0'], prefix: 'https://www.youtube.com/watch?v=' },
  vimeo: { as: 'link', to: ['id', '0'], prefix: 'https://vimeo.com/' },
  ...all({ as: 'link', to: ['href', 'to', 'url'] }, ['link', 'anchor', 'calltoaction', 'button', 'linkcard']),
  glossary_tooltip: { as: 'link', to: ['term_id'], text: 'text' },
};

/** The kind of callout that the attributes of a box ask for. */
export function calloutKind(attributes: Readonly<Record<string, string>>): string {
  const asked = ['style', 'type', 'kind', 'color', 'intent', 'variant', 'icon', '0'].map((name) =>
    attributes[name]?.toLowerCase(),
  );
  for (const each of asked) {
    const meaning = each === undefined ? undefined : (meanings[each] ?? colours[each]);
    if (meaning?.as === 'callout') return meaning.kind;
  }
  return 'note';
}

/** Attributes whose words are for readers. */
export const wordy: readonly string[] = [
  'title',
  'summary',
  'label',
  'name',
  'heading',
  'header',
  'caption',
  'description',
  'tip',
  'text',
  'quote',
];

/** Attributes that only arrange or style. */
export const silent =
  /^(?:class|classname|style|id|key|align|width|height|size|cols|columns|icon|color|titlesize|iconcolor|horizontal|defaultopen|gap|target|rel|imagesource|sync|groupid|defaultvalue|value|data-.*)$/i;

const colours: Readonly<Record<string, Meaning>> = {
  blue: { as: 'callout', kind: 'note' },
  green: { as: 'callout', kind: 'tip' },
  yellow: { as: 'callout', kind: 'warning' },
  orange: { as: 'callout', kind: 'warning' },
  red: { as: 'callout', kind: 'danger' },
};

function all(meaning: Meaning, names: readonly string[]): Record<string, Meaning> {
  return Object.fromEntries(names.map((name) => [name, meaning]));
}
