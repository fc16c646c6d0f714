import type { Code, Root, RootContent } from 'mdast';
import { normaliseMarkdown } from '../line-ends.ts';
import { maxCharacters } from '../mdx/read.ts';
import { dropAttributeLists } from './attribute-lists.ts';
import type { Change } from './change.ts';
import type { Target } from './context.ts';
import { mapFields } from './fields.ts';
import type { Islands } from './elements.ts';
import { convertHtml, restore } from './html.ts';
import { rewriteLinks } from './links.ts';
import { asYaml, type FrontMatter, readMatter } from './front-matter.ts';
import { stemOf } from './names.ts';
import { derive, dropTitle, placesOf, type Places } from './outline.ts';
import { parse, parseInline, stringify } from './parse.ts';
import { boxesFromAlerts, inlineReferences, tidyEnds } from './markdown.ts';
import { detailsBox, pieceNodes } from './components-in.ts';
import { scan, type Kept } from './scan.ts';
import { lift, putBack, type Embedded, type Lifted } from './embedded.ts';
import { readMarks } from './marks.ts';
import type { Targets } from './targets.ts';
import { isParent, walk } from './tree.ts';

/** A page that was read by itself; its links still lead to where they led. */
export interface Draft {
  path: string;
  matter: FrontMatter;
  root: Root;
  kept: Kept[];
  data: Record<string, unknown>;
  keptFields: string;
  places: Places;
  /** What is embedded in its text, by number. */
  embedded: Lifted['data'];
  changes: Change[];
}

/** Above this many characters a text is taken over as it is. */
const longest = 2_000_000;

/** Reads one file: its fields, its title and summary, and its text without what the wiki does not know. */
export function readDraft(path: string, text: string, target: Target): Draft {
  const changes: Change[] = [];
  const change = (kind: Change['kind'], detail: string) => changes.push({ kind, detail });
  const { text: bare, data: embedded } = lift(normaliseMarkdown(text));
  const matter = readMatter(bare);
  const { root, kept } = readText(lookUp(matter, change), change);
  const fileStem = stemOf(path).split('/');
  const own = fileStem.at(-1) ?? '';
  const stem = /^(?:_?index|readme)$/i.test(own)
    ? (fileStem.at(-2) ?? target.into.split('/').at(-1) ?? '')
    : own;
  const fields = mapFields(matter, derive(root, stem), target);
  dropTitle(root, String(fields.data['title']));
  for (const line of commentsIn(matter)) if (!fields.kept.includes(line)) change('field-comment', line);
  for (const field of matter.broken?.fields ?? []) change('front-matter-broken', firstLine(field));
  // Nobody can tell whether it was to be read by others.
  const isUnsure = /\b(?:draft|published|private|unlisted|visibility)\b/i.test(matter.broken?.text ?? '');
  if (isUnsure) change('draft-unsure', '');
  return {
    path,
    matter,
    root,
    kept,
    data: isUnsure ? { ...fields.data, draft: true } : fields.data,
    keptFields: fields.kept,
    places: placesOf(root),
    embedded,
    changes: [...changes, ...fields.changes],
  };
}

