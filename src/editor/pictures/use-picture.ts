import { useState, useSyncExternalStore } from 'react';
import { mediaPath } from '../../mdx/url.ts';
import { siteAddress, unpublished } from './library.ts';
import { onPictures, urlOf } from './pending.ts';

/** What an `<img>` needs to show a picture of the media folder, saved or not. */
export function usePicture(address: string): { src: string; onError: () => void } {
  const waiting = useSyncExternalStore(onPictures, () => urlOf(address));
  const [found, setFound] = useState<string>();
  const below = mediaPath(address) ?? '';
  return {
    src: waiting ?? found ?? siteAddress(below),
    onError() {
      if (found === undefined) void unpublished(below).then(setFound);
    },
  };
}
