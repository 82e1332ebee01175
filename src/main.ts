/**
 * `npm start`: the service, until SIGTERM or Ctrl-C. It is told everything by its environment; .env.example explains each
 * setting, and without any it starts a practice clinic with phones to try it on. Compiled code is kept beside the packages,
 * so that the next start need not compile a thousand files.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where nothing can be written there is no such cache, and the start takes as long as the first.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/flarepath', import.meta.url)));
const { serving } = await import('./app/start.ts');
await serving;
flushCompileCache();
