/** Nothing was sent, as far as can be told; the message is a sentence without anything that is secret. */
export class NotSentError extends Error {}

/** Whether a host is this machine: what goes there is read by nobody on the way. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
}
