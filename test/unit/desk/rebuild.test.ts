import { describe, expect, it } from 'vitest';
import { rebuilder } from '../../../src/desk/publishing/rebuild.ts';

describe('rebuilding', () => {
  it('makes one build of quick changes, and one more of changes during it', async () => {
    let builds = 0;
    const builder = rebuilder(async () => {
      builds++;
      if (builds > 1) return;
      builder.request();
      builder.request();
    }, 5);
    builder.request();
    builder.request();
    await builder.idle();
    expect(builds).toBe(2);
    builder.request();
    await builder.idle();
    expect(builds).toBe(3);
  });

  it('never builds twice at once', async () => {
    let running = 0;
    const builder = rebuilder(async () => {
      expect(++running).toBe(1);
      await new Promise((done) => setTimeout(done, 10));
      running--;
    }, 0);
    for (let count = 0; count < 5; count++) {
      builder.request();
      await new Promise((done) => setTimeout(done, 4));
    }
    await builder.idle();
    expect(running).toBe(0);
  });
});
