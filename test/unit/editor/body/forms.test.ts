import { describe, expect, it } from 'vitest';
import { unfit, unfitDays } from '../../../../src/editor/body/forms.ts';
import { parseDay } from '../../../../src/freshness/day.ts';
import { lookOf } from '../../../../src/editor/body/look.ts';
import type { Head } from '../../../../src/editor/body/nodes.tsx';

const claim = (props: Record<string, string>): Head => ({
  type: 'component',
  name: 'Claim',
  props: { source: 'Price list', confidence: 'high', ...props },
  block: true,
  children: [],
});

const today = parseDay('2026-11-28');

describe('the form of a claim', () => {
  it('judges the days that are filled in, whatever else is missing', () => {
    const said = (props: Record<string, string>) => unfitDays(claim({}), props, today);
    expect(said({})).toBeUndefined();
    expect(said({ seen: '2026-11-28' })).toBeUndefined();
    expect(said({ seen: '2026-11-29' })).toBe('“Seen on” is 29 Nov 2026, but today is 28 Nov 2026.');
    expect(said({ seen: '2026-11-20', until: '2026-10-01' })).toContain('is before “Seen on”');
  });

  it('does not take days in the wrong order, nor one that is missing', () => {
    const said = (props: Record<string, string>) =>
      unfit(claim(props), { source: 'Price list', confidence: 'high', ...props }, today);
    expect(said({ seen: '2026-11-20', until: '2026-10-01' })).toBe(
      '“Holds until” is before “Seen on”, 20 Nov 2026.',
    );
    expect(said({ until: '2026-10-01' })).toBe('“Seen on” is missing.');
    expect(said({ seen: '2026-11-20', until: '2026-12-01' })).toBeUndefined();
    expect(said({ seen: '2026-11-20' })).toBeUndefined();
  });

  it('says in the box which of its days is which', () => {
    const { title } = lookOf(claim({ seen: '2026-11-20', until: '2026-12-01' }));
    expect(title).toBe('Price list · seen on 20 Nov 2026 · holds until 1 Dec 2026');
  });
});

describe('the form of a link', () => {
  const said = (url: string) => unfit({ type: 'link', url, children: [] }, { url }, today);

  it('does not take words that were looked for, and not found', () => {
    expect(said('hand')).toContain('“hand” is no page, and no address.');
  });

  it.each(['/guides/a/', 'https://example.com/', 'mailto:a@example.com', '#below', 'example.com'])(
    'takes %s',
    (url) => expect(said(url)).toBeUndefined(),
  );
});
