/** How much the desk takes at once. */
import { RequestError } from './request-error.ts';

const megabyte = 1024 * 1024;

/** The longest text that is taken for an entry, in bytes. Pages beyond half of it are not read by the wiki anyway. */
export const longestText = 2 * megabyte;

/** The largest request: an image in Base64 takes a third more, and there is something around it. */
export const largestRequest = 20 * megabyte;

/** The refusal of something that is larger than its limit; `more` says what to do, or what else holds. */
export function tooLarge(what: string, limit: number, more = ''): RequestError {
  return new RequestError(413, `${what} is too large: ${inMegabytes(limit)} is the limit${more}.`);
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed()} MB`;
}
