/** Writing signatures into the text of a page. */
import type { Collection } from '../collections/index.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import { presentWording, signatureList, wordingOf } from '../collections/wording.ts';
import { isRecord } from '../plain.ts';
import type { SignatureRecord } from '../wiki/signature-lines.ts';
import { bodyField, pageFormat, withFields } from './format.ts';
import type { Values } from './same.ts';

type Signed = Pick<SignatureRecord, 'team' | 'by' | 'on' | 'insteadOf'>;

/** The text of a page with one more signature, under the words that it has now. The earlier ones stay. */
export function withSignature(text: string, collection: Collection, signed: Signed): string {
  const fields = pageFormat().fromFile(text);
  const wording = wordingIn(text, collection);
  const shape = shapeOf(collection.schema.shape[listIn(collection)] as never);
  const carried = Object.entries(shape).flatMap(([name, schema]) => {
    const { begins } = fieldOf(schema);
    return typeof begins === 'object' ? [[name, fields[begins.as]]] : [];
  });
  const { insteadOf, ...rest } = signed;
  const line = { ...rest, ...(insteadOf && { insteadOf }), ...Object.fromEntries(carried), wording };
  return withLines(text, collection, [...linesIn(fields, collection), line]);
}

/**
 * The text of a page in which signatures that were typed carry what stands for the words they were given to, and with
 * them the numbers of editions have nothing left to say for the page.
 *
 * @param wordingFor what stands for the words of a line that has none; `undefined` where nobody knows
 */
export function withWordings(
  text: string,
  collection: Collection,
  wordingFor: (line: Values) => string | undefined,
): string {
  const lines = linesIn(pageFormat().fromFile(text), collection).map((line) => {
    const wording = line['wording'] === undefined ? wordingFor(line) : undefined;
    return wording === undefined ? line : { ...line, wording };
  });
  const isTyped = 'edition' in collection.schema.shape;
  const done = withLines(text, collection, lines);
  return isTyped ? withFields(done, { edition: undefined }, []) : done;
}

/** What stands for the words that the text of a page has its teams sign. */
export function wordingIn(text: string, collection: Collection): string | undefined {
  const fields = pageFormat().fromFile(text);
  return presentWording(collection, fields, String(fields[bodyField] ?? ''));
}

/** The signatures in the fields of a page. */
export function linesIn(fields: Values, collection: Collection): Values[] {
  return [fields[listIn(collection)] ?? []].flat().filter(isRecord);
}

function withLines(text: string, collection: Collection, lines: readonly Values[]): string {
  return withFields(text, { [listIn(collection)]: lines }, Object.keys(collection.schema.shape));
}

function listIn(collection: Collection): string {
  return signatureList(collection) ?? '';
}

/**
 * The text of a page after a change that leaves what it says as it is, such as another name of a page that it links to:
 * what was signed before is signed after.
 */
export function resealed(before: string, after: string, collection: Collection): string {
  if (before === after || signatureList(collection) === undefined) return after;
  const wordings = [before, after].map((text) => [
    wordingIn(text, collection),
    ...linesIn(pageFormat().fromFile(text), collection).map((line) => wordingOf(collection, line, '')),
  ]);
  const [were = [], are = []] = wordings;
  return were.reduce<string>(
    (text, was, index) => (was ? text.replaceAll(was, are[index] ?? was) : text),
    after,
  );
}
