/** What may be written where. Each throws a `RequestError`. */
import { basename } from 'node:path';
import type { Author } from '../editing-api/protocol.ts';
import { withoutMetadata } from '../editing-api/pictures/metadata.ts';
import { largestPicture, pictureTypeOf } from '../editing-api/pictures/types.ts';
import { longestText, tooLarge } from './limits.ts';
import { hasGoodName, sibling, type WikiFile } from './paths.ts';
import { RequestError } from './request-error.ts';
import { bodyIn, collectionAt, isUnreadable } from './commit-message.ts';

/** A file that is to be made must not be there yet, under this name or one that differs in capital letters only. */
export async function checkName(place: WikiFile, there: boolean, isNew: boolean): Promise<void> {
  const other = await sibling(place);
  if (isNew && other !== undefined)
    throw new RequestError(409, `“${place.path}” exists already. Give the new entry another name.`);
  if (!there && other !== undefined)
    throw new RequestError(409, `“${place.path}” differs from “${other}” in capital letters only.`);
  if (!there && place.kind === 'entry' && !hasGoodName(place)) {
    throw new RequestError(
      400,
      `“${basename(place.path)}” does not make a good address: use small letters of any alphabet, digits and hyphens.`,
    );
  }
}

/** A text has to be one, and some of it. */
export function checkText(place: WikiFile, text: string): void {
  if (place.kind === 'media') throw new RequestError(422, `“${place.path}” is an image, and no text.`);
  if (text.trim() === '') throw new RequestError(422, 'An empty file is no page; delete the page instead.');
  if (!text.isWellFormed() || text.includes('\0'))
    throw new RequestError(422, `The text for “${place.path}” holds signs that are no text.`);
  if (Buffer.byteLength(text) > longestText)
    throw tooLarge(`The text for “${place.path}”`, longestText, '; split the page');
}

/** A form that was opened on a file it could not read is blank; saved, it would wipe out the text. */
export function checkNotBlank(place: WikiFile, before: string, after: string): void {
  if (collectionAt(place.path)?.format !== 'page') return;
  const wipesOut =
    isUnreadable(place.path, before) &&
    before.trim() !== '' &&
    bodyIn(place.path, after).trim() === '' &&
    !isUnreadable(place.path, after);
  if (wipesOut)
    throw new RequestError(
      409,
      'This page holds text, but its fields cannot be read, and what was sent has no text at all. Nothing was changed. Correct the fields in a text editor first.',
    );
}

/** An upload has to be an image, and not too large. */
export function checkImage(place: WikiFile, data: Buffer): void {
  const name = basename(place.path);
  if (place.kind !== 'media') throw new RequestError(403, `“${place.path}” does not lie among the images.`);
  if (data.length > largestPicture) throw tooLarge(`“${name}”`, largestPicture);
  if (pictureTypeOf(data) === undefined)
    throw new RequestError(422, `“${name}” is not an image of a known type.`);
}

/**
 * An upload as it is stored: without the place where it was taken, and whatever else its readers have no business with.
 * Our own editor has taken that out already; others may not.
 */
export function cleanedImage(place: WikiFile, data: Buffer): Buffer {
  checkImage(place, data);
  const cleaned = withoutMetadata(data);
  if (cleaned) return Buffer.from(cleaned.bytes);
  const name = basename(place.path);
  throw new RequestError(422, `“${name}” is damaged. Open it in a picture program, and save it anew.`);
}

/** The author of a change, if the name and the address are such as git can keep. */
export function checkAuthor(author: Author | undefined): Author | undefined {
  if (author === undefined) return undefined;
  const name = author.name.trim();
  const email = author.email.trim();
  const bad = /[\p{Cc}<>\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
  const fit =
    /[\p{L}\p{N}]/u.test(name) &&
    name.length <= 100 &&
    /^[^\s@]+@[^\s@]+$/.test(email) &&
    email.length <= 200 &&
    !bad.test(name + email) &&
    (name + email).isWellFormed();
  if (!fit) throw new RequestError(422, 'The name or the e-mail address of the author is not one.');
  return { name, email };
}
