/** The core put together: what the channels call, what the clock calls, and what a clinician calls. */
import type { Content } from '../content/content.ts';
import { createDesk, type Desk } from '../escalation/desk.ts';
import { planDrills } from '../escalation/drill-plan.ts';
import { createDuties, type Duties } from '../escalation/duty.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Route } from '../model/patient.ts';
import type { Expected, Screening } from '../model/signal.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { Lane } from '../model/work.ts';
import type { Pagers } from '../escalation/send-page.ts';
import type { Audit } from '../ports/audit.ts';
import type { Cards } from '../ports/carrier.ts';
import type { HeldNotes } from '../ports/held-notes.ts';
import type { Log } from '../ports/log.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import type { Held } from '../ports/owned.ts';
import type { Inbound, Receiver } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { auditing } from './audited.ts';
import { pressed } from './card-actions.ts';
import { answerClinician, type ClinicianChat } from './clinicians.ts';
import { createBudget, type Rates } from './budget.ts';
import type { ChartAddresses } from './collected-turn.ts';
import { carryOut, type CarryOutDeps } from './carry-out.ts';
import { cycle, sweep } from './cycle.ts';
import { createDeliver, type Carriers } from './deliver.ts';
import { delivered } from './delivered.ts';
import { eager } from './eager.ts';
import { eventId } from './event-id.ts';
import { handle, handleHeld } from './handle.ts';
import { handingOver, type HandOver } from './handing-over.ts';
import { createHolding } from './holding.ts';
import { createOften } from './often.ts';
import { createPost, type Post } from './post.ts';
import { noPrecedence, type Precedence } from './precedence.ts';
import { receive } from './receive.ts';
import { Running } from './running.ts';
import { addressOf } from './sender.ts';
import { createSpeak } from './speak.ts';
import { answerStranger } from './strangers.ts';
import type { Talk } from './talk.ts';
import { installed, joinWithCode, removed } from './teams-members.ts';
import { tellingTurns, withTurns } from './turn-log.ts';
import { createUnanswered } from './unanswered.ts';

export interface CoreDeps {
  store: Store;
  content: Content;
  log: Log;
  watch: Watch;
  carriers: Carriers;
  /** The ways to page that are neither texts nor cards, as far as there are any. */
  pagers?: Pagers;
  cards: Cards;
  audit: Audit;
  /** Routine messages a second, for each channel; unbounded when left out. */
  rates?: Rates;
  /** Who goes first; nobody when left out. */
  precedence?: Precedence;
  /** Where it is noted what this process holds; nowhere when left out. */
  held?: HeldNotes;
  /** Gives the clinic's record system what has changed of a patient; nobody is given anything when left out. */
  handOver?: HandOver;
  /** Where clinicians can look an alert up; in Teams when left out. */
  lookUp?: LookUp;
  /** What clinicians may ask for in their own chat in Teams. */
  chat?: ClinicianChat;
  talk: Talk;
  chartAddress?: ChartAddresses;
  /** Reads messages after their turn, where one is configured. */
  reader?: ModelReader;
  screen: Screening;
  /** Whether somebody plainly asks the service for something; nobody knows when left out. */
  isWish?(text: string): boolean;
  /** What the question that is open led to expect of these words; nothing when left out. */
  expectedOf?(file: PatientFile, text: string, now: Instant): Expected | undefined;
}

export interface Core {
  receiver: Receiver;
  desk: Desk;
  duties: Duties;
  /** A message outside any turn, such as one that a clinician writes. */
  post: Post;
  /** A clinician has answered for whoever wrote from there while the store was away. */
  acknowledge(from: Route, clinician: string): Promise<void>;
  store: Store;
  /** Takes up the owner's mail, soon. */
  wake(owner: string): void;
  /** One pass over what is due, in one lane or in all; how much was done. */
  cycle(lane?: Lane): Promise<number>;
  /** Does everything that is due and under way, until there is nothing left. */
  untilIdle(): Promise<void>;
  settled(): Promise<void>;
  /** Claims nothing more that is due; turns of new messages go on. */
  drain(): void;
  resume(): void;
  readonly draining: boolean;
  /** At the end of a stop: gives back what is still held, for another process to go on with at once. */
  letGo(): Promise<void>;
  /** At a start: puts the clock to the drills of the policy. */
  planDrills(): Promise<void>;
  /** At a start, and when the store is back: frees what nobody works on any more. */
  takeBack(): Promise<void>;
}

const LEASE_MS = 30_000;
const UNBOUNDED: Rates = { sms: Infinity, teams: Infinity };

