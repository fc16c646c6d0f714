/** What numbers have said of their readings, as it was committed. */
import { addDays, type Day } from '../freshness/day.ts';
import { parsePeriod } from '../freshness/period.ts';
import { normalise } from '../line-ends.ts';
import { isRecord } from '../plain.ts';
import type { ReadingThen, ReadingsThen } from '../wiki/entry.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import type { Known } from './known.ts';
import { movesAfter, textAfter, type Moved } from './moves.ts';
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
      versions.toReversed().map(({ blob, commit: { moment, index } }) => ({
        from: moment.day,
        readings: readingsOf(texts.get(blob) ?? '', moment.day, index, known.moves),
      })),
    ]),
  );
}

/** The readings of a text of some day. Whether they came early is found out before the sample was moved: months are not as long as whole weeks. */
function readingsOf(text: string, from: Day, index: number, moves: readonly Moved[]): ReadingThen[] {
  const later = movesAfter(index, moves);
  const then = later.reduce((day, { days }) => addDays(day, -days), from);
  const written = readingsIn(text);
  const now = later.length === 0 ? written : readingsIn(textAfter(text, index, moves));
  return now.map((reading, at) =>
    then <= (parsePeriod(written[at]?.period)?.last ?? '') ? { ...reading, isEarly: true } : reading,
  );
}

function readingsIn(text: string): ReadingThen[] {
  const { yaml } = split(normalise(text));
  const data = yaml === undefined ? undefined : readYaml(yaml, 1).data;
  return [isRecord(data) ? (data['readings'] ?? []) : []].flat().flatMap((each) => {
    const { period, value, of } = isRecord(each) ? each : {};
    if (typeof value !== 'number') return [];
    return [{ period: String(period), value, ...(typeof of === 'number' && { of }) }];
  });
}
