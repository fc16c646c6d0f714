import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
/** A few hundred milliseconds for the editor's five megabytes; more would take seconds for a tenth less. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/**
 * Compresses files that stay as they are for as long as they are served: each once, when it is first asked for.
 *
 * @returns the bytes in Brotli; rejects where they cannot be compressed
 */
export function compressOnce(): (file: string, bytes: Uint8Array) => Promise<Uint8Array> {
  const done = new Map<string, Promise<Uint8Array>>();
  return (file, bytes) => {
    const begun = done.get(file) ?? compress(bytes, { params });
    done.set(file, begun);
    return begun;
  };
}

/** Whether whoever asks can read Brotli, by their header `Accept-Encoding`. */
export function readsBrotli(accepted: string | undefined): boolean {
  return /(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted ?? '');
}
