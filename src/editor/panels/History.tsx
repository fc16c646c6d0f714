import { lazy, Suspense } from 'react';
import { askInDialog } from './ask.tsx';

/** What reads the texts of a history is loaded when somebody wants one. */
const Changes = lazy(() => import('./Changes.tsx'));

/** Shows what has changed, in the whole wiki or in one file, and lets an editor bring back an earlier version. */
export function openHistory(path?: string): void {
  const title = path === undefined ? 'Recent changes' : 'History of this page';
  void askInDialog<never>(title, () => (
    <Suspense fallback={<p aria-busy="true">Reading the history …</p>}>
      <Changes path={path} />
    </Suspense>
  ));
}
