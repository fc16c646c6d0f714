import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where a sentence of ours comes from. */
const worded = /\b(?:problemInWords|problemInOne|reasonInWords|remarkOn)\b|\bRemark\b|\/problem\/\w+\.ts'/;

const sentence = String.raw`\b(?:message|fix|said|(?:problemInWords|problemInOne|reasonInWords)\([^()]*\))\)?`;

/** Code that looks for something in a sentence, or compares it with another. */
const reading = new RegExp(
  [
    String.raw`${sentence}\??\.(?:includes|startsWith|endsWith|indexOf|lastIndexOf|match|matchAll|search|split|replace|replaceAll|localeCompare)\(`,
    String.raw`\.(?:exec|test|get|has|indexOf|includes)\([^;]*?${sentence}`,
    String.raw`${sentence}\s*[!=]==|[!=]==\s*(?:\w+\.)*${sentence}`,
    String.raw`\[(?:\w+\.)*${sentence}\]`,
  ].join('|'),
);

const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => /\.(tsx?|astro)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('what is said of a problem', () => {
  it('is read by people only: code takes the details', () => {
    const sources = files
      .map((file) => [file.slice(root.length), readFileSync(file, 'utf8')] as const)
      .filter(([, source]) => worded.test(source));
    expect(sources.length).toBeGreaterThan(30);
    const read = sources.flatMap(([file, source]) =>
      source
        .split('\n')
        .filter((line) => reading.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(read).toEqual([]);
  });

  it.each([
    "if (!message.startsWith('A link uses http://')) return undefined;",
    'const meant = /^Did you mean “(.+)”$/.exec(problem.fix)?.[1];',
    'return known.has(id) || /<Claim/.test(message + fix);',
    'const same = (each: Problem) => each.id === id && each.message === problem.message;',
    'addresses.some((address) => each.message.includes(address));',
    'return `${before}${formFixes[fix] ?? fix}`;',
    'const at = reasonInWords(reason).indexOf(title);',
    "problemInOne(each)?.split(': ')",
  ])('would be found to be read: %s', (line) => {
    expect(line).toMatch(reading);
  });

  it.each([
    'const { message, fix } = problemInWords(each);',
    'throw new RequestError(422, `${message}${more} ${fix}`, { problems });',
    'const fix = fixesFor(problem, text);',
    'expect(message).toBe(text)',
  ])('may be passed on: %s', (line) => {
    expect(line).not.toMatch(reading);
  });
});
