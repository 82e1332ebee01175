/** The one composition root: every adapter is made here, and nowhere else is it known which ones there are. */
import { join } from 'node:path';
import { createAuditChain } from '../audit/chain.ts';
import { headsIn } from '../audit/heads.ts';
import { createTalk } from '../bot/talk.ts';
import { startFhirPath } from '../forms/fhirpath.ts';
import { createDrawing } from '../charts/drawing.ts';
import { createClinicianChat } from '../clinician-chat/clinician-chat.ts';
import { expectedOf } from '../../dialogs/expected.ts';
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import { dataCommands } from '../ops/data-commands.ts';
import { recordCommands } from '../ops/record-commands.ts';
import { openDoor } from '../ops/door.ts';
import { recorded } from '../ops/recorded.ts';
import { roomLeft } from '../ops/room-left.ts';
import type { Receiver } from '../ports/receiver.ts';
import type { Watch } from '../ports/watch.ts';
import { createBothReaders } from '../risk/readers.ts';
import { createPageReceiver } from '../paging/receiver.ts';
import { pageTakenUnder } from '../paging/taken-under.ts';
import { openPracticeClinic, patientList } from '../simulator/practice-clinic.ts';
import { Spool } from '../spool/spool.ts';
import { Away } from '../turn/away.ts';
import { createBeats } from '../turn/beat.ts';
import { createCore, type Core } from '../turn/core.ts';
import { createPrecedence } from '../turn/precedence.ts';
import { LOOK_EVERY_MS } from '../auditor/auditor.ts';
import { understandingOf } from '../understanding/of-content.ts';
import { isWatchedInside, openAuditor } from './auditing.ts';
import { chartAddresses, chartRoutes } from './chart-page.ts';
import { openChannels, tokensOf } from './channels.ts';
import { clinicPages } from './clinic-pages.ts';
import { enrolledPhone } from './enrolled-phone.ts';
import { enrolList } from './enrol-list.ts';
import { listening, unlessAway } from './listening.ts';
import { lookUpOf } from './look-up.ts';
import { openModelReader } from './model-reader.ts';
import { openPaging } from './paging.ts';
import type { App, AppParts } from './parts.ts';
import { createHandOver } from '../record-system/hand-over.ts';
import { recordSystems } from './record-system.ts';
import { recordParts } from './record-parts.ts';
import { finish } from './stop.ts';
import { watching } from './watching.ts';

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
  const carriers = { sms: sms.carrier, teams: bot.carrier, 'teams-channel': bot.channel };
  const paging = openPaging({
    ...parts,
    receiver: { acknowledged: (ack) => pages.acknowledged(ack), ended: (end) => pages.ended(end) },
    find: (providerId) => pageTakenUnder(core.store, providerId),
    address: () => address,
    now,
  });
  const audit = createAuditChain({ root: join(config.dataDir, 'audit'), heads: headsIn(store), log });
  const screen = createBothReaders(content);
  const seen = watching({
    store,
    lookUp: lookUpOf(config),
    content,
    log,
    now,
    core: () => core,
    beat: () => beat,
    model: () => reader?.use?.(),
    spooled: () => spool.depth,
    setAside: () => spool.aside,
    roomLeft: () => roomLeft(config.dataDir),
  });
  const watch: Watch = (moment) => {
    seen.metrics.watch(moment);
    clinic?.watch(moment);
    parts.watch?.(moment);
  };
  const systems = recordSystems(parts);
  // Its thread begins with the first expression, and no shipped form has one.
  const expressions = startFhirPath();
  const reader = openModelReader({ config, secrets, content, log, now });
  const core: Core = createCore({
    store,
    content,
    log,
    watch,
    carriers,
    pagers: paging.pagers,
    cards: bot.cards,
    audit,
    rates: config.rates,
    precedence: createPrecedence(),
    held: parts.spool.held,
    ...(systems.length > 0 && {
      handOver: (claim, work) =>
        createHandOver({ ...parts, store: core.store, audit, systems, also: config.recordSystem.also })(
          claim,
          work,
        ),
    }),
    lookUp: lookUpOf(config),
    chat: (who, text) => chat(who, text),
    ...(reader && { reader }),
    ...(hasAddress && { chartAddress: chartAddresses(store, () => config.publicUrl ?? address) }),
    talk: createTalk({ dialogs: dialogs(expressions.evaluate), turnKey: TURN, converse }),
    screen,
    isWish: (text) => understandingOf(content)(text).kind === 'wish',
    expectedOf: (file, text, at) => expectedOf(content, file, text, at),
  });
  const chat = createClinicianChat({ store: core.store, content, audit, duties: core.duties, now });
  const clinic = clinicPages(parts, core, audit);
  const away = new Away({
    content,
    carriers,
    clock: { now },
    log,
    screen,
    note: parts.spool.note,
    duties: core.duties,
    acknowledge: (from, clinician) => core.acknowledge(from, clinician),
  });
  const notKept = content.text('page.not-kept', 'en');
  const spool: Spool = new Spool(parts.spool, { inner: core.receiver, standby: away, log, notKept });
  // Each lane has a clock of its own, so that a slow carrier of reminders never holds up a page.
  const lanes = [() => core.cycle('safety'), () => core.cycle('reply'), () => core.cycle('routine')];
  const beat = createBeats(CYCLE_MS, lanes, [makeUp], { log, now });
  const auditor = isWatchedInside(config)
    ? openAuditor({ config, secrets, content, store, audit, log, address: () => address, hostNow: now })
    : undefined;
  const look = async () => (await auditor?.pass(), 0);
  const rounds = createBeats(LOOK_EVERY_MS, [], [look], { log, now });

  const pages = createPageReceiver({
    store: core.store,
    content,
    log,
    watch,
    acknowledge: ({ patientId, alertId, clinician }, by) =>
      core.desk.act(patientId, alertId, { clinician, by }, { act: 'acknowledge' }),
  });

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
        enrolled: (number) => enrolledPhone(store, number),
        moved: async () => {
          await spool.drain();
          await core.untilIdle();
        },
      })
    : undefined;
  const doors = listening({
    config,
    secrets,
    log,
    hostNow,
    seen,
    sms: sms.routes,
    others: [
      ...paging.routes,
      ...bot.routes,
      ...chartRoutes({ store, content }),
      ...(clinic?.routes ?? []),
      ...(simulator?.routes ?? []),
    ],
  });
  const hasTeams = config.bot.appId !== undefined || !config.production;
  const enrolled = (csv: string) => enrolList({ core, content, log, hasTeams }, csv);
  let door: { close(): Promise<void> } | undefined;

  let isPlanned = false;
  async function plan(): Promise<void> {
    if (isPlanned) return;
    await core.planDrills();
    isPlanned = true;
  }

  async function makeUp(): Promise<number> {
    away.begin();
    const done = await spool.drain();
    // The store may have been away at the start.
    await core.takeBack();
    await plan();
    return done;
  }

  return {
    core,
    pagers: paging.pagers,
    enrolList: enrolled,
    async start() {
      address = await doors.listen();
      const commands = {
        ...seen.commands(),
        ...dataCommands({ store: core.store, content, cards: bot.cards, audit, log }),
        ...recordCommands(recordParts({ config, content, core, audit, log, systems })),
        enrol: async (csv: string) => (await enrolled(csv)).text,
      };
      door = await openDoor(config.dataDir, recorded({ store: core.store, audit, log }, commands));
      await unlessAway(log, () => core.takeBack(), 'nothing taken back yet, the store is away');
      const practice = () => enrolled(patientList(config.contentDir));
      if (config.simulator)
        await unlessAway(log, practice, 'practice patients not enrolled, the store is away');
      const metrics = await doors.listenForOperators();
      beat.start();
      if (auditor !== undefined) rounds.start();
      return {
        url: address,
        metrics,
        startPage: simulator && `${address}/`,
      };
    },
    async stop() {
      await finish({ core, beat, away, isLookedAt: config.production, closeDoors: () => doors.close() });
      await rounds.stop();
      await door?.close();
      await drawing.close();
      await expressions.close();
      await doors.closeForOperators();
      await parts.spool.close();
      await audit.close();
      await store.close();
    },
  };
}
