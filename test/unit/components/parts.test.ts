import { describe, expect, it } from 'vitest';
import { partStyles } from '../../../src/components/parts.ts';

describe('styles of what few pages have', () => {
  it('go along with what asks for them, once, in their layers', () => {
    const html = '<p class="prose talk say">A</p><div class="talk">B</div><ul class="raised"></ul>';
    expect(partStyles(html).match(/@layer \w+/g)).toEqual(['@layer entries', '@layer vocabulary']);
  });

  it('stay away where nothing asks for them', () => {
    expect(partStyles('<p class="prose talks" title="a talk">class="talk" is no class here</p>')).toBe('');
  });
});
