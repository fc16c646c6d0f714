/** How often pages are reviewed. The editor says it, too: nothing is loaded here that reads files. */
import type { Settings } from '../collections/index.ts';
import { parseInterval, type Interval } from '../freshness/interval.ts';

/** How long a review of a page holds, by what it says itself or the policy for its collection. */
export function intervalOf(
  collection: string,
  own: string | undefined,
  { review: policy }: Pick<Settings, 'review'>,
): Interval {
  const every = policy.collections?.find((each) => each.collection === collection)?.every ?? policy.every;
  return parseInterval(own) ?? parseInterval(every) ?? { months: 6 };
}