function commentsIn({ typed }: FrontMatter): string[] {
  return [...typed.values()].flatMap((lines) =>
    lines.split('\n').filter((line) => /^#.*[\p{L}\p{N}]/u.test(line)),
  );
}

/** Leads the links of a page to their targets and writes its file. */
export function finish(
  { path, matter, root, kept, data, keptFields, embedded, changes: earlier }: Draft,
  targets: Targets,
): { text: string; changes: Change[]; images: string[]; embedded: Embedded[] } {
  const changes = [...earlier];
  const change = (kind: Change['kind'], detail: string) => changes.push({ kind, detail });
  const found = rewriteLinks(root, { file: path, targets, embedded, change });
  const leftovers: Kept[] = [
    ...(keptFields ? [{ language: 'yaml', text: keptFields }] : []),
    ...(matter.broken ? [{ language: matter.broken.language, text: matter.broken.text }] : []),
    ...kept,
  ];
  const blocks = Object.entries(Object.groupBy(leftovers, (each) => each.language)).map(
    ([language, all = []]): Code => ({
      type: 'code',
      lang: language,
      value: all.map((each) => each.text).join('\n\n'),
    }),
  );
  const notes = blocks.length > 0 ? [detailsBox('From the imported page', blocks)] : [];
  const body = stringify({ type: 'root', children: [...root.children, ...notes] });
  const text = putBack(`---\n${asYaml(data)}---\n\n${body}`, { data: embedded }, (length) =>
    change('data-cut', `${length} characters`),
  );
  if (text.length > maxCharacters) change('too-long', `${text.length} of ${maxCharacters} characters`);
  return {
    ...found,
    text,
    changes: changes.map(({ kind, detail }) => ({
      kind,
      detail: putBack(detail, { data: embedded }, () => {}),
    })),
  };
}

/** Puts the fields that a template’s text names, such as its title, where it names them. Nothing else of it is read. */
function lookUp(
  { body, values }: FrontMatter,
  change: (kind: Change['kind'], detail: string) => void,
): string {
  return body.replace(
    /<%= *current_page\.data\.(\w+) *%>|\{\{ *(?:page|\$frontmatter|frontmatter)\.(\w+) *\}\}/g,
    (typed, middleman: string | undefined, liquid: string | undefined) => {
      const value = values[middleman ?? liquid ?? ''];
      if (typeof value !== 'string' && typeof value !== 'number') return typed;
      change('field-shown', typed);
      return String(value);
    },
  );
}

function readText(
  body: string,
  change: (kind: Change['kind'], detail: string) => void,
): { root: Root; kept: Kept[] } {
  if (body.length > longest) return asItIs(body, change);
  try {
    return convertText(body, change);
  } catch {
    // A parser or the stack gave up on something extreme: its words are taken over all the same.
    return asItIs(body, change);
  }
}

function asItIs(
  body: string,
  change: (kind: Change['kind'], detail: string) => void,
): { root: Root; kept: Kept[] } {
  change('not-converted', '');
  return { root: { type: 'root', children: [{ type: 'code', lang: 'md', value: body }] }, kept: [] };
}

function convertText(
  body: string,
  change: (kind: Change['kind'], detail: string) => void,
): { root: Root; kept: Kept[] } {
  const { text, pieces, kept, typed, comments } = scan(body);
  for (const each of kept) change('code-kept', firstLine(each.text));
  for (const each of typed) change('tag-typed', firstLine(each));
  for (let count = 0; count < comments; count++) change('comment', '');
  const islands: Islands = {
    piece(number, children) {
      const piece = pieces[number];
      return piece ? pieceNodes(piece, children, change) : children;
    },
    rawPiece(number, form) {
      const piece = pieces[number];
      if (piece?.type === 'wikilink') return piece.raw;
      return (form === 'close' ? piece?.closing : piece?.tag.raw) ?? '';
    },
    verbatim(number, inner) {
      const piece = pieces[number];
      if (piece?.type === 'tag' && piece.tag.family === 'comment') return '';
      if (piece?.type === 'tag' && piece.tag.family === 'words') return piece.tag.attributes['words'] ?? '';
      return islands.rawPiece(number, 'open') + inner + (inner && islands.rawPiece(number, 'close'));
    },
    inline: (markdown) => parseInline(markdown) as RootContent[],
    change,
    keep: (language, value) => kept.push({ language, text: value }),
  };
  const root = parse(text);
  inlineReferences(root, {
    unused(definition) {
      kept.push({ language: 'md', text: definition });
      change('definition-kept', definition);
    },
    hidden: () => change('comment', ''),
    used: (label) => change('reference', `[${label}]`),
  });
  convertHtml(root, islands);
  restoreMarks(root, islands);
  dropAttributeLists(root, (raw) => change('attributes', raw));
  readMarks(root, change);
  tidyEnds(root);
  boxesFromAlerts(root, (name) => change('component', name));
  return { root, kept };
}

/** Marks that stand where nothing is converted, such as in code, become what was typed. */
function restoreMarks(root: Root, islands: Islands): void {
  walk(root, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const name of ['value', 'url', 'title', 'alt', 'meta', 'lang']) {
      if (typeof fields[name] === 'string') fields[name] = restore(fields[name], islands);
    }
    if (isParent(node) && node.type === 'link' && node.children.length === 0)
      node.children = [{ type: 'text', value: node.url }];
  });
}

function firstLine(value: string): string {
  const line = value.split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
