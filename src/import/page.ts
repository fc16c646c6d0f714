import type { Code, Root, RootContent } from 'mdast';
import { normaliseMarkdown } from '../line-ends.ts';
import { onOneLine } from '../plain.ts';
import { maxCharacters } from '../mdx/read.ts';
import type { Collection } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { dropAttributeLists } from './attribute-lists.ts';
import type { Change } from './change.ts';
import type { Imported, Target } from './context.ts';
import { captionCode } from './fences.ts';
import { askedFor, mapFields } from './fields.ts';
import type { Islands } from './elements.ts';
import { convertHtml, restore } from './html.ts';
import { rewriteLinks } from './links.ts';
import { asYaml, type FrontMatter, readMatter } from './front-matter.ts';
import { keepsBack, speaksOfDrafts } from './mappers.ts';
import { stemOf } from './names.ts';
import { derive, dropTitle, placesOf, type Places } from './outline.ts';
import { parse, parseInline, stringify } from './parse.ts';
import { boxesFromAlerts, inlineReferences, tidyEnds } from './markdown.ts';
import { detailsBox, pieceNodes } from './components-in.ts';
import { lengthOf, takeReadings } from './readings.ts';
import type { Kept } from './scan/found.ts';
import { scan } from './scan/scan.ts';
import { lift, putBack, type Lifted } from './embedded.ts';
import { readMarks } from './marks.ts';
import type { Targets } from './targets.ts';
import { isParent, walk } from './tree.ts';

