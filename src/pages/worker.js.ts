import type { APIRoute } from 'astro';
import worker from '../offline/worker.ts?worker&url';

/**
 * The worker, at an address that never changes and stands above all that it answers for. What it does is in a file of
 * the site, whose name differs with it.
 */
export const GET: APIRoute = () =>
  new Response(`importScripts(${JSON.stringify(worker)});\n`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
