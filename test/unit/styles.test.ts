import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
/** A colour that is written out. */
const colour = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklab|oklch)a?\([^)]*\)|:\s*(?:white|black)\b/gi;

test('colours stand among the tokens, and nowhere else', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(?:css|astro)$/.test(file));
  const found = (file: string) => readFileSync(src + file, 'utf8').match(colour) ?? [];
  expect(found('styles/tokens.css').length).toBeGreaterThan(20);
  const others = files.filter((file) => file !== 'styles/tokens.css');
  expect(others.flatMap((file) => found(file).map((each) => `${file}: ${each}`))).toEqual([]);
});

test('what Decap calls its parts stands in one folder of the editor', () => {
  const files = readdirSync(`${src}editor`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.css') && !file.startsWith('decap/'));
  const label = /\[class\*='(?=[A-Z])/;
  expect(files.filter((file) => label.test(readFileSync(`${src}editor/${file}`, 'utf8')))).toEqual([]);
});
