/** Starts one process: configuration, content, store, service; and a stop that can come at any moment. */
import { readConfig } from './config.ts';
import { createApp } from './app.ts';
import { loadContent } from './content/content.ts';
import { AppError } from './errors.ts';
import { createLog } from './log.ts';
import type { TimeShift } from './ports.ts';
import { readKeyRing } from './store/key-file.ts';
import { openStore } from './store/open-store.ts';

const GIVE_UP_AFTER_MS = 25_000;

async function main(): Promise<void> {
  const { config, secrets } = readConfig(process.env);
  const log = createLog(config.logLevel);
  const shift: TimeShift = { offsetMs: 0 };
  const content = loadContent(config.contentDir);
  const keys = readKeyRing({
    dataKey: secrets.dataKey,
    dataKeyFile: config.dataKeyFile,
    dataDir: config.dataDir,
  });
  const world = { keys, shift, hostNow: Date.now, log };
  const store = await openStore({ ...config.store, dataDir: config.dataDir }, world);
  const app = createApp({ config, secrets, content, store, log, shift, hostNow: Date.now });
  stopOnSignal(() => app.stop());
  const { url, startPage } = await app.start();
  const lines = [
    `Flarepath is running, content ${content.version}${config.production ? '' : ', not for real patients'}`,
    `  store    ${store.describes}`,
    `  service  ${config.publicUrl ?? url}  (POST /sms/inbound, /sms/status, /api/messages; GET /healthz)`,
    ...(startPage === undefined ? [] : [`  try it   ${startPage}`]),
  ];
  console.log(lines.join('\n'));
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, begin);
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : fault);
  process.exit(1);
}
