import { parseDay } from '../freshness/day.ts';
import { fieldOf, type Option } from '../collections/fields.ts';
import type { ProblemId } from '../problem.ts';
import { nearestName, vocabulary, type Component } from './vocabulary.ts';

/** One tag as an author typed it. */
export interface Tag {
  raw: string;
  name: string;
  form: 'open' | 'close' | 'void';
  /** Set where the tag is of the vocabulary and its attributes fit. */
  props?: Record<string, string>;
  component?: Component;
  /** Why the tag cannot be used. */
  fault?: Fault;
}

export interface Fault {
  id: ProblemId;
  message: string;
  fix?: string;
}

const tagPattern = /^<(\/?)([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>$/;
const attributePattern = /\s+([A-Za-z_:][\w.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gy;

/**
 * Reads a single tag; `undefined` for text that is not one.
 *
 * Attributes are text in straight quotes. Nothing in them is ever evaluated.
 */
export function readTag(raw: string): Tag | undefined {
  const [, slash, name, attributes = '', closed] = tagPattern.exec(raw.trim()) ?? [];
  if (name === undefined) return undefined;
  const form = slash === '/' ? 'close' : closed === '/' ? 'void' : 'open';
  const component = vocabulary.get(name);
  if (component === undefined) return { raw, name, form, fault: unknown(name) };
  if (form === 'close') return { raw, name, form, component };
  const read = readAttributes(component, attributes);
  return { raw, name, form, component, ...read };
}

/** Why a tag of an unknown name is shown as text. */
export function unknown(name: string): Fault {
  const meant = nearestName(name);
  if (meant === undefined && /^[a-z]/.test(name)) {
    return { id: 'html', message: `“<${name}>” is HTML, and is shown as text.` };
  }
  return {
    id: 'component-unknown',
    message: `There is no component “${name}”.`,
    ...(meant && { fix: `Did you mean “<${meant}>”?` }),
  };
}

type Attributes = { props: Record<string, string> } | { fault: Fault };

function readAttributes(component: Component, text: string): Attributes {
  const props = Object.create(null) as Record<string, string>;
  let end = 0;
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(text); match; match = attributePattern.exec(text)) {
    const [, name = '', value] = match;
    end = attributePattern.lastIndex;
    const quoted = value !== undefined && /^["']/.test(value);
    if (!quoted) return malformed(component, name, value);
    if (name in props) return fault(`“${name}” stands twice on <${component.name}>.`, 'Keep one of them.');
    props[name] = decode(value.slice(1, -1));
  }
  if (text.slice(end).trim() !== '') return malformed(component, text.slice(end).trim(), undefined);
  return validate(component, props);
}

function malformed(component: Component, name: string, value: string | undefined): Attributes {
  const where = `on <${component.name}>`;
  if (/[“”„‘’«»]/.test(name + (value ?? ''))) {
    return fault(`“${name}” ${where} has curly quotes.`, 'Use straight quotes: name="text".');
  }
  if (/[{}]/.test(name + (value ?? ''))) {
    return fault(
      `“${name}” ${where} holds braces. Nothing in a page is evaluated.`,
      'Write the value as text in quotes.',
    );
  }
  return fault(`“${name}” ${where} has no value in quotes.`, 'Write it as name="text".');
}

function validate(component: Component, props: Record<string, string>): Attributes {
  const result = component.attributes.safeParse(props);
  if (result.success) return { props: { ...props } };
  const issue = result.error.issues[0];
  const known = Object.keys(component.attributes.shape);
  if (issue?.code === 'unrecognized_keys') {
    return fault(
      `<${component.name}> has no attribute “${issue.keys[0]}”.`,
      known.length ? `It knows: ${known.join(', ')}.` : 'It takes no attributes.',
    );
  }
  const name = String(issue?.path[0] ?? '');
  if (!(name in props)) return fault(`<${component.name}> needs “${name}”.`, `Add ${name}="…".`);
  const schema = component.attributes.shape[name];
  const field = schema && fieldOf(schema);
  if (field?.kind === 'day' && parseDay(props[name]) === undefined) {
    const message = `“${name}” on <${component.name}> is “${props[name]}”, which is not a day that exists.`;
    return { fault: { id: 'date-invalid', message } };
  }
  const options = Array.isArray(field?.options) ? field.options.map((option: Option) => option.value) : [];
  return fault(
    `“${name}” on <${component.name}> is “${props[name]}”.`,
    options.length ? `It takes one of: ${options.join(', ')}.` : `Give it a value.`,
  );
}

function fault(message: string, fix: string): Attributes {
  return { fault: { id: 'component-attribute', message, fix } };
}

/** The few character references an author needs inside quotes. */
function decode(text: string): string {
  return text.replace(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => references[name] ?? '');
}

const references: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
