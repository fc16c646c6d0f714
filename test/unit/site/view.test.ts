import { describe, expect, it } from 'vitest';
import { editAddress } from '../../../src/site/view.ts';

describe('where the editor opens a page (27-file-name-signs-editor)', () => {
  const address = (name: string) => editAddress({ file: `guides/${name}` });

  it.each(['onboarding/week1', "a'b & c (1)", 'über', '页面', 'v1.2', 'a+b, c'])('is told of %s', (name) => {
    const [, ending = ''] = address(`${name}.mdx`)?.split('#/collections/guides/entries/') ?? [];
    // Decap reads it so, and leaves what this leaves: https://github.com/remix-run/history/issues/505
    expect(decodeURI(ending)).toBe(name);
    expect(new URL(`http://x/#${ending}`).hash).toBe(`#${encodeURI(name)}`);
  });

  it.each(['100%.mdx', 'q#1?.mdx', 'con.mdx', 'a=b.mdx', 'a.md'])('is nowhere for %s', (name) => {
    expect(address(name)).toBeUndefined();
  });
});
