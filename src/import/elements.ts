import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { onOneLine } from '../plain.ts';
import type { Change } from './change.ts';
import { confluenceHandlers } from './confluence.ts';
import { callout, detailsBox } from './components-in.ts';
import { text } from './tree.ts';

/** What becomes of a tag, and of what stands between two of them, is decided by others. */
export interface Islands {
  /** A piece that stands alone, or what stands between its tags. */
  piece(number: number, children: RootContent[]): RootContent[];
  /** A piece as typed. */
  rawPiece(number: number, form: string): string;
  /** A piece and what stands between its tags where HTML takes every sign for itself, as in `<pre>`. */
  verbatim(number: number, inner: string): string;
  /** Reads words between HTML tags that look like Markdown. */
  inline(markdown: string): RootContent[];
  change(kind: Change['kind'], detail: string): void;
  keep(language: string, text: string): void;
}

/** Elements that say nothing by themselves: they only arrange or style what stands between their tags. */
export const arranging: ReadonlySet<string> = new Set([
  'div',
  'span',
  'center',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'nav',
  'figure',
  'picture',
  'font',
  'small',
  'big',
  'form',
  'fieldset',
  'hgroup',
  'label',
  'wbr',
  'thead',
  'tbody',
  'tfoot',
  'noscript',
  'col',
  'colgroup',
]);

type Result = ReturnType<Handle>;

/** How elements are read that the library reads otherwise, or not at all. */
export function handlers(islands: Islands): Record<string, Handle> {
  const kept: Handle = (_state, element) => {
    islands.keep('html', toHtml(element));
    islands.change('code-kept', `<${element.tagName}>`);
  };
  return {
    ...confluenceHandlers(islands.change),
    a: (state, element) =>
      element.properties['href']
        ? (defaultHandlers['a'] as Handle)(state, element, undefined)
        : spokenTitle(state, element),
    table: (state, element) =>
      state.inTable
        ? rowsAsLines(state, element)
        : (defaultHandlers['table'] as Handle)(state, element, undefined),
    aside: (state, element) => {
      const children = state.all(element) as RootContent[];
      return callout(kindBySign(toString({ type: 'root', children })), '', children) as Result;
    },
    'x-select': (state, element) => text(optionsOf(state, element).join(', ')) as Result,
    caption: defaultHandlers['p'] as Handle,
    dialog: defaultHandlers['div'] as Handle,
    menu: defaultHandlers['ul'] as Handle,
    abbr: spokenTitle,
    acronym: spokenTitle,
    dfn: spokenTitle,
    time: (state, element) =>
      element.children.some((each) => each.type !== 'text' || each.value.trim() !== '')
        ? state.all(element)
        : (words(element.properties, 'dateTime') as Result),
    details: (state, element) => {
      const summary = element.children.find((each) => each.type === 'element' && each.tagName === 'summary');
      const title =
        summary?.type === 'element' ? toString(state.all(summary)).replace(/\s+/g, ' ').trim() : '';
      const rest = { ...element, children: element.children.filter((each) => each !== summary) };
      return detailsBox(title, state.all(rest) as RootContent[]) as Result;
    },
    figcaption: (state, element) =>
      ({ type: 'paragraph', children: [{ type: 'emphasis', children: state.all(element) }] }) as Result,
    input: (_state, { properties }) =>
      (properties['type'] === 'checkbox' || properties['type'] === 'radio'
        ? text(properties['checked'] ? '☑ ' : '☐ ')
        : words(properties, 'value', 'placeholder')) as Result,
    'x-frame': embedded('Embedded page'),
    embed: embedded('Embedded file'),
    video: embedded('Video'),
    audio: embedded('Audio'),
    object: embedded('Embedded file'),
    script: kept,
    style: kept,
    svg: kept,
    sup: (state, element) => raised(state, element, '⁰¹²³⁴⁵⁶⁷⁸⁹'),
    sub: (state, element) => raised(state, element, '₀₁₂₃₄₅₆₇₈₉'),
    'x-anchor': (_state, { properties }) =>
      ({ type: 'anchor', name: String(properties['name']) }) as unknown as Result,
  };

  /** A link to what browsers would show in a frame, followed by the words for browsers that cannot. */
  function embedded(label: string): Handle {
    return (state, element) => {
      const sources = [element, ...element.children.filter((each) => each.type === 'element')];
      const url = sources
        .map(({ properties }) => properties['src'] ?? properties['data'])
        .find((each) => typeof each === 'string' && each !== '');
      const rest = state.all({
        ...element,
        children: element.children.filter(
          (each) => each.type !== 'element' || !/^(?:source|track|param)$/.test(each.tagName),
        ),
      }) as RootContent[];
      if (typeof url !== 'string') return rest as Result;
      islands.change('embed', url);
      const title = String(element.properties['title'] ?? '');
      const link: RootContent = {
        type: 'link',
        url,
        children: [{ type: 'text', value: `${label}: ${title || url}` }],
      };
      return [
        { type: 'paragraph', children: [link] },
        ...rest.filter((each) => each.type !== 'text' || each.value.trim() !== ''),
      ] as Result;
    };
  }
}

