/** The text of a file as other programs write it: UTF-8, UTF-16, or else what old ones write. */
export function decodeText(bytes: Uint8Array): { text: string; isGuessed: boolean } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true };
  }
}

/** UTF-16 tells by its mark, or by a zero in every other byte of its first letters: nothing else looks like that. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [...bytes.subarray(0, 8)].map((byte) => byte === 0).join();
  if (zeros === Array(4).fill('false,true').join()) return 'utf-16le';
  if (zeros === Array(4).fill('true,false').join()) return 'utf-16be';
  return 'utf-8';
}
