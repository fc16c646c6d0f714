/**
 * Has Node keep what it compiles for the processes to come: scripts and those they start begin with the same code each
 * time. Imported before a script (`node --import`), it serves the script itself, too.
 */
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

process.env['NODE_COMPILE_CACHE'] ??= resolve(process.env['CONCORD_STATE'] || '.concord', 'compiled');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);
