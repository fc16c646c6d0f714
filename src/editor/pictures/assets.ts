/** The pictures that are sent with a save. */
import { withoutMetadata } from '../../editing-api/pictures/metadata.ts';
import { pictureTypeOf } from '../../editing-api/pictures/types.ts';
import type { Asset } from '../saving/types.ts';
import { clean } from './clean.ts';
import { judge } from './judge.ts';
import { isNamed, picturesIn } from './pending.ts';

/**
 * Those that the texts name, and no others: of Decap’s own library, whatever was once chosen in it is handed over with
 * every save, and a file that is no picture would keep the page from being saved for good.
 */
export async function assetsFor(texts: readonly string[], ofDecap: readonly Asset[]): Promise<Asset[]> {
  const own = await picturesIn(texts);
  const others = ofDecap.filter(({ path }) => isNamed(path, texts));
  return [...(await Promise.all(others.map(cleanedAsset))), ...own.map(asAsset)];
}

/** A file of Decap’s library without what its readers have no business with. What is no picture stays as it is. */
export async function cleanedAsset(asset: Asset): Promise<Asset> {
  const cleaned = withoutMetadata(await bytesOf(asset));
  return cleaned ? asAsset({ path: asset.path, blob: new Blob([cleaned.bytes]) }) : asset;
}

/**
 * A file that is uploaded in Decap’s library, as pictures are taken everywhere else: it keeps its name, as Decap has
 * asked whether another of that name is to go. Rejects with a `Refusal`, which says why.
 */
export async function takenAsset(asset: Asset): Promise<{ asset: Asset; done: string }> {
  const name = asset.path.split('/').at(-1) ?? '';
  const file = asset.fileObj ?? new File([await bytesOf(asset)], name);
  const type = await judge(file);
  const { blob, done } = await clean(file, type);
  const drawn = pictureTypeOf(new Uint8Array(await blob.arrayBuffer())) ?? type;
  const path = drawn === type ? asset.path : asset.path.replace(/(?:\.\w+)?$/, `.${drawn}`);
  return { asset: asAsset({ path, blob }), done };
}

async function bytesOf(asset: Asset): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(atob(await asset.toBase64()), (sign) => sign.charCodeAt(0));
}

/** A picture as Decap’s backends want files: https://github.com/decaporg/decap-cms/blob/main/packages/decap-cms-core/src/valueObjects/AssetProxy.ts */
function asAsset({ path, blob }: { path: string; blob: Blob }): Asset {
  const fileObj = new File([blob], path.split('/').at(-1) ?? '', { type: blob.type });
  return { path, fileObj, toBase64: () => base64Of(blob) };
}

function base64Of(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((done, fail) => {
    reader.addEventListener('load', () => done(String(reader.result).replace(/^.*?,/, '')));
    reader.addEventListener('error', () => fail(reader.error ?? new Error('The picture could not be read.')));
    reader.readAsDataURL(blob);
  });
}
