import { describe, expect, it } from 'vitest';
import { table } from '../../scripts/bench/table.ts';

describe('the table of the bench', () => {
  const lines = (...wikis: Parameters<typeof table>[0]) => table(wikis).split('\n').slice(2);

  it('says of each promise whether it is kept, and by how much it is missed', () => {
    expect(
      lines(
        { size: undefined, plain: { save: 0.0123 } },
        { size: 1000, plain: { save: 0.1, unchanged: 0.71, hugo: 0.9 }, rich: { save: 0.2 } },
      ),
    ).toEqual([
      '| save → new text served, less the commit itself | as shipped | 12 ms | 50 ms | kept |  |  |',
      '| save → new text served, less the commit itself | 1,000 | 100 ms | 100 ms | kept |  | 200 ms |',
      '| unchanged build | 1,000 | 0.71 s | 0.70 s | missed by 0.01 s | 0.90 s |  |',
    ]);
  });

  it('measures by the others, where they were measured', () => {
    const plain = { edited: 2, coldCpu: 40.2, coldMemory: 2 ** 30 };
    expect(lines({ size: 10_000, plain: { ...plain, hugo: 5, hugoCpu: 10 } })).toEqual([
      '| one entry edited | 10,000 | 2.00 s | 1.75 s | missed by 0.25 s | 5.00 s |  |',
      '| cold build, processor time | 10,000 | 40.2 s | 35.0 s | missed by 5.20 s | 10.0 s |  |',
      '| cold build, peak memory | 10,000 | 1024 MB | 700 MB | missed by 324 MB |  |  |',
    ]);
    expect(lines({ size: 10_000, plain: { edited: 2 } })).toEqual([
      '| one entry edited | 10,000 | 2.00 s |  |  |  |  |',
    ]);
  });

  it('promises nothing of wikis of other sizes', () => {
    expect(lines({ size: 50, plain: { save: 9 } })).toEqual([
      '| save → new text served, less the commit itself | 50 | 9000 ms |  |  |  |  |',
    ]);
  });
});
