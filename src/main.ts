/** What is started. Keeps compiled code beside the packages, so that the next start need not compile a thousand files. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where nothing can be written there is no such cache, and the start takes as long as the first.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/flarepath', import.meta.url)));
const { serving } = await import('./app/start.ts');
await serving;
flushCompileCache();
