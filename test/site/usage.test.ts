import { expect, it } from 'vitest';
import { runScript } from '../support/script.ts';

it.each<[string, string[], string]>([
  ['check', ['--contnet', 'x'], 'There is no option “--contnet”. Did you mean “--content”?'],
  ['check', ['--zzzzzz'], 'There is no option “--zzzzzz”.'],
  ['build', ['--out'], '“--out” needs a value behind it, as in: --out VALUE'],
  ['build', ['--out', '--drafts'], '“--out” needs a value behind it'],
  ['build', ['--drafts=yes'], '“--drafts” takes no value, and was given “yes”.'],
])('%s %j is refused in plain words', async (script, args, words) => {
  const { code, stderr } = await runScript(script, args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/positional|argument/);
});
