import { createContext } from 'react';

/** Where pictures come from, and how they look before they are saved. */
export interface Media {
  /** Lets the editor choose or upload a picture. Hands over its address in the text. */
  choose?: ((take: (address: string) => void) => void) | undefined;
  /** The address at which the browser finds a picture. */
  preview(address: string): string;
}

export const MediaContext = createContext<Media>({ preview: (address) => address });
