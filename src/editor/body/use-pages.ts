import { useEffect, useState } from 'react';
import { pages as load, type Page } from './pages.ts';

/** The wiki's pages, as soon as they are there. */
export function usePages(): { pages: readonly Page[]; failed: boolean } {
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    load().then(
      (found) => isGone || setPages(found),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, []);
  return { pages, failed };
}
