import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deskPath } from '../cms/backend.ts';
import { answer } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { serveSite } from './site.ts';
import { openStore } from './store.ts';

export interface DeskOptions {
  contentFolder: string;
  /** The folder of the site to serve now; `undefined` while there is none yet. */
  site: () => string | undefined;
  /** The hosts it is reached by, as browsers send them (`localhost:4321`). Others are turned away. */
  hosts: () => readonly string[];
  /** Told when a request has changed files. */
  onChange: () => void;
  /** Told of failures that are nobody's fault but the desk's. */
  onError?: (error: unknown) => void;
}

const megabyte = 1024 * 1024;

/**
 * The editing server: the wiki, and what the editor needs to read and write its files.
 *
 * It has no accounts and therefore trusts nobody but pages of its own: a foreign page can neither call it under
 * another name (Host) nor write through it (Origin).
 */
export function desk(options: DeskOptions): Hono {
  const app = new Hono();
  const store = openStore(options.contentFolder);

  app.use(async (context, next) => {
    if (!options.hosts().includes(context.req.header('host') ?? ''))
      return context.text('This is not an address of this wiki.', 403);
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Content-Security-Policy', "frame-ancestors 'self'");
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Referrer-Policy', 'same-origin');
    return undefined;
  });

  app.use(deskPath, async (context, next) => {
    if (context.req.method !== 'POST') return context.json({ error: 'Only POST is understood.' }, 405);
    const origins = options.hosts().map((host) => `http://${host}`);
    if (!origins.includes(context.req.header('origin') ?? ''))
      return context.json({ error: 'Only pages of this wiki may ask.' }, 403);
    const [type = ''] = (context.req.header('content-type') ?? '').split(';');
    if (type.trim().toLowerCase() !== 'application/json')
      return context.json({ error: 'Only JSON is understood.' }, 415);
    return next();
  });

  app.post(
    deskPath,
    bodyLimit({
      maxSize: 20 * megabyte,
      onError: (context) => context.json({ error: 'This is too large: 14 MB is the limit.' }, 413),
    }),
    async (context) => {
      const request: unknown = await context.req.json().catch(() => undefined);
      return context.json((await answer(request, store, options.onChange)) as object);
    },
  );

  app.get('*', (context) => serveSite(context, options.site()));

  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json({ error: error.message }, error.status);
    options.onError?.(error);
    return context.json({ error: 'The wiki’s editing server failed. Its terminal says why.' }, 500);
  });
  return app;
}
