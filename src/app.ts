/** The one composition root: every adapter is made here, and nowhere else is it known which ones there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createAuditChain } from './audit/chain.ts';
import { headsIn } from './audit/heads.ts';
import { createBot, type Cloud } from './bot/bot.ts';
import { createTalk } from './bot/talk.ts';
import type { Config, Secrets } from './config.ts';
import type { Content } from './content/content.ts';
import { converse, dialogs } from '../dialogs/root.ts';
import { TURN } from '../dialogs/turn-of.ts';
import { enrol, type Enrolled } from './enrolment/enrol.ts';
import { readList, report } from './enrolment/list.ts';
import { healthRoute } from './http/routes/health.ts';
import { readyRoute } from './http/routes/ready.ts';
import { createHttpServer } from './http/server.ts';
import { createMetrics } from './metrics/metrics.ts';
import { operatorCommands } from './ops/commands/commands.ts';
import { dataCommands } from './ops/data-commands.ts';
import { openDoor } from './ops/door.ts';
import { createReadiness } from './ops/readiness.ts';
import { recorded } from './ops/recorded.ts';
import type { HttpRoute, Log, Receiver, Store, TimeShift, Watch } from './ports.ts';
import { compileRules } from './risk/rules.ts';
import { createScreen } from './risk/screen.ts';
import { openPracticeClinic, patientList } from './simulator/practice-clinic.ts';
import { createSms } from './sms/sms.ts';
import { toGsm } from './sms/gsm.ts';
import { createBeat } from './turn/beat.ts';
import { createCore, type Core } from './turn/core.ts';
import { createCall } from './wire/call.ts';

export interface AppParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  store: Store;
  log: Log;
  shift: TimeShift;
  hostNow: () => number;
  /** Told of every moment, beside whoever counts them. */
  watch?: Watch;
  /** Where the channels' keys and our tokens come from, when it is not Microsoft's public cloud. */
  cloud?: Cloud;
}

export interface App {
  core: Core;
  /** Listens, enrols the practice clinic if there is one, and begins to look for due work. */
  start(): Promise<{ url: string; metrics: string | undefined; startPage: string | undefined }>;
  /**
   * Claims nothing more, goes on hearing people while what is under way is finished, and within ten seconds lets go of
   * the rest, for another process or the next start to take up.
   */
  stop(): Promise<void>;
  enrolList(csv: string): Promise<{ results: Enrolled[]; text: string }>;
}

const CYCLE_MS = 1_000;
/** Longer than the slowest provider may take, together with what is left until the end. */
const FINISH_WITHIN_MS = 8_000;
const STOP_WITHIN_MS = 10_000;
const NOTICED_AFTER_MS = 2_000;

