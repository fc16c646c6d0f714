import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import { deskPath } from '../cms/backend.ts';
import { statusPath } from '../editing-api/protocol.ts';
import { notShared } from '../offline/shared-words.ts';
import type { Problem } from '../problem/problem.ts';
import { readJson, type BodyLimits } from './body.ts';
import { refusalOf } from './failure.ts';
import { largestRequest } from './limits.ts';
import { answer, mayWrite, type Desk } from './protocol.ts';
import { RequestError } from './request-error.ts';
import { openBoard, type Board } from './site/status.ts';
import { openStore } from './store.ts';

export interface DeskOptions {
  contentFolder: string;
  /** Serves the wiki as it is now. */
  site: (context: Context) => Promise<Response>;
  /**
   * The hosts it is reached by, as browsers send them (`localhost:4321`), or with a star for every port
   * (`wiki.example.com:*`). Others are turned away.
   */
  hosts: () => readonly string[];
  /** The path that the wiki is served under, without a slash at its end; empty for the root. */
  base?: string;
  /** Whether no other machine can reach it, as far as its own address goes. */
  isLocal?: boolean;
  /** Does what a request asks for that may change files. */
  during?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when a request has changed files, by their paths as Decap calls them. */
  onChange: (paths: readonly string[]) => void;
  /** Told of failures that are nobody's fault but the desk's. */
  onError?: (error: unknown) => void;
  /** Counts changes. Whoever makes some beside the desk hands in theirs. */
  board?: Board;
  /**
   * What the checks say of a text that is not saved, and, where asked for, how it would look. With it, saves that
   * bring in errors are refused, and the action `validate` is answered.
   */
  validate?: (
    path: string,
    raw: string,
    preview?: boolean,
  ) => Promise<{ problems: Problem[]; html?: string | undefined }>;
  /** How much of a request is taken, and how long it is waited for: 20 MB and 20 seconds. */
  limits?: Partial<BodyLimits>;
}

/**
 * The editing server: the wiki, and what the editor needs to read and write its files.
 *
 * It has no accounts and therefore trusts nobody but pages of its own: a foreign page can neither call it under
 * another name (Host) nor write through it (Origin).
 */
export function desk(options: DeskOptions): Hono {
  const { base = '', isLocal = false } = options;
  const { onError = () => {}, board = openBoard(), during = (work) => work(), validate } = options;
  const limits: BodyLimits = { bytes: largestRequest, milliseconds: 20_000, ...options.limits };
  const app = new Hono();
  const store = openStore(options.contentFolder, validate, onError);
  // Nobody is to see what a desk that was killed has left half done.
  const ready = store.recover().catch(onError);
  const own: Desk = {
    store,
    latest: () => board.now().saved,
    isLocal,
    changed(paths) {
      const number = board.changed();
      options.onChange(paths);
      return number;
    },
    validate:
      validate &&
      (async (path, raw, preview) => ({ html: undefined, ...(await validate(path, raw, preview)) })),
  };

  app.use(async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!isHost(host, options.hosts())) return context.text(notAnAddress(host), 403);
    await next();
    const unless = (name: string, value: string) =>
      context.res.headers.has(name) || context.header(name, value);
    unless('Cache-Control', 'no-store');
    unless('Content-Security-Policy', "frame-ancestors 'self'");
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Referrer-Policy', 'same-origin');
    return undefined;
  });

  app.all(base + deskPath, async (context) => {
    checkAsker(context, options.hosts());
    const request = await readJson(context.req.raw, limits);
    await ready;
    const work = () => answer(request, own);
    return context.json((await (mayWrite(request) ? during(work) : work())) as object);
  });

  app.get(base + statusPath, (context) => {
    // A page of ours asks without an origin, or with its own.
    const origin = context.req.header('origin');
    if (origin !== undefined && !isOwn(origin, options.hosts())) throw new RequestError(403, notOwn(origin));
    return context.json(board.now());
  });

  // What other apps share is for the worker; a browser that has none yet sends it here, where nobody reads it.
  app.post(`${base}/note/`, (context) => context.redirect(`${base}/note/#${notShared}`, 303));

  app.get('*', etag(), (context) => options.site(context));

  app.onError((error, context) => {
    if (!(error instanceof RequestError)) onError(error);
    const { status, message, details } = refusalOf(error);
    // What has not been read of a request that was turned away is not waited for.
    if (status === 408 || status === 413) context.header('Connection', 'close');
    return context.json({ error: message, ...details }, status);
  });
  return app;
}

function checkAsker(context: Context, hosts: readonly string[]): void {
  if (context.req.method !== 'POST') throw new RequestError(405, 'Only POST is understood.');
  const origin = context.req.header('origin') ?? '';
  if (!isOwn(origin, hosts)) throw new RequestError(403, notOwn(origin));
  const [type = ''] = (context.req.header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json')
    throw new RequestError(415, 'Only JSON is understood.');
}

/** Whether an origin is an address of this wiki, directly or through a proxy that adds encryption. */
function isOwn(origin: string, hosts: readonly string[]): boolean {
  const host = /^https?:\/\/(.+)$/.exec(origin)?.[1];
  return host !== undefined && isHost(host, hosts);
}

function isHost(host: string, hosts: readonly string[]): boolean {
  return hosts.includes(host) || hosts.includes(host.replace(/(?::\d+)?$/, ':*'));
}

function notAnAddress(host: string): string {
  return `“${host}” is not an address of this wiki. If it is to be one, whoever runs it says so: CONCORD_HOSTS=${host}`;
}

function notOwn(origin: string): string {
  const host = URL.parse(origin)?.host;
  const how = host
    ? ` Where “${host}” is an address of it, whoever runs it says so: CONCORD_HOSTS=${host}`
    : '';
  return `Only pages of this wiki may ask.${how}`;
}
