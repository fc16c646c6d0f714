import { describe, expect, it } from 'vitest';
import { withoutUnfinished } from '../../../src/desk/validation/unfinished.ts';
import { readEntry } from '../../../src/wiki/entry.ts';

const found = { collection: 'guides', id: 'a', file: 'guides/a.mdx' };
const guide = (fields: string) =>
  `---\ntitle: A\nsummary: One.\nowner: ada\nteams: [sales]\n${fields}---\n\nText.\n`;

/** The fields that a preview shows of a page, as far as it could be read. */
function shown(fields: string): Record<string, unknown> | undefined {
  const raw = guide(fields);
  const text = withoutUnfinished('content/guides/a.mdx', raw, readEntry(found, raw).problems);
  return text === undefined ? undefined : readEntry(found, text).data;
}

describe('a page that is being filled in', () => {
  it('is shown without the items that are not finished', () => {
    const steps = 'steps:\n  - title: First\n  - who: Somebody\n  - title: Third\n';
    expect(readEntry(found, guide(steps)).data).toBeUndefined();
    expect(shown(steps)).toMatchObject({ steps: [{ title: 'First' }, { title: 'Third' }] });
  });

  it('is shown without a list of which nothing is finished', () => {
    expect(shown('steps:\n  - who: Somebody\n')).not.toHaveProperty('steps');
  });

  it('is shown as typed where a field of its own does not fit, or none can be read', () => {
    expect(shown('reviewEvery: sometimes\n')).toBeUndefined();
    expect(shown('tags: [a\n')).toBeUndefined();
  });
});
