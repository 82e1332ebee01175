import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';

const require = createRequire(import.meta.url);
const tests = new URL('test/', import.meta.url).href;
const fileOf = (url) => /\?file=\d+$/.exec(url ?? '')?.[0] ?? '';
let files = 0;

enableCompileCache(join(tmpdir(), 'flarepath-compiled'));

// What stands under test/ is loaded anew for each test file, so that hooks and whatever is kept there belong to that file.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const file = fileOf(context.parentURL);
    return file !== '' && found.url.startsWith(tests) ? { ...found, url: found.url + file } : found;
  },
});

/**
 * Loads the service as Node does when it runs it, and once in a worker. Jest's own runtime loads everything anew for each
 * test file and compiles none of it well: that was more than half of what the whole suite cost.
 */
export default class SharedRuntime extends Runtime {
  get isShared() {
    return this._environment.global === globalThis;
  }

  async unstable_importModule(path) {
    if (!this.isShared) return super.unstable_importModule(path);
    files += 1;
    return import(`${pathToFileURL(path).href}?file=${files}`);
  }

  /** Only ever asked for what runs the tests of one file, whose list of them and handlers are its own. */
  requireInternalModule(from, to) {
    if (!this.isShared) return super.requireInternalModule(from, to);
    delete require.cache[from];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(from);
  }

  installGetBuiltinModule() {
    if (!this.isShared) super.installGetBuiltinModule();
  }
}
