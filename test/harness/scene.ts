/**
 * A clinic for a test: the whole core on an embedded store in memory, a clock that only moves when told, and carriers
 * that write down what they are given. State goes through the store between any two turns, as in life.
 */
import { understandingOf } from '../../src/understanding/of-content.ts';
import { createTalk } from '../../src/bot/talk.ts';
import { expectedOf } from '../../dialogs/expected.ts';
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import type { Content } from '../../src/content/content.ts';
import { enrol } from '../../src/enrolment/enrol.ts';
import type { Outgoing, Sent } from '../../src/model/outgoing.ts';
import type { Route, TeamsRoute } from '../../src/model/patient.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import type { Audit } from '../../src/ports/audit.ts';
import type { Cards, Carrier } from '../../src/ports/carrier.ts';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { PageReceiver } from '../../src/ports/paging.ts';
import type { Inbound } from '../../src/ports/receiver.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Watch } from '../../src/ports/watch.ts';
import { createPageReceiver } from '../../src/paging/receiver.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import type { KeyRing } from '../../src/store/keys.ts';
import { createCore, type Core, type CoreDeps } from '../../src/turn/core.ts';
import type { Talk } from '../../src/turn/talk.ts';
import { shippedContent, shippedScreen } from './shipped.ts';
import { createPagers, type Paged, type PagerRule } from './pagers.ts';
import { createWitness } from './watched-scene.ts';

export const testKeys: KeyRing = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 7) },
};

export interface Delivered {
  at: number;
  /** When it really went out, on a clock that all processes of this machine share. */
  order: number;
  providerId: string;
  message: Outgoing;
}
export interface ReplacedCard {
  at: number;
  reference: unknown;
  card: Record<string, unknown>;
}

/** What a carrier answers: switched by a test, and accepting everything until then. */
export type CarrierRule = (message: Outgoing) => Sent | undefined;

export interface Scene {
  readonly core: Core;
  store: Store;
  content: Content;
  shift: TimeShift & { frozenAt: number };
  carrier: Carrier;
  sent: Delivered[];
  replaced: ReplacedCard[];
  paged: Paged[];
  /** Searched at the end for whatever is a patient's: for the rooms that a test puts around the core. */
  log: Log;
  pages: PageReceiver;
  cards: Cards;
  /** What was written down for good. */
  audited: AuditEntry[];
  /** What is in memory is gone; what is stored goes on with another core. */
  restart(): Promise<void>;
  refuse(rule: CarrierRule): void;
  refusePages(rule: PagerRule): void;
  enrolPatient(row: Record<string, string>): Promise<string>;
  hear(from: Route, text: string, more?: Partial<Inbound>): Promise<void>;
  close(): Promise<void>;
}

export { shippedContent, shippedScreen };
/** For tests that say more in one frozen moment than a person could. */
export const patientContent: Content = {
  ...shippedContent,
  pace: { ...shippedContent.pace, perMinute: 1_000, perDay: 1_000, sameWords: 1_000 },
};
/** For tests in which many are in danger in one frozen moment: a phone rings as often as it is wanted. */
export function withBusyPhones(content: Content): Content {
  const throttle = { everySeconds: 0, emergencyEverySeconds: 0, perQuarterHour: 1_000, perHour: 1_000 };
  return { ...content, policy: { ...content.policy, throttle } };
}

export interface SceneOptions {
  at: number;
  content?: Content;
  /** Telephone, mail and paging services; when left out, some that write down what they are given. */
  pagers?: CoreDeps['pagers'];
  store?: (shift: TimeShift) => Promise<Store>;
  talk?: Talk;
  log?: Log;
  audit?: Audit;
  watch?: Watch;
  /** Shown each message that is sent. */
  follow?: (message: Outgoing) => Promise<void>;
  screen?: CoreDeps['screen'];
  rates?: CoreDeps['rates'];
  held?: CoreDeps['held'];
  reader?: CoreDeps['reader'];
  lookUp?: CoreDeps['lookUp'];
  chartAddress?: (store: Store) => NonNullable<CoreDeps['chartAddress']>;
  /** Gives a record system what has changed; nobody is given anything when left out. */
  handOver?: (parts: { store: Store; audit: Audit }) => NonNullable<CoreDeps['handOver']>;
  /** What clinicians may ask for in their own chat; nothing when left out. */
  chat?: (parts: { store: Store; audit: Audit; core: () => Core }) => NonNullable<CoreDeps['chat']>;
}