/** The words of everything that can be chosen, those of groups before what is in them. */
function optionsOf(state: State, element: Element): string[] {
  const { label, value } = element.properties;
  const isOption = (child: Element['children'][number]) =>
    child.type === 'element' && /^x-opt/.test(child.tagName);
  const others = element.children.filter((child) => !isOption(child));
  const words = toString({
    type: 'root',
    children: state.all({ ...element, children: others }) as RootContent[],
  });
  const below = element.children.flatMap((child) =>
    child.type === 'element' && isOption(child) ? optionsOf(state, child) : [],
  );
  const own = onOneLine(words);
  const said = element.tagName === 'x-optgroup' ? [label, own] : [own || label || value];
  return [...said.map((each) => String(each ?? '')), ...below].filter((each) => each !== '');
}

/** The kind of box that its first sign stands for. */
function kindBySign(words: string): string {
  const sign = /^\s*\p{Extended_Pictographic}/u.exec(words)?.[0].trim() ?? '';
  return Object.entries(signs).find(([, all]) => sign !== '' && all.includes(sign))?.[0] ?? 'note';
}

const signs = { tip: '💡✅👍📌', warning: '⚠🚧', danger: '🚨❗‼🛑⛔❌🔥' };

/** What stands in an element, and behind it what its title says. */
function spokenTitle(state: State, element: Element): Result {
  return [...(state.all(element) as RootContent[]), ...titled(element)] as Result;
}

function titled({ properties }: Element): RootContent[] {
  return properties['title'] ? [text(` (${String(properties['title'])})`)] : [];
}

function words(properties: Element['properties'], ...names: string[]): RootContent | undefined {
  const found = names.map((name) => properties[name]).find((each) => typeof each === 'string' && each !== '');
  return found === undefined ? undefined : text(String(found));
}

/** Digits as raised or lowered signs; other words stay as they are. */
function raised(state: State, element: Element, digits: string): Result {
  const children = state.all(element) as RootContent[];
  const value = toString({ type: 'root', children });
  return (
    /^\d+$/.test(value) ? text(value.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)) : children
  ) as Result;
}

/** A table inside a table: one line a row. */
function rowsAsLines(state: State, element: Element): Result {
  const rows = (parent: Element): Element[] =>
    parent.children.flatMap((each) =>
      each.type !== 'element' ? [] : each.tagName === 'tr' ? [each] : rows(each),
    );
  return rows(element).map((row) => {
    const cells = row.children.filter((each) => each.type === 'element');
    const children = cells.flatMap((cell, index) => [
      ...(index ? [text(' – ')] : []),
      ...(state.all(cell) as RootContent[]),
    ]);
    return { type: 'paragraph', children };
  }) as Result;
}
