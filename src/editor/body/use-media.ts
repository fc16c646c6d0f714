import { useEffect, useMemo, useRef } from 'react';
import type { Assets } from '../decap/types.ts';
import type { Media } from './media.ts';

/** Pictures by way of Decap's own library, which stores them wherever the pages are stored. */
export function useMedia(assets: Assets): Media {
  const waiting = useRef<(address: string) => void>(undefined);
  const chosen = assets.mediaPaths?.get(control);
  const latest = useRef(assets);
  latest.current = assets;
  useEffect(() => {
    if (typeof chosen !== 'string' || chosen === '' || !waiting.current) return;
    waiting.current(chosen);
    waiting.current = undefined;
    latest.current.onClearMediaControl?.(control);
  }, [chosen]);
  const canChoose = assets.onOpenMediaLibrary !== undefined;
  return useMemo(
    () => ({
      choose: canChoose
        ? (take) => {
            waiting.current = take;
            latest.current.onOpenMediaLibrary?.({
              controlID: control,
              forImage: true,
              allowMultiple: false,
            });
          }
        : undefined,
      preview: (address) => String(assets.getAsset?.(address) ?? '') || address,
    }),
    [canChoose, assets],
  );
}

/** By this name the library knows who asked for a picture. */
const control = 'concord-body';
