/** What numbers have said of their readings, as it was committed. */
import type { Reading } from '../freshness/number-state.ts';
import { normalise } from '../line-ends.ts';
import { isRecord } from '../plain.ts';
import type { ReadingsThen } from '../wiki/entry.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import type { Known } from './known.ts';
import { textsOf, type Tracked } from './place.ts';

/** The readings of some files since the day on which git first knew of each. One whose past is not known is left out. */
export async function readingsThen(
  files: readonly string[],
  known: Known,
  place: Tracked,
): Promise<Map<string, ReadingsThen[]>> {
  const whole = [...known.chainsOf(files)].filter(([, { isWhole }]) => isWhole);
  const blobs = whole.flatMap(([, { versions }]) => versions.map(({ blob }) => blob));
  const texts = await textsOf(place, [...new Set(blobs)]);
  return new Map(
    whole.map(([file, { versions }]) => [
      file,
      versions.toReversed().map(({ blob, commit }) => ({
        from: commit.moment.day,
        readings: readingsIn(texts.get(blob) ?? ''),
      })),
    ]),
  );
}

function readingsIn(text: string): Reading[] {
  const { yaml } = split(normalise(text));
  const data = yaml === undefined ? undefined : readYaml(yaml, 1).data;
  return [isRecord(data) ? (data['readings'] ?? []) : []].flat().flatMap((each) => {
    const { period, value, of } = isRecord(each) ? each : {};
    if (typeof value !== 'number') return [];
    return [{ period: String(period), value, ...(typeof of === 'number' && { of }) }];
  });
}