export function createCore(given: CoreDeps): Core {
  const log = withTurns(given.log);
  const running = new Running(log);
  const holding = createHolding(given.store, tellingTurns(log, given.watch), log, given.held);
  const audited = auditing(holding.store, given.content.version);
  const { precedence = noPrecedence } = given;
  const kept = given.handOver === undefined ? audited : handingOver(audited);
  const store = eager(kept, (owner, id) =>
    running.begin('due entry', () => precedence.paging(() => take(owner, id)), { owner, due: id }),
  );
  const duties = createDuties({ store, content: given.content, log });
  const deps = { ...given, store, log, watch: holding.watch, duties };
  const deliver = createDeliver(deps);
  const speak = createSpeak(deps);
  const post = createPost(deps);
  const often = createOften();
  const handleDeps = { ...deps, speak };
  const handleOwner = (owner: string) => handle(handleDeps, owner);
  const unanswered = createUnanswered();
  const answer = (owner: string) =>
    unanswered.noting(owner, async () => {
      await precedence.clear('turn');
      await precedence.answering(() => handleOwner(owner));
    });
  /** The lock came with the commit: what came with it may have changed when the turn has had to wait. */
  const answerHeld = (owner: string, held: Held) =>
    unanswered.noting(owner, async () => {
      const now = (await precedence.clear('turn')) ? { ...held, ...(await store.read(owner)) } : held;
      await precedence.answering(() => handleHeld(handleDeps, owner, now));
    });
  const wake = (owner: string) => running.beginFor(owner, () => answer(owner));
  const cycleDeps: CarryOutDeps = {
    ...deps,
    deliver,
    budget: createBudget(given.rates ?? UNBOUNDED),
    precedence,
    handle: handleOwner,
    handleHeld: (owner, held) => handleHeld(handleDeps, owner, held),
    wake,
    dropped: (claim) => holding.dropped(claim),
    beside: (what, task, facts) => running.begin(what, task, facts),
  };
  const desk = createDesk({ ...deps, wake });
  const members = { ...deps, wake };

  async function take(owner: string, id: string): Promise<void> {
    const claim = await store.claimOne(owner, id, LEASE_MS);
    if (claim !== undefined) await carryOut(cycleDeps, claim);
  }

  const receiver: Receiver = {
    said: (inbound) =>
      receive(
        {
          ...deps,
          wake,
          // The lock that came with the commit is already the guard that `wake` would wait for.
          begin: (owner, held) => running.begin('turn', () => answerHeld(owner, held), { owner }),
          clinicianSaid: async (who, from, screened) => {
            // In a channel nobody's own chat is known, and the one that is must not be forgotten.
            if (from.from.channel === 'teams' && from.from.reference !== undefined)
              await installed(members, from.from);
            await answerClinician({ ...deps, desk, post, often, chat: given.chat }, who, from, screened);
          },
          strangerSaid: async (from, screened) => {
            const teams = from.from.channel === 'teams' ? from.from : undefined;
            if (teams !== undefined && (await joinWithCode(members, teams, from.text))) return;
            const otherwise = /\d/.test(from.text) ? 'teams.code-wrong' : 'teams.code-wanted';
            await answerStranger({ ...deps, post, often }, from, screened, otherwise);
          },
        },
        inbound,
      ),
    delivered: (report) => delivered(deps, report),
    installed: async (from) => {
      const joined = await installed(members, from);
      if (joined !== 'unknown') return;
      // Teams tells of one installation twice, as an installation and as a new member: the same minute is the same one.
      const minute = Math.floor((await store.time()) / MINUTE);
      const inbound = {
        providerId: `installed/${from.user}/${minute}`,
        from,
        text: '',
        media: 0,
      };
      await answerStranger(
        { ...deps, post, often },
        inbound,
        { tier: 'none', signals: [] },
        'teams.code-wanted',
      );
    },
    removed: (from) => removed(members, from),
    acted: (action) => pressed({ ...deps, desk }, action),
  };

  async function acknowledge(from: Route, clinician: string): Promise<void> {
    const owner = await store.find(from.channel, addressOf(from));
    const file = owner === undefined ? undefined : readFile((await store.read(owner)).docs);
    const alert = file && openAlertOf(file);
    if (alert === undefined) return;
    await desk.act(alert.patientId, alert.id, { clinician, by: 'sms' }, { act: 'acknowledge' });
  }

  /** The channel only knows that it was not taken; this says which message it was. */
  async function said(inbound: Inbound): Promise<void> {
    try {
      await precedence.answering(() => receiver.said(inbound));
    } catch (fault) {
      log.error('message not taken', { turn: eventId(inbound.providerId) }, fault);
      throw fault;
    }
  }

  return {
    receiver: { ...receiver, said },
    desk,
    duties,
    post,
    acknowledge,
    store,
    wake,
    cycle: (lane) => running.during(() => (lane ? sweep(cycleDeps, lane) : cycle(cycleDeps))),
    settled: () => running.settled(),
    drain: () => holding.drain(),
    resume: () => holding.resume(),
    get draining() {
      return holding.draining;
    },
    letGo: () => holding.letGo(),
    planDrills: () => planDrills(deps),
    async takeBack() {
      await holding.takeBack();
      if (unanswered.any && (await store.time())) unanswered.take().forEach(wake);
    },
    async untilIdle() {
      do await running.settled();
      while ((await cycle(cycleDeps)) > 0 || !running.idle);
    },
  };
}
