import { z } from 'zod';
import { Refusal } from './refusal.ts';
import type { Store, Write } from './store.ts';

/** The requests of Decap's proxy backend that the desk answers: what each carries, and how it is answered. */
const actions = {
  info: action(z.unknown(), async () => ({ repo: 'wiki', publish_modes: ['simple'], type: 'local_fs' })),
  entriesByFolder: action(
    z.object({ folder: z.string(), extension: z.string() }),
    ({ folder, extension }, store) => store.entries(folder, extension),
  ),
  entriesByFiles: action(
    z.object({ files: z.array(z.object({ path: z.string(), label: z.string().optional() })) }),
    ({ files }, store) => Promise.all(files.map(({ path, label }) => store.entry(path, label))),
  ),
  getEntry: action(z.object({ path: z.string() }), ({ path }, store) => store.entry(path)),
  persistEntry: action(
    z.object({
      dataFiles: z
        .array(z.object({ path: z.string(), raw: z.string(), newPath: z.string().optional() }))
        .min(1),
      assets: z.array(assetSchema()).default([]),
      options: z.object({ newEntry: z.boolean().optional(), useWorkflow: z.boolean().optional() }),
    }),
    async ({ dataFiles, assets, options }, store) => {
      if (options.useWorkflow) throw new Refusal(422, noWorkflow);
      if (dataFiles.some(({ newPath, path }) => newPath !== undefined && newPath !== path)) {
        throw new Refusal(422, 'Entries cannot be renamed here: links to them would lead nowhere.');
      }
      const texts = dataFiles.map(({ path, raw }): Write => ({
        path,
        data: raw,
        isNew: options.newEntry === true,
      }));
      await store.write([...texts, ...assets.map(toWrite)]);
      return { message: 'saved' };
    },
  ),
  getMedia: action(z.unknown(), (_params, store) => store.media()),
  getMediaFile: action(z.object({ path: z.string() }), ({ path }, store) => store.mediaFile(path)),
  persistMedia: action(z.object({ asset: assetSchema() }), async ({ asset }, store) => {
    await store.write([toWrite(asset)]);
    return store.mediaFile(asset.path);
  }),
  deleteFile: action(z.object({ path: z.string() }), async ({ path }, store) => {
    await store.remove([path]);
    return { message: 'deleted' };
  }),
  deleteFiles: action(z.object({ paths: z.array(z.string()).min(1) }), async ({ paths }, store) => {
    await store.remove(paths);
    return { message: 'deleted' };
  }),
  getDeployPreview: action(z.unknown(), async () => null),
};

const noWorkflow = 'This wiki publishes what is saved; there are no drafts in review.';

/** Requests that only make sense where changes wait for approval. */
const workflow: ReadonlySet<string> = new Set([
  'unpublishedEntries',
  'unpublishedEntry',
  'unpublishedEntryDataFile',
  'unpublishedEntryMediaFile',
  'deleteUnpublishedEntry',
  'updateUnpublishedEntryStatus',
  'publishUnpublishedEntry',
]);

const writing: ReadonlySet<string> = new Set(['persistEntry', 'persistMedia', 'deleteFile', 'deleteFiles']);

const requestSchema = z.object({ action: z.string(), params: z.unknown() });

/** Answers one request. Throws a `Refusal`. `onChange` is told when files have changed. */
export async function answer(request: unknown, store: Store, onChange: () => void): Promise<unknown> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw new Refusal(422, 'The request does not name an action.');
  const { action: name, params } = parsed.data;
  if (workflow.has(name)) throw new Refusal(422, noWorkflow);
  const found = Object.hasOwn(actions, name) ? actions[name as keyof typeof actions] : undefined;
  if (found === undefined) throw new Refusal(422, `There is no action “${name}”.`);
  const result = await found(params ?? {}, store);
  if (writing.has(name)) onChange();
  return result;
}

/** Binds what a request carries to how it is answered. */
function action<T>(schema: z.ZodType<T>, handle: (params: T, store: Store) => Promise<unknown>) {
  return (params: unknown, store: Store): Promise<unknown> => {
    const parsed = schema.safeParse(params);
    if (!parsed.success)
      throw new Refusal(422, `The request is not complete: ${z.prettifyError(parsed.error)}`);
    return handle(parsed.data, store);
  };
}

function assetSchema() {
  return z.object({ path: z.string(), content: z.base64(), encoding: z.literal('base64') });
}

function toWrite({ path, content }: { path: string; content: string }): Write {
  return { path, data: Buffer.from(content, 'base64'), isNew: false };
}