export async function openScene(options: SceneOptions): Promise<Scene> {
  const content = options.content ?? shippedContent;
  // What is written where somebody else reads it is searched at the end, unless whoever opens this reads it themselves.
  const witness = createWitness();
  const { log, watch, follow } = { ...witness, ...options };
  const shift = { offsetMs: 0, frozenAt: options.at };
  const open =
    options.store ??
    ((at: TimeShift) => openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift: at, hostNow: () => 0 }));
  const store = await open(shift);
  const sent: Delivered[] = [];
  const replaced: ReplacedCard[] = [];
  const audited: AuditEntry[] = [];
  let rule: CarrierRule = () => undefined;
  let pageRule: PagerRule = () => undefined;
  const { pagers, paged } = createPagers(
    content,
    () => shift.frozenAt,
    (by) => pageRule(by),
  );
  let count = 0;
  const carrier: Carrier = {
    send: async (message) => {
      await follow(message);
      const answer = rule(message) ?? {
        kind: 'accepted',
        providerId: `provider-${process.pid}-${(count += 1)}`,
      };
      if (answer.kind === 'accepted')
        sent.push({
          at: shift.frozenAt,
          order: Number(process.hrtime.bigint()),
          providerId: answer.providerId,
          message,
        });
      return answer;
    },
  };
  const cards: Cards = {
    replace: async (reference, _id, card) => {
      replaced.push({ at: shift.frozenAt, reference, card });
      return { kind: 'accepted', providerId: 'replaced' };
    },
  };
  const audit = options.audit ?? auditInto(audited);
  const begin = (): Core =>
    createCore({
      store,
      content,
      log,
      watch,
      carriers: { sms: carrier, teams: carrier, 'teams-channel': carrier },
      pagers: options.pagers ?? pagers,
      cards,
      audit,
      talk: options.talk ?? createTalk({ dialogs: dialogs(), turnKey: TURN, converse }),
      screen: options.screen ?? shippedScreen,
      isWish: (text) => understandingOf(content)(text).kind === 'wish',
      expectedOf: (file, text, at) => expectedOf(content, file, text, at),
      ...(options.rates && { rates: options.rates }),
      ...(options.held && { held: options.held }),
      ...(options.handOver && { handOver: options.handOver({ store, audit }) }),
      ...(options.chat && { chat: options.chat({ store, audit, core: () => core }) }),
      ...(options.reader && { reader: options.reader }),
      ...(options.lookUp && { lookUp: options.lookUp }),
      ...(options.chartAddress && { chartAddress: options.chartAddress(store) }),
    });
  let core = begin();
  let heard = 0;
  await core.planDrills();
  return {
    get core() {
      return core;
    },
    async restart() {
      await core.settled();
      core = begin();
      await core.planDrills();
    },
    get pages() {
      return createPageReceiver({
        store: core.store,
        content,
        log,
        watch,
        acknowledge: ({ patientId, alertId, clinician }, by) =>
          core.desk.act(patientId, alertId, { clinician, by }, { act: 'acknowledge' }),
      });
    },
    store,
    content,
    shift,
    carrier,
    sent,
    replaced,
    paged,
    log,
    cards,
    audited,
    refuse: (next) => (rule = next),
    refusePages: (next) => (pageRule = next),
    async enrolPatient(row) {
      const { name = '', mobile = '', teams_user: user = '' } = row;
      witness.met({ name, addresses: [mobile, user] });
      const done = await enrol({ store: core.store, content, log, wake: core.wake }, 2, row);
      if (done.kind === 'wrong' || done.kind === 'already')
        throw new Error(`not enrolled: ${JSON.stringify(done)}`);
      await core.untilIdle();
      return done.id;
    },
    async hear(from, text, more = {}) {
      heard += 1;
      witness.heard(text);
      await core.receiver.said({ providerId: `heard-${heard}`, from, text, media: 0, ...more });
    },
    async close() {
      await store.close();
      witness.search(audited.map((entry) => ({ where: 'audit', text: JSON.stringify(entry) })));
    },
  };
}

/** Like the chain, it takes no entry twice. */
function auditInto(audited: AuditEntry[]): Audit {
  const isKnown = (id: string) => audited.some((each) => each.id === id);
  return { write: async (entries) => void audited.push(...entries.filter(({ id }) => !isKnown(id))) };
}

export function teamsRoute(user: string): TeamsRoute {
  return { channel: 'teams', user, reference: { conversation: `chat with ${user}` } };
}
