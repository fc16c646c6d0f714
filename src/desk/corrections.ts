/** Small corrections: what an editor says leaves a page as it was checked. */
import { LiveHistory } from '../history/live.ts';
import type { Refusal } from '../history/correction.ts';
import { cachesOf } from '../live/caches.ts';
import { vocabulary } from '../mdx/vocabulary.ts';
import { folders } from '../editing-api/paths.ts';
import { readSettingsOf } from '../wiki/file.ts';
import { collectionAt } from './commit-message.ts';
import type { WikiFile } from './paths.ts';
import { RequestError } from './request-error.ts';

/** Refuses a text that is more than a small correction of what was last checked. Throws a `RequestError`. */
export async function checkCorrection(place: WikiFile, data: string): Promise<void> {
  if (collectionAt(place.path)?.format !== 'page')
    throw new RequestError(422, 'Only a page can be corrected: nothing else is checked.');
  const path = place.path.slice(folders.content.length + 1);
  const { settings } = await readSettingsOf(place.root);
  const history = new LiveHistory(place.root, settings.review.timeZone, cachesOf(place.root).history);
  await history.update();
  const refusal = await history.correctionRefused(path, data);
  if (refusal === undefined) return;
  throw new RequestError(
    422,
    `This is more than a small correction: ${refusalInWords(refusal)}. Publish it as a change: the page then asks to be checked.`,
  );
}

/** Why something is no small correction, as the end of a sentence. */
function refusalInWords(refusal: Refusal): string {
  switch (refusal.id) {
    case 'unreviewed':
      return 'it is not known that anybody has checked this page, so nothing can stay as it was checked';
    case 'review':
      return 'it enters a review';
    case 'unread':
      return 'its fields cannot be read';
    case 'exact':
      return `${called(refusal.where)} counts word for word: it is said, signed, claimed or quoted`;
    case 'value':
      return `${called(refusal.where)} is another one, or no text`;
    case 'form':
      return `in ${called(refusal.where)} more changes than words`;
    case 'number':
    case 'sense':
      return `in ${called(refusal.where)} ${replaced(refusal)}`;
    case 'much':
      return `since the page was checked, ${refusal.words} of its words have changed in all, and ${refusal.most} may`;
  }
}

function called(where: string): string {
  const label = vocabulary.get(where)?.label ?? where;
  return label === 'the text' ? label : `“${label}”`;
}

function replaced({ was, now }: { was: string; now: string }): string {
  if (was === '') return `“${now}” is new`;
  return now === '' ? `“${was}” is gone` : `“${was}” becomes “${now}”`;
}
