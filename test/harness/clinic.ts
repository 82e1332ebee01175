/** What a transcript asks of a clinic, wherever its cores run. */
import type { Content } from '../../src/content/content.ts';
import type { Sent } from '../../src/model/outgoing.ts';
import type { PageAck, PageEnd, PagerName, PageTaken } from '../../src/model/page.ts';
import type { Route, TeamsRoute } from '../../src/model/patient.ts';
import { lanes, type Lane } from '../../src/model/work.ts';
import type { Owned } from '../../src/ports/owned.ts';
import type { CardAction, CardAnswer, Delivery, Inbound } from '../../src/ports/receiver.ts';
import type { Delivered, ReplacedCard, Scene } from './scene.ts';
import { openScene, type SceneOptions } from './scene.ts';
import { operate } from './operator.ts';
import type { Paged } from './pagers.ts';
import type { Staff } from './staff.ts';
import type { Written } from './canary.ts';
import { createWitness } from './watched-scene.ts';

/** How the carriers do: a word, because a function cannot be told to another process. */
export type Weather =
  | 'fair'
  | 'texts to clinicians fail'
  | 'pages to clinicians fail'
  | 'texts to clinicians hiccup'
  | 'calls fail'
  | 'the paging service is away'
  | 'away';

export interface Clinic {
  content: Content;
  now(): number;
  moveTo(at: number): Promise<void>;
  /** When something is due next, where that can be seen from outside; minutes until then need not be lived through. */
  nextDue?(): Promise<number | undefined>;
  sent: Delivered[];
  replaced: ReplacedCard[];
  paged: Paged[];
  /** What comes back of a call or a paging service. */
  pageAnswered(ack: PageAck): Promise<PageTaken>;
  pageEnded(end: PageEnd): Promise<void>;
  weather(next: Weather): Promise<void>;
  enrol(row: Record<string, string>): Promise<void>;
  hear(from: Route, text: string, more?: Partial<Inbound>): Promise<void>;
  installed(from: TeamsRoute): Promise<void>;
  acted(action: CardAction): Promise<CardAnswer>;
  /** What a carrier says afterwards of the text it took last for this owner. */
  reported(report: Delivery): Promise<void>;
  /** What an operator types; what is printed. */
  operate(line: string): Promise<string>;
  /** The process ends without warning, and another one takes its place. */
  restart(): Promise<void>;
  untilIdle(): Promise<void>;
  /** One look at what is due in this lane. */
  sweep(lane: Lane): Promise<void>;
  /** What is under way has ended; what is due is not looked for. */
  settled(): Promise<void>;
  read(owner: string): Promise<Owned>;
  log(owner: string, name: string): Promise<unknown[]>;
  /** What was written where somebody else reads it, where that can be seen from outside. */
  written?(): Written[];
  close(): Promise<void>;
}
export type OpenClinic = (at: number, staff: Staff) => Promise<Clinic>;

export async function openClinicHere(options: SceneOptions): Promise<Clinic> {
  const { written, ...seen } = createWitness();
  const scene = await openScene({ ...seen, ...options });
  const audited = () => scene.audited.map((entry) => ({ where: 'audit', text: JSON.stringify(entry) }));
  return { ...clinicOf(scene), written: () => [...written, ...audited()] };
}

export function clinicOf(scene: Scene): Clinic {
  const { store, content } = scene;
  return {
    content,
    now: () => scene.shift.frozenAt,
    nextDue: async () => {
      const next = await Promise.all(lanes.map((lane) => store.peek(lane, Number.MAX_SAFE_INTEGER, 1)));
      const [first] = next
        .flat()
        .map(({ readyAt }) => readyAt)
        .sort((a, b) => a - b);
      return first;
    },
    moveTo: async (at) => void (scene.shift.frozenAt = at),
    sent: scene.sent,
    replaced: scene.replaced,
    paged: scene.paged,
    pageAnswered: (ack) => scene.pages.acknowledged(ack),
    pageEnded: (end) => scene.pages.ended(end),
    weather: async (next) => {
      scene.refuse((message) => weatherRule(next, message));
      scene.refusePages((by) => pageWeather(next, by));
    },
    enrol: async (row) => void (await scene.enrolPatient(row)),
    hear: scene.hear,
    installed: (from) => scene.core.receiver.installed(from),
    acted: (action) => scene.core.receiver.acted(action),
    reported: (report) => scene.core.receiver.delivered(report),
    operate: (line) => operate(scene, line),
    restart: () => scene.restart(),
    untilIdle: () => scene.core.untilIdle(),
    sweep: async (lane) => void (await scene.core.cycle(lane)),
    settled: () => scene.core.settled(),
    read: (owner) => store.read(owner),
    log: (owner, name) => store.log(owner, name, 400),
    async close() {
      await scene.core.settled();
      await scene.close();
    },
  };
}

/** Calls, mails and paging services have the same weather as texts to clinicians, or one of their own. */
function pageWeather(weather: Weather, by: PagerName): Sent | undefined {
  if (weather === 'away') return { kind: 'later', afterMs: 0, because: 'test' };
  if (weather === 'the paging service is away')
    return by === 'webhook' ? { kind: 'later', afterMs: 0, because: 'test' } : undefined;
  const fails = weather === 'pages to clinicians fail' || (weather === 'calls fail' && by === 'voice');
  return fails ? { kind: 'refused', because: 'test' } : undefined;
}

type Message = Delivered['message'];
function weatherRule(weather: Weather, { purpose, to }: Message) {
  if (weather === 'away') return { kind: 'later', afterMs: 0, because: 'test' } as const;
  if (purpose !== 'page' || weather === 'fair' || weather === 'calls fail') return undefined;
  if (weather === 'the paging service is away') return undefined;
  if (weather === 'texts to clinicians hiccup')
    return to.channel === 'sms' ? ({ kind: 'later', afterMs: 0, because: 'test' } as const) : undefined;
  const fails = weather === 'pages to clinicians fail' || to.channel === 'sms';
  return fails ? ({ kind: 'refused', because: 'test' } as const) : undefined;
}
