/** The one composition root: every adapter is made here, and nowhere else is it known which ones there are. */
import { join } from 'node:path';
import { createAuditChain } from '../audit/chain.ts';
import { headsIn } from '../audit/heads.ts';
import type { Cloud } from '../bot/bot.ts';
import { createTalk } from '../bot/talk.ts';
import { createDrawing } from '../charts/drawing.ts';
import type { Config, Secrets } from '../config.ts';
import type { Content } from '../content/content.ts';
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import { enrol, type Enrolled } from '../enrolment/enrol.ts';
import { readList, report } from '../enrolment/list.ts';
import { AppError } from '../errors.ts';
import { healthRoute } from '../http/routes/health.ts';
import { readyRoute } from '../http/routes/ready.ts';
import { createHttpServer } from '../http/server.ts';
import { dataCommands } from '../ops/data-commands.ts';
import { openDoor } from '../ops/door.ts';
import { recorded } from '../ops/recorded.ts';
import type { HttpRoute, Log, Receiver, Store, TimeShift, Watch } from '../ports.ts';
import { createBothReaders } from '../risk/readers.ts';
import { openPracticeClinic, patientList } from '../simulator/practice-clinic.ts';
import type { SpoolFiles } from '../spool/files.ts';
import { Spool } from '../spool/spool.ts';
import { Away } from '../turn/away.ts';
import { createBeats } from '../turn/beat.ts';
import { createCore, type Core } from '../turn/core.ts';
import { chartAddresses, chartRoutes } from './chart-page.ts';
import { openChannels, tokensOf } from './channels.ts';
import { finish } from './stop.ts';
import { watching } from './watching.ts';

export interface AppParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  store: Store;
  spool: SpoolFiles;
  log: Log;
  shift: TimeShift;
  hostNow: () => number;
  /** Told of every moment, beside whoever counts them. */
  watch?: Watch;
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

export function createApp(parts: AppParts): App {
  const { config, secrets, content, store, log, shift, hostNow } = parts;
  let address = '';
  const now = () => shift.frozenAt ?? hostNow() + shift.offsetMs;
  // Without an address that reaches us from outside, none is sent to anybody.
  const hasAddress = config.publicUrl !== undefined || config.simulator;
  const receiver: Receiver = {
    // The channels are made before the core that receives from them, because the core sends through them.
    said: (inbound) => spool.said(inbound),
    delivered: (report) => spool.delivered(report),
    installed: (from) => spool.installed(from),
    removed: (from) => spool.removed(from),
    acted: (action) => spool.acted(action),
  };
  const drawing = createDrawing();
  const { sms, bot } = openChannels({
    drawing,
    config,
    secrets,
    log,
    receiver,
    address: () => address,
    cloud: parts.cloud,
  });
  const carriers = { sms: sms.carrier, teams: bot.carrier };
  const audit = createAuditChain({ root: join(config.dataDir, 'audit'), heads: headsIn(store), log });
  const screen = createBothReaders(content);
  const seen = watching({
    store,
    content,
    log,
    now,
    core: () => core,
    beat: () => beat,
    spooled: () => spool.depth,
  });
  const core: Core = createCore({
    store,
    content,
    log,
    watch: (moment) => {
      seen.metrics.watch(moment);
      parts.watch?.(moment);
    },
    carriers,
    cards: bot.cards,
    audit,
    rates: config.rates,
    ...(hasAddress && { chartAddress: chartAddresses(store, () => config.publicUrl ?? address) }),
    talk: createTalk({ dialogs: dialogs(), turnKey: TURN, converse }),
    screen,
  });
  const away = new Away({ content, carriers, clock: { now }, log, screen, note: parts.spool.note });
  const notKept = content.text('page.not-kept', 'en');
  const spool: Spool = new Spool(parts.spool, { inner: core.receiver, standby: away, log, notKept });
  // Each lane has a clock of its own, so that a slow carrier of reminders never holds up a page.
  const lanes = [() => core.cycle('safety'), () => core.cycle('reply'), () => core.cycle('routine')];
  const beat = createBeats(CYCLE_MS, lanes, [makeUp], { log, now });

  const simulator = config.simulator
    ? openPracticeClinic({
        content,
        contentDir: config.contentDir,
        shift,
        hostNow,
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
  const health: HttpRoute[] = [healthRoute, readyRoute(seen.readiness)];
  const watched = config.production ? [] : [seen.metrics.route(false)];
  const routes = [
    ...health,
    ...watched,
    ...smsRoutes,
    ...bot.routes,
    ...chartRoutes({ store, content }),
    ...(simulator?.routes ?? []),
  ];
  const server = createHttpServer({ routes, log, host: config.host, port: config.port, now: hostNow });
  const operatorRoutes = [...health, seen.metrics.route(true)];
  const forOperators =
    config.metrics &&
    createHttpServer({
      routes: operatorRoutes,
      log,
      portName: 'METRICS_PORT',
      now: hostNow,
      ...config.metrics,
    });
  let door: { close(): Promise<void> } | undefined;

  function makeUp(): Promise<number> {
    away.begin();
    return spool.drain();
  }

  async function enrolList(csv: string): Promise<{ results: Enrolled[]; text: string }> {
    const list = readList(csv);
    if (list.kind === 'wrong') return { results: [], text: `Not enrolled: ${list.because}.` };
    const results: Enrolled[] = [];
    const deps = { store: core.store, content, log, wake: (owner: string) => core.wake(owner) };
    for (const [index, row] of list.rows.entries()) results.push(await enrol(deps, index + 2, row));
    return { results, text: report(results) };
  }

  async function enrolPractice(): Promise<void> {
    try {
      await enrolList(patientList(config.contentDir));
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'STORE_AWAY')) throw fault;
      log.warn('practice patients not enrolled, the store is away');
    }
  }

  return {
    core,
    enrolList,
    async start() {
      const { port } = await server.listen();
      address = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
      const commands = {
        ...seen.commands(),
        ...dataCommands({ store: core.store, content, cards: bot.cards, audit, log }),
        enrol: async (csv: string) => (await enrolList(csv)).text,
      };
      door = await openDoor(config.dataDir, recorded({ store: core.store, audit }, commands));
      if (config.simulator) await enrolPractice();
      const scraped = await forOperators?.listen();
      beat.start();
      return {
        url: address,
        metrics: scraped && `http://${config.metrics?.host}:${scraped.port}/metrics`,
        startPage: simulator && `${address}/`,
      };
    },
    async stop() {
      await finish({ core, beat, away, isLookedAt: config.production, closeDoors: () => server.close() });
      await door?.close();
      await drawing.close();
      await forOperators?.close();
      await parts.spool.close();
      await audit.close();
      await store.close();
    },
  };
}
