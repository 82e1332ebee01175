/** Starts one process: configuration, content, store, service; and a stop that can come at any moment. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readConfig } from '../config/config.ts';
import { unreadIn } from '../config/unread-file.ts';
import { createApp } from './app.ts';
import type { App } from './parts.ts';
import { readyToPrint } from '../brief/pdf.ts';
import { blindWarning, lookUpOf } from './look-up.ts';
import { doubtsSaid } from '../ops/doubt-words.ts';
import { makeDataDir, wrongPlaces } from './places.ts';
import { createSlowStart, type SlowStart } from './slow-start.ts';
import { loadContent } from '../content/content.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import type { TimeShift } from '../ports/clock.ts';
import { offsetKept } from '../simulator/memory.ts';
import { openSpoolFiles } from '../spool/files.ts';
import { ownKeyFile, readKeyRing } from '../store/key-file.ts';
import { inOrder } from '../store/keys.ts';
import { openStore } from '../store/open-store.ts';

const GIVE_UP_AFTER_MS = 25_000;
/** By then what was left of the last run has been taken up. */
const PRINTS_AFTER_MS = 5_000;
/** One Ctrl-C arrives several times: from the terminal, from npm and from the launcher. */
const SAME_SIGNAL_MS = 2_000;

async function start(): Promise<App> {
  const slow = createSlowStart(console.error, () => process.uptime() * 1_000);
  try {
    return await startedWith(slow);
  } finally {
    slow.done();
  }
}

async function startedWith(slow: SlowStart): Promise<App> {
  tellOfUnread();
  const { config, secrets } = readConfig(process.env, wrongPlaces);
  makeDataDir(config.dataDir);
  const log = createLog(config.logLevel);
  const shift: TimeShift = { offsetMs: config.simulator ? offsetKept(config.dataDir) : 0 };
  slow.step('reading words, rules and policies');
  const content = loadContent(config.contentDir);
  const keyFile = ownKeyFile(config.dataDir);
  if (!existsSync(keyFile)) madeNow = keyFile;
  const keys = readKeyRing({
    dataKey: secrets.dataKey,
    dataKeyFile: config.dataKeyFile,
    dataDir: config.dataDir,
  });
  const spool = await openSpoolFiles(config.dataDir, keys, log);
  const world = { keys, shift, hostNow: Date.now, log, fatal: giveUp };
  slow.step('opening the store');
  const store = await openStore({ ...config.store, dataDir: config.dataDir }, world);
  slow.step('beginning to listen');
  const parts = { config, secrets, content, store, spool, log, shift, hostNow: Date.now };
  const app = createApp({ ...parts, keys: inOrder(keys) });
  const { url, metrics, startPage } = await started(app);
  const lines = [
    `Flarepath is running, content ${content.version}${config.production ? '' : ', not for real patients'}`,
    `  store    ${store.describes}`,
    `  service  ${config.publicUrl ?? url}  (POST /sms/inbound, /sms/status, /api/messages; GET /healthz, /readyz)`,
    ...(metrics === undefined ? [] : [`  metrics  ${metrics}`]),
    ...(startPage === undefined ? [] : [`  try it   ${startPage}`, `  clinic   ${startPage}clinic`]),
  ];
  const blind = blindWarning(content.clinic.clinicians, lookUpOf(config));
  if (blind !== undefined) lines.push(`  WARNING  ${blind}`);
  lines.push(...(await doubtsSaid(store, log)).map((words) => `  WARNING  ${words}`));
  console.log(lines.join('\n'));
  setTimeout(() => void readyToPrint().catch(() => undefined), PRINTS_AFTER_MS).unref();
  return app;
}

function tellOfUnread(): void {
  if (!existsSync('.env')) return;
  const names = unreadIn(readFileSync('.env', 'utf8'), process.env);
  if (names.length > 0)
    console.error(
      `flarepath: .env is here and not read (${names.join(', ')}). To load it: set -a; . ./.env; set +a`,
    );
}

/** The key file that this start makes, if it has to make one. */
let madeNow: string | undefined;

/** What is stored was written with another key: one made now would be taken for it at the next start. */
function unmakeKey(fault: unknown): void {
  const isOther = fault instanceof AppError && fault.code === 'STORE_KEY';
  if (isOther && madeNow !== undefined) rmSync(madeNow, { force: true });
}

function giveUp(fault: unknown): never {
  console.error(fault instanceof AppError ? fault.message : fault);
  process.exit(1);
}

/** What was opened for a start that fails is closed again: a Redis of our own would go on without us. */
async function started(app: App): ReturnType<App['start']> {
  try {
    return await app.start();
  } catch (fault) {
    await app.stop().catch(() => undefined);
    throw fault;
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const begin = () => {
    const now = Date.now();
    if (since !== undefined && now - since > SAME_SIGNAL_MS) process.exit(1);
    if (since !== undefined) return;
    since = now;
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, begin);
}

const starting = start();
// A stop in the middle of a start waits for it, or what it is about to open would stay open.
stopOnSignal(async () => (await starting).stop());
/** Resolves when people are heard; a start that fails ends the process. */
export const serving = starting.catch((fault: unknown) => {
  unmakeKey(fault);
  return giveUp(fault);
});
