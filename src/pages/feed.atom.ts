import type { APIRoute } from 'astro';
import { feedAt } from '../site/feeds.ts';

/** What was lately changed and checked in the whole wiki. */
export const GET: APIRoute = () => feedAt('/feed.atom');
