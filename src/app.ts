/** The one composition root: every adapter is made here, and nowhere else is it known which ones there are. */
import { createBot } from './bot/bot.ts';
import { createTalk } from './bot/talk.ts';
import type { Config, Secrets } from './config.ts';
import { AppError } from './errors.ts';
import type { Content } from './content/content.ts';
import { converse, dialogs } from '../dialogs/root.ts';
import { TURN } from '../dialogs/turn-of.ts';
import { enrol, type Enrolled } from './enrolment/enrol.ts';
import { readList, report } from './enrolment/list.ts';
import { healthRoute } from './http/routes/health.ts';
import { createHttpServer } from './http/server.ts';
import { openDoor } from './ops/door.ts';
import type { HttpRoute, Log, Receiver, Store, TimeShift } from './ports.ts';
import { compileRules } from './risk/rules.ts';
import { createScreen } from './risk/screen.ts';
import { openPracticeClinic, patientList } from './simulator/practice-clinic.ts';
import { createSms } from './sms/sms.ts';
import { toGsm } from './sms/gsm.ts';
import type { SpoolFiles } from './spool/files.ts';
import { Spool } from './spool/spool.ts';
import { Away } from './turn/away.ts';
import { createCore, type Core } from './turn/core.ts';
import { createCall } from './wire/call.ts';

export interface AppParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  store: Store;
  spool: SpoolFiles;
  log: Log;
  shift: TimeShift;
  hostNow: () => number;
}

export interface App {
  core: Core;
  /** Listens, enrols the practice clinic if there is one, and begins to look for due work. */
  start(): Promise<{ url: string; startPage: string | undefined }>;
  /** Takes no new work, finishes what is under way for at most ten seconds, lets go of everything. */
  stop(): Promise<void>;
  enrolList(csv: string): Promise<{ results: Enrolled[]; text: string }>;
}

const CYCLE_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

