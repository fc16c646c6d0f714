import { parseDay } from '../freshness/day.ts';
import { fieldOf, type Option } from '../collections/fields.ts';
import type { Details } from '../problem/details.ts';
import type { Fault } from '../problem/problem.ts';
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
    return { id: 'html', tag: name };
  }
  return { id: 'component-unknown', tag: name, meant };
}

type Attributes =
  { props: Record<string, string> } | { fault: Fault<'component-attribute' | 'date-invalid'> };

function readAttributes(component: Component, text: string): Attributes {
  const props = Object.create(null) as Record<string, string>;
  const tag = component.name;
  let end = 0;
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(text); match; match = attributePattern.exec(text)) {
    const [, name = '', value] = match;
    end = attributePattern.lastIndex;
    const quoted = value !== undefined && /^["']/.test(value);
    if (!quoted) return malformed(tag, name, value);
    if (name in props) return fault({ tag, slip: 'twice', attribute: name });
    props[name] = decode(value.slice(1, -1));
  }
  if (text.slice(end).trim() !== '') return malformed(tag, text.slice(end).trim(), undefined);
  return validate(component, props);
}

function malformed(tag: string, attribute: string, value = ''): Attributes {
  const typed = attribute + value;
  const slip = /[“”„‘’«»]/.test(typed) ? 'curly' : /[{}]/.test(typed) ? 'braces' : 'unquoted';
  return fault({ tag, slip, attribute });
}

function validate(component: Component, props: Record<string, string>): Attributes {
  const result = component.attributes.safeParse(props);
  if (result.success) return { props: { ...props } };
  const tag = component.name;
  const { shape } = component.attributes;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    return fault({ tag, slip: 'unknown', attribute: issue.keys[0] ?? '', options: Object.keys(shape) });
  const attribute = String(issue?.path[0] ?? '');
  const found = props[attribute];
  if (found === undefined) return fault({ tag, slip: 'missing', attribute });
  const field = shape[attribute] && fieldOf(shape[attribute]);
  if (field?.kind === 'day' && parseDay(found) === undefined)
    return { fault: { id: 'date-invalid', tag, attribute, found: { type: 'string', text: found } } };
  const options = Array.isArray(field?.options) ? field.options.map((option: Option) => option.value) : [];
  return fault({ tag, slip: 'value', attribute, found, options });
}

function fault(details: Details['component-attribute']): Attributes {
  return { fault: { id: 'component-attribute', ...details } };
}

/** The few character references an author needs inside quotes. */
function decode(text: string): string {
  return text.replace(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => references[name] ?? '');
}

const references: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
