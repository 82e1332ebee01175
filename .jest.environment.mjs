import http from 'node:http';
import { TestEnvironment } from 'jest-environment-node';

/** What every module of a process can reach, and a test could leave otherwise than it found it. */
const reachable = () => ({
  'process.env': JSON.stringify(process.env),
  'the directory': process.cwd(),
  'the listeners of the process': process
    .eventNames()
    .map((name) => [name, process.listenerCount(name)])
    .join(),
  Date,
  'Date.now': Date.now,
  'Math.random': Math.random,
  setTimeout,
  setInterval,
  setImmediate,
  fetch,
  'http.request (a nock that was not restored?)': http.request,
});

/**
 * The tests of a worker share its globals, and with them all that is loaded once (`.jest.runtime.mjs`). A file that needs its
 * own, for the sake of fake timers, begins with `@jest-environment node`.
 */
export default class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    // Who watches changes files between two runs, and would be shown those of before.
    if (!config.globalConfig.watch && !config.globalConfig.watchAll) this.global = globalThis;
    this.before = reachable();
    this.exit = process.exit;
  }

  async teardown() {
    // Jest puts one of its own in its place for each test file.
    process.exit = this.exit;
    await super.teardown();
    const after = reachable();
    const left = Object.keys(after).filter((name) => after[name] !== this.before[name]);
    if (left.length > 0) throw new Error(`The next test file would find changed: ${left.join(', ')}`);
  }
}
