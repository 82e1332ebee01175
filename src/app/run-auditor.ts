/**
 * `npm run auditor`: the watch over alerts as a process of its own, with its own way to the store and to the carrier. It
 * takes the same settings as the service and wants REDIS_URL; with an embedded store the service watches itself.
 */
import { join } from 'node:path';
import { createAuditChain } from '../audit/chain.ts';
import { headsIn } from '../audit/heads.ts';
import { LOOK_EVERY_MS } from '../auditor/auditor.ts';
import { readConfig } from '../config/config.ts';
import { loadContent } from '../content/content.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { readKeyRing } from '../store/key-file.ts';
import { openStore } from '../store/open-store.ts';
import { createBeats } from '../turn/beat.ts';
import { isWatchedInside, openAuditor } from './auditing.ts';

async function start(): Promise<() => Promise<void>> {
  const { config, secrets } = readConfig(process.env);
  if (isWatchedInside(config))
    throw new AppError(
      'CONFIG',
      '  REDIS_URL: is needed for a watch of its own; without it the service watches itself',
    );
  const log = createLog(config.logLevel);
  const content = loadContent(config.contentDir);
  const { dataKey } = secrets;
  const keys = readKeyRing({ dataKey, dataKeyFile: config.dataKeyFile, dataDir: config.dataDir });
  const world = { keys, shift: { offsetMs: 0 }, hostNow: Date.now, log, fatal: giveUp };
  const store = await openStore({ ...config.store, choice: 'redis', dataDir: config.dataDir }, world);
  const audit = createAuditChain({ root: join(config.dataDir, 'audit'), heads: headsIn(store), log });
  const address = () => `http://127.0.0.1:${config.port}`;
  const auditor = openAuditor({ config, secrets, content, store, audit, log, address, hostNow: Date.now });
  if (auditor === undefined)
    throw new AppError('CONTENT', '  content/clinic.yaml: the fallback has no number (sms) to be told on');
  const look = async () => (await auditor.pass(), 0);
  const beat = createBeats(LOOK_EVERY_MS, [look], [], { log, now: Date.now });
  beat.start();
  console.log(`Flarepath watches over alerts\n  store    ${store.describes}`);
  return async () => {
    await beat.stop();
    await audit.close();
    await store.close();
  };
}

function giveUp(fault: unknown): never {
  console.error(fault instanceof AppError ? fault.message : fault);
  process.exit(1);
}

const starting = start().catch(giveUp);
const GIVE_UP_AFTER_MS = 10_000;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
    void starting.then((stop) => stop()).then(() => process.exit(0), giveUp);
  });