export function createApp(parts: AppParts): App {
  const { config, secrets, content, log, shift } = parts;
  let address = '';
  const publicUrl = () => config.publicUrl ?? address;
  const receiver: Receiver = {
    // The channels are made before the core that receives from them, because the core sends through them.
    said: (inbound) => spool.said(inbound),
    delivered: (report) => spool.delivered(report),
    installed: (from) => spool.installed(from),
    removed: (from) => spool.removed(from),
    acted: (action) => spool.acted(action),
  };
  const call = createCall({ allowedHosts: config.allowedHosts, log });
  const sms = createSms({
    receiver,
    call,
    log,
    accountSid: config.sms.accountSid,
    authTokens: tokensOf(secrets),
    sender: senderOf(config),
    publicUrl,
    apiBase: () => (config.simulator ? `${address}/simulator/carrier` : config.sms.apiBase),
  });
  const bot = createBot({
    receiver,
    call,
    allowedHosts: config.allowedHosts,
    log,
    allowAnonymous: !config.production,
    smsText: toGsm,
    ...identityOf(config, secrets),
  });
  const carriers = { sms: sms.carrier, teams: bot.carrier };
  const screen = createScreen(compileRules(content.riskFiles));
  const core: Core = createCore({
    store: parts.store,
    content,
    log,
    watch: () => undefined,
    carriers,
    cards: bot.cards,
    talk: createTalk({ dialogs: dialogs(), turnKey: TURN, converse }),
    screen,
  });
  const clock = { now: () => shift.frozenAt ?? parts.hostNow() + shift.offsetMs };
  const note = parts.spool.note;
  const away = new Away({ content, carriers, clock, log, screen, note });
  const notKept = content.text('page.not-kept', 'en');
  const spool: Spool = new Spool(parts.spool, { inner: core.receiver, standby: away, log, notKept });
  const simulator = config.simulator
    ? openPracticeClinic({
        content,
        contentDir: config.contentDir,
        shift,
        hostNow: parts.hostNow,
        serviceUrl: () => address,
        accountSid: config.sms.accountSid,
        token: tokensOf(secrets)[0],
        clinicNumber: config.sms.from ?? '',
        dataDir: config.dataDir,
        moved: async () => {
          await spool.drain();
          await core.untilIdle();
        },
      })
    : undefined;
  // Without a token nobody's texts could be told from anybody else's, so then there is no address for them.
  const smsRoutes = secrets.twilioTokens.length > 0 ? sms.routes : [];
  const routes: HttpRoute[] = [healthRoute, ...smsRoutes, ...bot.routes, ...(simulator?.routes ?? [])];
  const server = createHttpServer({ routes, log, host: config.host, port: config.port });
  const beat = every(CYCLE_MS, pass, log);
  let door: { close(): Promise<void> } | undefined;

  async function enrolPractice(): Promise<void> {
    try {
      await enrolList(patientList(config.contentDir));
    } catch (fault) {
      if (!isAway(fault)) throw fault;
      log.warn('practice patients not enrolled, the store is away');
    }
  }

  async function pass(): Promise<number> {
    away.begin();
    const drained = await spool.drain();
    return drained + (await core.cycle());
  }

  async function enrolList(csv: string): Promise<{ results: Enrolled[]; text: string }> {
    const list = readList(csv);
    if (list.kind === 'wrong') return { results: [], text: `Not enrolled: ${list.because}.` };
    const results: Enrolled[] = [];
    const deps = { store: core.store, content, log, wake: (owner: string) => core.wake(owner) };
    for (const [index, row] of list.rows.entries()) results.push(await enrol(deps, index + 2, row));
    return { results, text: report(results) };
  }

  return {
    core,
    enrolList,
    async start() {
      const { port } = await server.listen();
      address = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
      door = await openDoor(config.dataDir, { enrol: async (csv) => (await enrolList(csv)).text });
      if (config.simulator) await enrolPractice();
      beat.start();
      return { url: address, startPage: simulator && `${address}/` };
    },
    async stop() {
      await door?.close();
      await server.close();
      await beat.stop();
      await within(STOP_WITHIN_MS, Promise.all([core.settled(), away.settled()]));
      await parts.spool.close();
      await parts.store.close();
    },
  };
}

function tokensOf(secrets: Secrets): [string, ...string[]] {
  const [first = '', ...rest] = secrets.twilioTokens;
  return [first, ...rest];
}

function senderOf({ sms }: Config): { from: string } | { messagingServiceSid: string } {
  return sms.messagingServiceSid === undefined
    ? { from: sms.from ?? '' }
    : { messagingServiceSid: sms.messagingServiceSid };
}

function identityOf({ bot }: Config, secrets: Secrets) {
  if (bot.appId === undefined) return {};
  const appType = bot.appType === 'MultiTenant' ? ('MultiTenant' as const) : ('SingleTenant' as const);
  const identity = { appId: bot.appId, appType, appPassword: secrets.botPassword ?? '' };
  return { identity: { ...identity, ...(bot.tenantId === undefined ? {} : { tenantId: bot.tenantId }) } };
}

function isAway(fault: unknown): boolean {
  return fault instanceof AppError && fault.code === 'STORE_AWAY';
}

/** Again and again, never two at once, and at once again while there is something to do. */
function every(ms: number, job: () => Promise<number>, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  let away = false;
  /** The store's absence is said when it begins and when it ends, not every second. */
  const failed = (fault: unknown) => {
    if (!isAway(fault)) log.error('cycle failed', {}, fault);
    else if (!away) log.error('store away', {}, fault);
    away = isAway(fault);
    return 0;
  };
  const went = (done: number) => {
    if (away) log.warn('store back');
    away = false;
    return done;
  };
  const run = async () => {
    const done = await job().then(went, failed);
    if (!stopped) timer = setTimeout(begin, done > 0 ? 0 : ms);
  };
  const begin = () => void (current = run());
  return {
    start: begin,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}

async function within(ms: number, task: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([task, new Promise((done) => (timer = setTimeout(done, ms)))]);
  clearTimeout(timer);
}
