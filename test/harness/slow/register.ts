/** Loaded before a service that is to be slow: its dialogs are replaced by ones that wait for the test. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const isRoot = specifier.endsWith('/dialogs/root.ts') && context.parentURL?.endsWith('/src/app/app.ts');
    return isRoot ? next(new URL('./root.ts', import.meta.url).href, context) : next(specifier, context);
  },
});
