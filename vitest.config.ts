import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { deep } from './test/support/size.ts';

/** As many as there are processors: with one more, four files of the editor took a quarter longer, and of processor time too. */
const maxWorkers = availableParallelism();

/** Each of these starts processes of its own, builds and browsers among them. */
const real = {
  maxWorkers,
  testTimeout: 240_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 30_000 } },
};

/** The long runs begin first: else all others are done, and a processor waits for the last of them. */
class CampaignsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isCampaign = ({ project }: TestSpecification) => project.name === 'campaigns';
    return [...sorted.filter(isCampaign), ...sorted.filter((each) => !isCampaign(each))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: CampaignsFirst },
    projects: [
      // What they import is loaded once for all of them. They come last: short files leave neither processor idle at the end.
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          maxWorkers,
          isolate: false,
          testTimeout: 30_000,
        },
      },
      // What runs git, or other processes of Node: they take longer where the machine is busy.
      {
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          maxWorkers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { ...real, name: 'site', include: ['test/site/**/*.test.ts'] } },
      // Browsers that share two processors with a server each: what fails is tried once more, and `.ci/run` names it.
      { test: { ...real, name: 'browser', include: ['test/browser/**/*.test.ts'], retry: 1 } },
      // Long runs, of which `npm test` does a small cut, and all with `--deep`.
      {
        test: {
          ...real,
          name: 'campaigns',
          include: ['test/campaigns/**/*.test.ts'],
          ...(deep && { testTimeout: 1_200_000 }),
        },
      },
    ],
  },
});
