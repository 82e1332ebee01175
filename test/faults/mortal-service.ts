/**
 * The service as `src/main.ts` puts it together, in a process that can be told to die at a moment: the next time that the
 * core reaches it, the process kills itself with SIGKILL, and nothing after it happens. Its clock moves when told.
 */
import { createApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { loadContent } from '../../src/content/content.ts';
import { drillIn } from '../../src/escalation/clinician-file.ts';
import { beginDrill } from '../../src/escalation/drill.ts';
import { createLog } from '../../src/log.ts';
import type { Alert } from '../../src/model/alert.ts';
import { readFile } from '../../src/model/file.ts';
import type { Moment } from '../../src/model/moment.ts';
import { readKeyRing } from '../../src/store/key-file.ts';
import { openSpoolFiles } from '../../src/spool/files.ts';
import { inOrder } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open-store.ts';

/** What a moment must say to be the last one; what is left out may be anything. */
export type Last = Partial<Record<string, string | number | boolean>>;

export type Wish =
  | { do: 'die-at'; last: Last }
  /** At that moment this process is killed instead, and the service lives. */
  | { do: 'kill-at'; last: Last; pid: number }
  | { do: 'enrol'; csv: string }
  | { do: 'pass'; ms: number }
  | { do: 'rest' }
  | { do: 'drill' }
  | { do: 'look'; patient: string }
  | { do: 'forget'; patient: string };

export interface Look {
  now: number;
  mail: number;
  docs: string[];
  file: ReturnType<typeof readFile>;
  /** Of a patient, or the newest drill of those who are nobody. */
  alert: Alert | undefined;
  messages: { at: number; from: string; text?: string; key?: string; unsent?: string }[];
  checkIns: { day: string; status: string; answers: { linkId: string; value?: unknown }[] }[];
}

const { config, secrets } = readConfig(process.env);
const log = createLog(config.logLevel);
const shift = { offsetMs: Number(process.env['OFFSET_MS'] ?? 0) };
const keys = readKeyRing({ dataKey: secrets.dataKey, dataKeyFile: undefined, dataDir: config.dataDir });
const store = await openStore(
  { ...config.store, dataDir: config.dataDir },
  {
    keys,
    shift,
    hostNow: Date.now,
    log,
    fatal: (fault) => {
      throw fault;
    },
  },
);
const content = loadContent(config.contentDir);
let last: Last | undefined;
let victim = process.pid;

function die(): void {
  process.kill(victim, 'SIGKILL');
  if (victim !== process.pid) last = undefined;
}

function watch(moment: Moment): void {
  if (last === undefined) return;
  const told = moment as unknown as Last;
  if (Object.entries(last).every(([name, value]) => told[name] === value)) die();
}

const app = createApp({
  config,
  secrets,
  content,
  store,
  spool: await openSpoolFiles(config.dataDir, keys, log),
  log,
  shift,
  hostNow: Date.now,
  keys: inOrder(keys),
  watch,
});

async function grant(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'die-at':
      last = wish.last;
      return {};
    case 'kill-at':
      last = wish.last;
      victim = wish.pid;
      return {};
    case 'enrol':
      return (await app.enrolList(wish.csv)).text;
    case 'pass':
      shift.offsetMs += wish.ms;
      return app.core.untilIdle();
    case 'rest':
      return app.core.untilIdle();
    case 'drill':
      return (await beginDrill({ store: app.core.store, content }, 'emergency')).kind;
    case 'look':
      return look(wish.patient);
    case 'forget':
      return store.erase(wish.patient, {});
  }
}

async function look(patient: string): Promise<Look> {
  const { at, docs, mail } = await store.read(patient);
  return {
    now: at,
    mail: mail.length,
    docs: Object.keys(docs),
    file: readFile(docs),
    alert: drillIn(docs),
    messages: (await store.log(patient, 'messages', 1_000)) as Look['messages'],
    checkIns: (await store.log(patient, 'check-ins', 1_000)) as Look['checkIns'],
  };
}

process.on('message', ({ id, wish }: { id: number; wish: Wish }) => {
  // The store may be away, and then nothing is granted.
  const granting = grant(wish).catch(() => undefined);
  void granting.then((granted) => process.send?.({ id, granted }));
});
process.on('disconnect', () => process.exit(0));
const { url } = await app.start();
process.send?.({ url });
