/** What a component or shortcode of another system means to a reader. */
export type Meaning =
  | { as: 'callout'; kind: string }
  | { as: 'details' | 'titled' | 'unwrap' | 'steps' | 'step' | 'quote' | 'image' | 'hint' }
  /** A link to what the first of the attributes names, shown by the text of the other. */
  | { as: 'link'; to: readonly string[]; text?: string; prefix?: string };

/** The components and shortcodes whose meaning is known, by name in small letters. Others are shown as typed. */
const meanings: Readonly<Record<string, Meaning>> = {
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
  ...all({ as: 'hint' }, [
    'hint',
    'alert',
    'admonition',
    'callout',
    'callouts',
    'notice',
    'panel',
    'pageinfo',
  ]),
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
  ...all({ as: 'titled' }, ['tab', 'tabitem', 'card', 'update', 'code', 'blocks/cover', 'blocks/feature']),
  ...all({ as: 'unwrap' }, [
    'tabs',
    'tabpane',
    'code-group',
    'codegroup',
    'raw',
    'v-pre',
    'row',
    'zone',
    'moniker',
    'content-ref',
    'steps-group',
    'cardpane',
    'cards',
    'columns',
    'column',
    'blocks/lead',
    'blocks/section',
    'blocks/link-down',
  ]),
  ...all({ as: 'steps' }, ['steps', 'stepper']),
  step: { as: 'step' },
  quote: { as: 'quote' },
  blockquote: { as: 'quote' },
  ...all({ as: 'image' }, ['image', 'img', 'figure']),
  ...all({ as: 'link', to: ['url', 'src', 'href', '0'] }, ['embed', 'video', 'iframe', 'file']),
  'page-ref': { as: 'link', to: ['page'] },
  youtube: { as: 'link', to: ['id', '0'], prefix: 'https://www.youtube.com/watch?v=' },
  vimeo: { as: 'link', to: ['id', '0'], prefix: 'https://vimeo.com/' },
  ...all({ as: 'link', to: ['href', 'to', 'url'] }, [
    'link',
    'anchor',
    'calltoaction',
    'button',
    'linkcard',
    'tooltip',
  ]),
  glossary_tooltip: { as: 'link', to: ['term_id'], text: 'text' },
};

/** What a name means; `undefined` where nobody here knows it. */
export function meaningOf(name: string): Meaning | undefined {
  const known = name.toLowerCase();
  return Object.hasOwn(meanings, known) ? meanings[known] : undefined;
}

/** The kind of callout that the attributes of a box ask for. */
export function calloutKind(attributes: Readonly<Record<string, string>>): string {
  const asked = ['style', 'type', 'kind', 'color', 'intent', 'variant', 'icon', 'header-bg', '0'].map(
    (name) => attributes[name]?.toLowerCase(),
  );
  for (const each of asked) {
    const meaning = each === undefined ? undefined : meaningOf(each);
    if (meaning?.as === 'callout') return meaning.kind;
    if (each !== undefined && Object.hasOwn(otherKinds, each)) return otherKinds[each] ?? 'note';
  }
  return 'note';
}

/** Whether a name is that of a kind of callout. */
export function isKind(name: string): boolean {
  return meaningOf(name)?.as === 'callout' || Object.hasOwn(otherKinds, name);
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

/** Attributes whose words are for readers wherever they stand, and that no meaning makes a title of. */
export const spoken: readonly string[] = [
  'tip',
  'cta',
  'headline',
  'heading',
  'subtitle',
  'description',
  'caption',
  'text',
  'footer',
];

/** Attributes that only arrange or style. */
export const silent =
  /^(?:class|classname|style|id|key|align|width|height|size|cols|columns|icon|color|titlesize|iconcolor|horizontal|defaultopen|gap|target|rel|imagesource|sync|groupid|defaultvalue|value|data-.*)$/i;

/** Kinds of boxes and colours by which only attributes call them. */
const otherKinds: Readonly<Record<string, string>> = {
  ...every('note', [
    'blue',
    'summary',
    'tldr',
    'todo',
    'help',
    'faq',
    'quote',
    'cite',
    'primary',
    'secondary',
  ]),
  ...every('tip', ['green', 'hint', 'done']),
  ...every('warning', ['yellow', 'orange', 'alert']),
  ...every('danger', ['red', 'fail', 'missing']),
};

function all(meaning: Meaning, names: readonly string[]): Record<string, Meaning> {
  return every(meaning, names);
}

function every<T>(value: T, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
