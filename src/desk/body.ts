import { largestPicture } from '../editing-api/pictures/types.ts';
import { inMegabytes, tooLarge } from './limits.ts';
import { RequestError } from './request-error.ts';

/** How much of a request is taken, and for how long it is waited for. */
export interface BodyLimits {
  bytes: number;
  milliseconds: number;
}

/** Reads the JSON of a request. Throws a `RequestError` for one that is too large, too slow, or not JSON in UTF-8. */
export async function readJson(request: Request, limits: BodyLimits): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (!(announced <= limits.bytes)) throw tooMuch(limits.bytes);
  const bytes = await read(request, limits);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new RequestError(422, 'The request is not JSON in UTF-8.');
  }
}

async function read(request: Request, limits: BodyLimits): Promise<Buffer> {
  if (request.body === null) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(
      () => fail(new RequestError(408, 'The request took too long to arrive.')),
      limits.milliseconds,
    );
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return Buffer.concat(parts);
      size += value.length;
      if (size > limits.bytes) throw tooMuch(limits.bytes);
      parts.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof RequestError ? error : new RequestError(400, 'The request ended too early.');
  } finally {
    clearTimeout(timer);
    late.catch(() => {});
  }
}

function tooMuch(limit: number): RequestError {
  return tooLarge('What was sent at once', limit, `, and ${inMegabytes(largestPicture)} that of an image`);
}
