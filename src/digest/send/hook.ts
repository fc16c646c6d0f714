import { isThisMachine, NotSentError } from './not-sent.ts';

/**
 * Hands a message to a web hook, as JSON.
 *
 * Throws a {@link NotSentError} where the other side does not take it. After a time out it may have arrived all the same.
 *
 * @param address is a secret: whoever knows it can write there
 */
export async function sendByHook(message: unknown, address: string, timeoutMs: number): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new NotSentError('DIGEST_HOOK_URL is no address.');
  if (url.protocol !== 'https:' && !isThisMachine(url.hostname))
    throw new NotSentError('DIGEST_HOOK_URL is to begin with https://, so that nobody reads it on the way.');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    // Whoever is led elsewhere would be told what this address is.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw new NotSentError(whyNot(error));
  });
  await response.body?.cancel();
  if (!response.ok) throw new NotSentError(`The web hook answered with ${response.status}.`);
}

function whyNot(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : { name: '', cause: undefined };
  if (name === 'TimeoutError')
    return 'The web hook did not answer in time; it may have arrived all the same.';
  const { code = 'no answer' } = (cause ?? {}) as { code?: string };
  return `The web hook could not be reached (${code}).`;
}
