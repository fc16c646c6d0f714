import { z } from 'zod';
import type { Acted, Info, Noted, Validation, Saved } from '../editing-api/protocol.ts';
import { noteSchema } from '../editing-api/notes.ts';
import { actSchema } from './acts.ts';
import { RequestError } from './request-error.ts';
import { checkAuthor } from './rules.ts';
import type { Done, Image } from './save.ts';
import type { Removing } from './remove.ts';
import type { Store } from './store.ts';

/** What the answers need beside the files. */
export interface Desk {
  store: Store;
  /** Takes note of a change of files, by their paths as Decap calls them, and gives its number. */
  changed: (paths: readonly string[]) => number;
  /** The number of the latest change. */
  latest: () => number;
  /** Whether no other machine can reach it, as far as its own address goes. */
  isLocal: boolean;
  validate: ((path: string, raw: string, preview?: boolean) => Promise<Validation>) | undefined;
}

const asset = z.object({ path: z.string(), content: z.base64(), encoding: z.literal('base64') });
const version = z.object({ id: z.string(), path: z.string(), today: z.string().optional() });
const by = { author: z.object({ name: z.string(), email: z.string() }).optional() };

/** The requests that the desk answers: what each carries, and how it is answered. See `editing-api/protocol.ts`. */
const actions = {
  info: action(z.unknown(), async (_params, { isLocal }) => {
    return { repo: 'wiki', publish_modes: ['simple'], type: 'local_fs', isLocal } satisfies Info;
  }),
  entriesByFolder: action(
    z.object({ folder: z.string(), extension: z.string() }),
    ({ folder, extension }, { store }) => store.entries(folder, extension),
  ),
  entriesByFiles: action(
    z.object({ files: z.array(z.object({ path: z.string(), label: z.string().optional() })) }),
    ({ files }, { store }) => Promise.all(files.map(({ path, label }) => store.entry(path, label))),
  ),
  getEntry: action(z.object({ path: z.string() }), ({ path }, { store }) => store.entry(path)),
  persistEntry: action(
    z.object({
      dataFiles: z
        .array(
          z.object({
            path: z.string(),
            raw: z.string(),
            newPath: z.string().optional(),
            base: z.string().optional(),
          }),
        )
        .min(1)
        .max(50),
      assets: z.array(asset).max(50).default([]),
      options: z
        .object({ newEntry: z.boolean().optional(), useWorkflow: z.boolean().optional() })
        .default({}),
      correction: z.boolean().default(false),
      takenOver: z
        .object({
          who: z.string(),
          notes: z
            .array(z.object({ note: z.string(), page: z.string(), isSaid: z.boolean().optional() }))
            .max(50),
        })
        .optional(),
      ...by,
    }),
    async ({ dataFiles, assets, options, correction, takenOver, author }, desk) => {
      if (options.useWorkflow) throw new RequestError(422, noWorkflow);
      if (dataFiles.some(({ newPath, path }) => newPath !== undefined && newPath !== path)) {
        throw new RequestError(422, 'Entries cannot be renamed here: links to them would lead nowhere.');
      }
      const saving = {
        texts: dataFiles,
        images: assets.map(toImage),
        isNew: options.newEntry === true,
        isCorrection: correction,
        author: checkAuthor(author),
      };
      return saved(await desk.store.save(saving, takenOver), desk, assets);
    },
  ),
  getMedia: action(z.unknown(), (_params, { store }) => store.media()),
  getMediaFile: action(z.object({ path: z.string() }), ({ path }, { store }) => store.mediaFile(path)),
  media: action(z.unknown(), (_params, { store }) => store.pictures()),
  persistMedia: action(z.object({ asset, ...by }), async ({ asset, author }, desk) => {
    const { change } = await desk.store.save({
      texts: [],
      images: [toImage(asset)],
      isNew: false,
      author: checkAuthor(author),
    });
    if (change !== undefined) desk.changed([asset.path]);
    return desk.store.mediaFile(asset.path);
  }),
  deleteFile: action(
    z.object({ path: z.string(), confirmed: z.boolean().default(false), ...by }),
    ({ path, ...removing }, desk) => removed(desk, { ...removing, paths: [path] }),
  ),
  deleteFiles: action(
    z.object({
      paths: z.array(z.string()).min(1).max(200),
      confirmed: z.boolean().default(false),
      unasked: z.boolean().default(false),
      ...by,
    }),
    (removing, desk) => removed(desk, removing),
  ),
  history: action(
    z.object({ path: z.string().optional(), before: z.string().optional() }),
    ({ path, before }, { store }) => store.history({ path, before }),
  ),
  version: action(version, ({ id, path, today }, { store }) => store.version(id, path, today)),
  restore: action(version.extend(by), async ({ author, ...version }, desk) =>
    saved(await desk.store.restore({ ...version, author: checkAuthor(author) }), desk, [
      { path: version.today ?? version.path },
    ]),
  ),
  act: action(actSchema, async (asked, desk) => {
    const { said, seen, ...done } = await desk.store.act(asked);
    return { ...saved(done, desk), said, seen } satisfies Acted;
  }),
  note: action(noteSchema, async (sent, desk) => {
    const { said, url, ...done } = await desk.store.note(sent);
    return { ...saved(done, desk), said, url } satisfies Noted;
  }),
  kept: action(z.unknown(), (_params, { store }) => store.kept()),
  keptText: action(z.object({ id: z.string() }), ({ id }, { store }) => store.keptText(id)),
  forget: action(z.object({ id: z.string() }), async ({ id }, { store }) => {
    await store.forget(id);
    return { message: 'forgotten' };
  }),
  unpushed: action(z.unknown(), async (_params, { store }) => (await store.unpushed()) ?? null),
  deleted: action(z.unknown(), (_params, { store }) => store.deleted()),
  validate: action(
    z.object({ path: z.string(), raw: z.string(), preview: z.boolean().optional() }),
    ({ path, raw, preview }, { validate }) => {
      if (validate === undefined)
        throw new RequestError(422, 'This desk does not check texts before they are saved.');
      return validate(path, raw, preview);
    },
  ),
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

const requestSchema = z.object({ action: z.string(), params: z.unknown() });

const writing: ReadonlySet<unknown> = new Set([
  'persistEntry',
  'persistMedia',
  'deleteFile',
  'deleteFiles',
  'restore',
  'act',
  'note',
]);

/** Whether a request may change files of the wiki. */
export function mayWrite(request: unknown): boolean {
  return writing.has((request as { action?: unknown } | null)?.action);
}

/** Answers one request. Throws a `RequestError`. */
export async function answer(request: unknown, desk: Desk): Promise<unknown> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw new RequestError(422, 'The request does not name an action.');
  const { action: name, params } = parsed.data;
  if (workflow.has(name)) throw new RequestError(422, noWorkflow);
  const found = Object.hasOwn(actions, name) ? actions[name as keyof typeof actions] : undefined;
  if (found === undefined)
    throw new RequestError(422, `There is no action “${name.slice(0, 60).toWellFormed()}”.`);
  return found(params ?? {}, desk);
}

/** Binds what a request carries to how it is answered. */
function action<T>(schema: z.ZodType<T>, handle: (params: T, desk: Desk) => Promise<unknown>) {
  return (params: unknown, desk: Desk): Promise<unknown> => {
    const parsed = schema.safeParse(params);
    if (!parsed.success)
      throw new RequestError(
        422,
        `The request is not complete: ${z.prettifyError(parsed.error).slice(0, 2000)}`,
      );
    return handle(parsed.data, desk);
  };
}

function saved(done: Done, desk: Desk, images: readonly { path: string }[] = []): Saved {
  const paths = [...done.files, ...images].map(({ path }) => path);
  const number = done.change === undefined ? desk.latest() : desk.changed(paths);
  return { message: 'saved', number, ...done };
}

async function removed(desk: Desk, { author, ...removing }: Removing): Promise<object> {
  const change = await desk.store.remove({ ...removing, author: checkAuthor(author) });
  return { message: 'deleted', change, number: desk.changed(removing.paths) };
}

function toImage({ path, content }: z.infer<typeof asset>): Image {
  return { path, data: Buffer.from(content, 'base64') };
}
