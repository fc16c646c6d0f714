import type { Element } from 'hast';
import type { Handle, State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Change } from './change.ts';
import { hiddenComment } from './comments.ts';
import { callout, detailsBox } from './components-in.ts';
import { asFlow } from './normalise-tree.ts';
import { text } from './tree.ts';

type Result = ReturnType<Handle>;
type Words = Record<string, string>;

/** How elements of Confluence’s own storage format are read. */
export function confluenceHandlers(
  change: (kind: Change['kind'], detail: string) => void,
): Record<string, Handle> {
  const macro: Handle = (state, element) => {
    const name = property(element, 'ac:name');
    const given = Object.fromEntries(
      childrenOf(element, 'ac-parameter').map((each) => [property(each, 'ac:name'), wordsOf(state, each)]),
    );
    const children = element.children.filter(
      (each) => each.type !== 'element' || each.tagName !== 'x-ac-parameter',
    );
    change('component', `<ac:${name}>`);
    return asMacro(name, given, state.all({ ...element, children }) as RootContent[]) as Result;
  };
  return {
    'x-ac-structured-macro': macro,
    'x-ac-macro': macro,
    'x-ac-link': link,
    'x-ac-image': image,
    'x-ac-task-list': (state, element) =>
      ({
        type: 'list',
        ordered: false,
        spread: false,
        children: state.all(element).filter((each) => each.type === 'listItem'),
      }) as Result,
    'x-ac-task': (state, element) => {
      const checked = childrenOf(element, 'ac-task-status').some(
        (each) => wordsOf(state, each).trim() === 'complete',
      );
      const body = childrenOf(element, 'ac-task-body').flatMap((each) => state.all(each) as RootContent[]);
      return { type: 'listItem', checked, spread: false, children: asFlow(body) } as Result;
    },
    'x-ac-emoticon': (_state, element) =>
      text(property(element, 'ac:emoji-fallback') || `:${property(element, 'ac:name')}:`) as Result,
    // Words for whoever fills in a template.
    'x-ac-placeholder': (state, element) => {
      change('comment', '');
      return { type: 'inlineCode', value: hiddenComment(wordsOf(state, element)), data: { isComment: true } };
    },
  };
}

function asMacro(name: string, given: Words, children: RootContent[]): RootContent[] {
  const title = given['title'] ?? '';
  const kind = kinds[name];
  if (kind !== undefined) return [callout(kind, title, children)];
  if (name === 'expand') return [detailsBox(title, children)];
  if (name === 'status') return [text(title)];
  if (name === 'anchor') return [{ type: 'anchor', name: given[''] ?? '' }];
  if (name === 'toc') return [];
  if (name === 'code' || name === 'noformat') {
    const code: RootContent = {
      type: 'code',
      lang: given['language'] ?? null,
      value: toString({ type: 'root', children }).trim(),
    };
    return [
      ...(title
        ? [{ type: 'paragraph' as const, children: [{ type: 'strong' as const, children: [text(title)] }] }]
        : []),
      code,
    ];
  }
  const told = Object.values(given).join(', ');
  return [...children, ...(told ? [text(`(${name}: ${told})`)] : [])];
}

const kinds: Readonly<Record<string, string>> = {
  info: 'note',
  note: 'note',
  panel: 'note',
  tip: 'tip',
  warning: 'warning',
};

const link: Handle = (state, element) => {
  const [target] = element.children.filter(
    (each) => each.type === 'element' && each.tagName.startsWith('x-ri-'),
  );
  const own = target?.type === 'element' ? target : undefined;
  const anchor = property(element, 'ac:anchor');
  const name = ['ri:content-title', 'ri:filename', 'ri:value', 'ri:username', 'ri:account-id', 'ri:userkey']
    .map((each) => (own ? property(own, each) : ''))
    .find((each) => each !== '');
  const body = state.all({
    ...element,
    children: element.children.filter((each) => each !== own),
  }) as RootContent[];
  const said = toString({ type: 'root', children: body }).trim() === '' ? [text(name ?? anchor)] : body;
  if (own?.tagName === 'x-ri-user' || (name === undefined && anchor === '')) return said as Result;
  const url = (name ?? '') + (anchor && `#${anchor}`);
  const isNamed = name !== undefined && own?.tagName !== 'x-ri-url';
  return { type: 'link', url, children: said, ...(isNamed && { data: { byName: true } }) } as Result;
};

const image: Handle = (state, element) => {
  const [file] = childrenOf(element, 'ri-attachment').map((each) => property(each, 'ri:filename'));
  const [remote] = childrenOf(element, 'ri-url').map((each) => property(each, 'ri:value'));
  const alt = property(element, 'ac:alt') || property(element, 'ac:title');
  return [
    { type: 'image', url: file ?? remote ?? '', alt, ...(file !== undefined && { data: { byName: true } }) },
    ...childrenOf(element, 'ac-caption').flatMap((each) => state.all(each)),
  ] as Result;
};

function childrenOf(element: Element, name: string): Element[] {
  return element.children
    .filter((each) => each.type === 'element')
    .filter((each) => each.tagName === `x-${name}`);
}

function wordsOf(state: State, element: Element): string {
  return toString({ type: 'root', children: state.all(element) as RootContent[] });
}

function property({ properties }: Element, name: string): string {
  return String(properties[name] ?? '');
}
