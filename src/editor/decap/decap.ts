/**
 * Decap, put together from its packages: its core and its English words. The forms are ours, so that none of its widgets
 * are needed, which are most of what Decap weighs.
 */
import { DecapCmsCore } from 'decap-cms-core';
import { en } from 'decap-cms-locales';
import type { Cms } from './types.ts';

export const cms = DecapCmsCore as unknown as Cms;
cms.registerLocale('en', en);

export { loadHost } from './hosts.ts';
