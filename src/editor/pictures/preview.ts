import { urlOf } from './pending.ts';

/** A page as the wiki renders it, with the pictures that it does not have yet. */
export function withPictures(html: string): string {
  return html.replace(missing, (as: string, address: string, words: string) => {
    const url = urlOf(address);
    return url === undefined ? as : `<img src="${url}" alt="${words}">`;
  });
}

const missing = /<span class="missing-image" data-address="([^"]*)">([^<]*)<\/span>/g;