export function createApp(parts: AppParts): App {
  const { config, secrets, content, log, shift } = parts;
  let address = '';
  const publicUrl = () => config.publicUrl ?? address;
  const receiver: Receiver = {
    // The channels are made before the core that receives from them, because the core sends through them.
    said: (inbound) => core.receiver.said(inbound),
    delivered: (report) => core.receiver.delivered(report),
    installed: (from) => core.receiver.installed(from),
    removed: (from) => core.receiver.removed(from),
    acted: (action) => core.receiver.acted(action),
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
    ...identityOf(parts),
  });
  const audit = createAuditChain({
    root: join(config.dataDir, 'audit'),
    heads: headsIn(parts.store),
    log,
  });
  const now = () => shift.frozenAt ?? parts.hostNow() + shift.offsetMs;
  const readiness = createReadiness({ store: parts.store, log, now, draining: () => core.draining });
  const metrics = createMetrics({
    store: parts.store,
    log,
    now,
    elapsed: () => performance.now(),
    readiness,
    lastSweep: () => beat.lastAt,
    info: { version: ownVersion(), content: content.version, tzdata: process.versions.tz ?? '' },
  });
  const core: Core = createCore({
    store: parts.store,
    content,
    log,
    watch: (moment) => {
      metrics.watch(moment);
      parts.watch?.(moment);
    },
    carriers: { sms: sms.carrier, teams: bot.carrier },
    cards: bot.cards,
    audit,
    talk: createTalk({ dialogs: dialogs(), turnKey: TURN, converse }),
    screen: createScreen(compileRules(content.riskFiles)),
  });
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
        moved: () => core.untilIdle(),
      })
    : undefined;
  // Without a token nobody's texts could be told from anybody else's, so then there is no address for them.
  const smsRoutes = secrets.twilioTokens.length > 0 ? sms.routes : [];
  const health: HttpRoute[] = [healthRoute, readyRoute(readiness)];
  const watched = config.production ? [] : [metrics.route(false)];
  const routes = [...health, ...watched, ...smsRoutes, ...bot.routes, ...(simulator?.routes ?? [])];
  const server = createHttpServer({ routes, log, host: config.host, port: config.port, now: parts.hostNow });
  const forOperators =
    config.metrics &&
    createHttpServer({
      routes: [...health, metrics.route(true)],
      log,
      portName: 'METRICS_PORT',
      now: parts.hostNow,
      ...config.metrics,
    });
  const beat = createBeat(CYCLE_MS, () => core.cycle(), { log, now });
  const ops = operatorCommands({
    store: core.store,
    now,
    startedAt: now(),
    version: ownVersion(),
    content: content.version,
    readiness,
    draining: () => core.draining,
    lastSweep: () => beat.lastAt,
    onCall: { first: content.clinic.onCall, fallback: content.clinic.fallback },
    zone: content.clinic.zone,
    drain: () => core.drain(),
    resume: () => core.resume(),
    settled: () => core.settled(),
  });
  let door: { close(): Promise<void> } | undefined;

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
      const records = { store: core.store, content, cards: bot.cards, audit, log };
      const commands = {
        ...ops,
        ...dataCommands(records),
        enrol: async (csv: string) => (await enrolList(csv)).text,
      };
      door = await openDoor(config.dataDir, recorded({ store: core.store, audit }, commands));
      if (config.simulator) await enrolList(patientList(config.contentDir));
      const scraped = await forOperators?.listen();
      beat.start();
      return {
        url: address,
        metrics: scraped && `http://${config.metrics?.host}:${scraped.port}/metrics`,
        startPage: simulator && `${address}/`,
      };
    },
    async stop() {
      core.drain();
      // Who sends us work looks now and then whether we are ready: until they have seen it, people are still heard.
      const noticed = config.production ? wait(NOTICED_AFTER_MS) : undefined;
      const begun = performance.now();
      await within(FINISH_WITHIN_MS, Promise.all([noticed, beat.stop(), core.settled()]));
      // Then nobody is heard any more; the turns of those who came last are waited for, or handed over with the rest.
      const closing = server.close();
      const left = STOP_WITHIN_MS - (performance.now() - begun);
      await within(left, Promise.all([closing.then(() => core.settled()), beat.stop()]));
      await core.letGo();
      await door?.close();
      await forOperators?.close();
      await audit.close();
      await parts.store.close();
    },
  };
}

function ownVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
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

function identityOf({ config: { bot }, secrets, cloud }: AppParts) {
  if (bot.appId === undefined) return {};
  const appType = bot.appType === 'MultiTenant' ? ('MultiTenant' as const) : ('SingleTenant' as const);
  const identity = {
    appId: bot.appId,
    appType,
    appPassword: secrets.botPassword ?? '',
    ...(cloud && { cloud }),
  };
  return { identity: { ...identity, ...(bot.tenantId === undefined ? {} : { tenantId: bot.tenantId }) } };
}

async function within(ms: number, task: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([task, new Promise((done) => (timer = setTimeout(done, ms)))]);
  clearTimeout(timer);
}
