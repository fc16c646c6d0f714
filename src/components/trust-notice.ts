/** Says on a page why it is not to be trusted as it stands, on the day it is read, and whom to ask. */
import type { PageFacts } from '../site/line.ts';
import { noticeOf } from '../freshness/notice.ts';
import { reviewIn } from './review-lines.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => {
  const line = document.querySelector<HTMLElement>('.review-line[data-review]');
  const element = document.querySelector<HTMLElement>('[data-trust-notice]');
  if (line === null || element === null) return;
  const review = reviewIn(line);
  if (review === undefined) return;
  const places = JSON.parse(line.dataset['review'] ?? '') as PageFacts;
  const notice = noticeOf(review, places);
  element.innerHTML = notice;
  element.hidden = notice === '';
  element.dataset['state'] = review.state;
});