/** A page that was read by itself; its links still lead to where they led. */
export interface Draft {
  path: string;
  /** What it is called: its title, and its file or folder. */
  names: string[];
  matter: FrontMatter;
  root: Root;
  /** What the field “definition” is to hold, where the text says that. */
  definition?: Root | undefined;
  /** Whether its front matter has the summary. */
  saysSummary: boolean;
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
export function readDraft(path: string, text: string, target: Target, sourceName: string): Draft {
  const changes: Change[] = [];
  const change = (kind: Change['kind'], detail: string) => changes.push({ kind, detail });
  const { text: bare, data: embedded } = lift(normaliseMarkdown(text));
  const matter = readMatter(bare);
  const { root, kept } = readText(lookUp(matter, change), change);
  const fileStem = stemOf(path).split('/');
  const own = fileStem.at(-1) ?? '';
  const stem = /^(?:_?index|readme)$/i.test(own)
    ? (fileStem.at(-2) ?? (target.into.split('/').at(-1) || sourceName))
    : own;
  const fields = mapFields(path, matter, derive(root, stem), target);
  dropTitle(root, String(fields.data['title'] ?? ''));
  const said = textsIn(fields.data).join('\n');
  for (const line of commentsIn(matter))
    if (!fields.kept.includes(line) && !said.includes(line)) change('field-comment', line);
  for (const field of matter.broken?.fields ?? []) change('front-matter-broken', firstLine(field));
  // Where the fields have readings, a table says something else.
  const readings = fields.data['readings'] ? undefined : takeReadings(root, target.collection);
  if (readings) change('readings', `${readings.length}`);
  const data = readings ? { every: lengthOf(readings), ...fields.data, readings } : fields.data;
  const isUnsure = isUnsureDraft(matter, target.review.today);
  if (isUnsure) change('draft-unsure', '');
  const folder = /(?:^|\/)(_(?:drafts?|private)\/)/i.exec(path)?.[1];
  if (folder !== undefined) change('draft', folder);
  return {
    path,
    names: [String(fields.data['title'] ?? ''), stem.replace(/[-_]+/g, ' ')],
    matter,
    root,
    saysSummary: fields.saysSummary,
    kept,
    data: isUnsure || folder !== undefined ? { ...data, draft: true } : data,
    keptFields: fields.kept,
    places: placesOf(root),
    embedded,
    changes: [...changes, ...fields.changes],
  };
}

/**
 * Whether what could not be read may say that a page is a draft: nobody can tell whether it was to be read by others.
 * Where no front matter was found at all, it may be of a kind, or in a place, that is none here.
 */
function isUnsureDraft({ values, broken, body }: FrontMatter, today: Day): boolean {
  if (broken && speaksOfDrafts(broken.text)) return true;
  if (Object.keys(values).length > 0) return false;
  const below = body.replace(/^(?:\s+|<!--[\s\S]*?-->)+/, '');
  return [...firstLines(body), ...firstLines(below)].some((line) => {
    const [, name, value] = /^\W*([\w-]+)\W*?\s*(?:::?|=)\W*(.*?)\W*$/.exec(line) ?? [];
    return name !== undefined && keepsBack(name, value, today);
  });
}

function firstLines(text: string): string[] {
  return text.split('\n', 15);
}

/** Whether readers will not see a page: its source says so, or a field is still to be filled in. */
export function isHidden({ data, definition }: Draft, collection: Collection): boolean {
  const all = definition ? { ...data, definition: 'Said' } : data;
  return data['draft'] === true || askedFor(all, collection).length > 0;
}

/** What stands behind hash signs, outside quotes. */
function commentsIn({ typed }: FrontMatter): string[] {
  return [...typed.values()].flatMap((lines) =>
    lines.split('\n').flatMap((line) => {
      const bare = line.replace(/(?<!\w)(?:"[^"]*"|'[^']*')/g, (quoted) => 'x'.repeat(quoted.length));
      const begins = bare.search(/(?<!\S)#.*[\p{L}\p{N}]/u);
      return begins < 0 ? [] : [line.slice(begins).trim()];
    }),
  );
}

/** The texts in a value, on one line each. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [onOneLine(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Leads the links of a page to their targets and writes its file: as a draft where a field is still to be filled in. */
export function finish(
  { path, matter, root, definition, kept, keptFields, embedded, ...draft }: Draft,
  targets: Targets,
  collection: Collection,
): Pick<Imported, 'data' | 'changes' | 'images' | 'embedded'> & { text: string } {
  const changes = [...draft.changes];
  const change = (kind: Change['kind'], detail: string) => changes.push({ kind, detail });
  const from = { file: path, targets, embedded, change };
  const found = [definition, root].flatMap((each) => (each ? [rewriteLinks(each, from)] : []));
  const data = definition ? { ...draft.data, definition: stringify(definition).trim() } : draft.data;
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
  const asked = askedFor(data, collection);
  for (const name of asked) change('asked', name);
  const fields = asked.length > 0 ? { ...data, draft: true } : data;
  const text = putBack(`---\n${asYaml(fields)}---\n\n${body}`, { data: embedded }, (length) =>
    change('data-cut', `${length} characters`),
  );
  if (text.length > maxCharacters) change('too-long', `${text.length} of ${maxCharacters} characters`);
  return {
    text,
    data: fields,
    images: found.flatMap(({ images }) => images),
    embedded: found.flatMap((each) => each.embedded),
    changes: changes.map(({ kind, detail }) => ({
      kind,
      detail: putBack(detail, { data: embedded }, () => {}),
    })),
  };
}

/** Puts the fields that a template’s text names, such as its title, where it names them. Nothing else of it is read. */
function lookUp(
  { body, written }: FrontMatter,
  change: (kind: Change['kind'], detail: string) => void,
): string {
  return body.replace(
    /<%= *current_page\.data\.(\w+) *%>|\{\{ *(?:page|\$frontmatter|frontmatter)\.(\w+) *\}\}/g,
    (typed, middleman: string | undefined, liquid: string | undefined) => {
      const value = written[middleman ?? liquid ?? ''];
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
      if (piece !== undefined && piece.type !== 'tag') return piece.raw;
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
    keep: (language, value) => kept.push({ language, text: restore(value, islands) }),
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
  captionCode(root, change);
  dropAttributeLists(root, (raw) => change('attributes', raw));
  readMarks(root, change);
  tidyEnds(root);
  boxesFromAlerts(root, text, (name) => change('component', name));
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
