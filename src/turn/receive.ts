/**
 * What comes in by a channel: screened first, then stored with everything it calls for in one write, and only then
 * answered. No lock, no dialog and no model is touched here.
 */
import type { Content } from '../content/content.ts';
import { tellOfAlert } from '../escalation/alert-moments.ts';
import type { Clinician } from '../model/clinician.ts';
import type { ConsentRecord } from '../model/consent.ts';
import { DIRECT_QUESTION, openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { Route } from '../model/patient.ts';
import { highest, type Expected, type RiskContext, type Screened, type Screening } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Held } from '../ports/owned.ts';
import type { Inbound } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { readCarrierWord } from '../reading/carrier-words.ts';
import { readCommand } from '../reading/command.ts';
import { isDeclined } from '../reading/declined.ts';
import { readNoise } from '../reading/noise.ts';
import { isRevocation } from '../reading/revocation.ts';
import { readAsideOnTheWay } from '../reading/standing-ask.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { admission, type Meaning } from './admit.ts';
import { eventId } from './event-id.ts';
import { LOCK_MS } from './handle.ts';
import { onlyQuotesUs } from './quotation.ts';
import { heardTogether } from './run-on.ts';

export interface ReceiveDeps {
  store: Store;
  content: Content;
  log: Log;
  watch: Watch;
  screen: Screening;
  /** Whether somebody plainly asks the service for something; nobody knows when left out. */
  isWish?(text: string): boolean;
  /** What the question that is open led to expect of these words; nothing when left out. */
  expectedOf?(file: PatientFile, text: string, now: Instant): Expected | undefined;
  /** Begins the turn, soon and elsewhere: the channel does not wait for it. */
  wake(owner: string): void;
  /** The same, for a patient whose lock came with the safety commit. */
  begin(owner: string, held: Held): void;
  /** A clinician wrote or pressed something. */
  clinicianSaid(who: Clinician, inbound: Inbound, screened: Screened): Promise<void>;
  /** Somebody we do not know wrote. */
  strangerSaid(inbound: Inbound, screened: Screened): Promise<void>;
}

/** Another message, or a clinician, may change the alert between our read and our write; each round lets one through. */
const ATTEMPTS = 200;

export async function receive(deps: ReceiveDeps, arrived: Inbound): Promise<void> {
  const inbound = { ...arrived, text: spokenText(arrived) };
  const heard = deps.screen({ text: inbound.text });
  const { channel } = inbound.from;
  deps.watch({ is: 'heard', channel, tier: heard.tier });
  const clinician = clinicianAt(deps.content, inbound.from);
  if (clinician !== undefined) await deps.clinicianSaid(clinician, inbound, heard);
  if (clinician === undefined && (await admitRecalled(deps, inbound, heard))) return;
  const owner = clinician ?? (await deps.store.find(channel, addressOf(inbound.from)));
  if (typeof owner === 'string') return admit(deps, owner, inbound, heard);
  if (owner === undefined) await deps.strangerSaid(inbound, heard);
  deps.watch({ is: 'admitted', channel, who: owner === undefined ? 'stranger' : 'clinician', result: 'new' });
}

/** What a card carries is read, and screened, like what is typed. */
function spokenText({ text, card }: Inbound): string {
  return text.trim() === '' && card !== undefined ? card.answer : text;
}

/**
 * In the middle of a conversation what we last saw of the patient is nearly always still so: then the safety commit need
 * not ask first. The store refuses it when anything has changed, and nothing has happened.
 */
async function admitRecalled(deps: ReceiveDeps, inbound: Inbound, heard: Screened): Promise<boolean> {
  const by = { kind: inbound.from.channel, known: addressOf(inbound.from) };
  const recalled = deps.store.recall(by);
  const file = recalled && readFile(recalled.docs);
  if (recalled === undefined || file === undefined) return false;
  const { owner, at, docs } = recalled;
  const harmless = await isOurs(deps, owner, inbound.text);
  return admitOnce(deps, { owner, inbound, heard, harmless, file, at, held: { as: docs, knownBy: by } });
}

async function admit(deps: ReceiveDeps, owner: string, inbound: Inbound, heard: Screened): Promise<void> {
  const harmless = await isOurs(deps, owner, inbound.text);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { at, docs } = await deps.store.read(owner);
    const file = readFile(docs);
    if (file === undefined) return deps.strangerSaid(inbound, heard);
    if (await admitOnce(deps, { owner, inbound, heard, harmless, file, at, held: { as: docs } })) return;
  }
  throw new Error('a message could not be admitted: the patient record kept changing');
}

interface Admitting {
  owner: string;
  inbound: Inbound;
  heard: Screened;
  harmless: boolean;
  file: PatientFile;
  at: Instant;
  /** What must still hold of what was read. */
  held: Pick<Change, 'as' | 'knownBy'>;
}

/** False when the record has changed since it was read. */
async function admitOnce(deps: ReceiveDeps, of: Admitting): Promise<boolean> {
  const { owner, inbound, heard, harmless, file } = of;
  const id = eventId(inbound.providerId);
  const expected = deps.expectedOf?.(file, inbound.text, of.at);
  const change = admission(file, {
    id,
    now: of.at,
    inbound: { ...inbound, from: settled(file, inbound.from) },
    screened: harmless ? NOTHING : screenedFor(deps, file, { inbound, heard, at: of.at, expected }),
    isOfOurWords: expected === 'our-words' || expected === 'put-off' || expected === 'denial',
    meaning: meaningOf(deps.content, file, inbound),
    wording: deps.content.version,
    pace: deps.content.pace,
    protocol: deps.content.protocol,
    asksForNurse: () => readCommand(inbound.text, deps.content.everyWord('en')) === 'nurse',
  });
  const lock = inbound.beforeDanger ? {} : { lock: LOCK_MS };
  const committed = await deps.store.commit(owner, { ...change, ...of.held, ...lock });
  if (committed.kind === 'conflict') return false;
  const isNew = committed.kind === 'committed';
  deps.log.info(isNew ? 'message admitted' : 'message repeated by the channel', { patient: owner, turn: id });
  tell(deps, inbound, owner, id, isNew ? change : undefined);
  if (isNew) tellOfAlert(deps.watch, file.alert, change);
  // Whoever holds the lock, or comes with the danger, finds the message when they give it back.
  if (committed.kind === 'committed' && committed.held) deps.begin(owner, committed.held);
  else if (!isNew) deps.wake(owner);
  return true;
}

function tell(
  { watch, log }: Pick<ReceiveDeps, 'watch' | 'log'>,
  { from: { channel } }: Inbound,
  patient: string,
  turn: string,
  change: Change | undefined,
): void {
  const result = change === undefined ? 'repeated' : 'new';
  watch({ is: 'admitted', channel, who: 'patient', result, turn });
  const record = change?.append?.['consents']?.[0] as ConsentRecord | undefined;
  if (record?.action !== 'revoke') return;
  watch({ is: 'opted-out', by: record.method });
  // Who restores a backup must know who has opted out since.
  log.info('patient opted out', { patient, channel, by: record.method, turn });
}

const NOTHING: Screened = { tier: 'none', signals: [] };

/** It only quotes us; or it is HELP alone, which we offer for information, so that it is no cry for help. */
async function isOurs({ store, content }: ReceiveDeps, owner: string, text: string): Promise<boolean> {
  const words = content.everyWord('en');
  return readCarrierWord(text, words) === 'help' || onlyQuotesUs(store, owner, text, words);
}

interface Heard {
  inbound: Inbound;
  heard: Screened;
  at: Instant;
  expected: Expected | undefined;
}

/** Harmless by themselves, though not after anything. */
const READ_WHOLE: ReadonlySet<Expected> = new Set(['put-off', 'dose', 'small', 'ordinary']);

/** "No.", "sí": in letters. */
const BARE = 4;

/**
 * Screened again with what we know of the patient, and with what they have just said: knowing more can only raise, but of an
 * answer that was expected.
 */
function screenedFor(
  deps: ReceiveDeps,
  file: PatientFile,
  { inbound, heard, at, expected }: Heard,
): Screened {
  const context = { ...file.patient.context, ...answering(file) };
  const screen = (text: string) => deps.screen({ text, lang: file.patient.lang, context });
  const known = deps.screen({ text: inbound.text, lang: file.patient.lang, context, expected });
  // Whole as it is, and the half of nothing.
  if (expected === 'our-words' || expected === 'denial') return known;
  const isKnown = expected !== undefined || highest([known.tier, heard.tier]) === known.tier;
  const alone = isKnown ? known : heard;
  const words = deps.content.everyWord(file.patient.lang);
  // Questions on the way to help come one after the other, and none is the end of the one before.
  const isOnTheWay = openAlertOf(file)?.tier === 'emergency';
  const isReply = (text: string) => text.trim().length <= BARE && readYesNo(text, words) !== undefined;
  const isWhole = (text: string) =>
    (isOnTheWay && readAsideOnTheWay(text, words, text.includes('?')) !== undefined) ||
    readCarrierWord(text, words) !== undefined ||
    readCommand(text, words) !== undefined ||
    isReply(text) ||
    deps.isWish?.(text) === true;
  const said = { at, text: inbound.text };
  const ears = { screen, isWhole, isReply, isAsked: file.talk.asked === DIRECT_QUESTION };
  if (expected === undefined || !READ_WHOLE.has(expected))
    return heardTogether(file.pace.lately, said, alone, ears);
  // Right after words of their own a question put off may still be a plan, and "took my pills" or "going to sleep" its end; a doubt
  // is neither, and a number no words.
  const { lately } = file.pace;
  const own = lately.slice(lately.findLastIndex(({ apart }) => apart === true) + 1);
  const before = own.filter(({ text }) => /\p{L}/u.test(text));
  const together = heardTogether(before, said, alone, ears);
  return together.tier === 'ask' ? alone : together;
}

function answering(file: PatientFile): RiskContext {
  return file.talk.asked === undefined ? {} : { answering: file.talk.asked };
}

/** What the words mean for consent. */
export function meaningOf(content: Content, file: PatientFile, inbound: Inbound): Meaning {
  const vocabulary = content.everyWord(file.patient.lang);
  const state = file.consent[inbound.from.channel];
  const word = inbound.answered ?? readCarrierWord(inbound.text, vocabulary);
  if (word === 'stop') return { kind: 'stop', method: 'keyword' };
  // What it quotes is ours: "Reply STOP to stop" is nobody's wish, and "Reply YES to join" nobody's yes.
  if (word === undefined && readNoise(inbound.text, vocabulary) === 'tapback') return { kind: 'words' };
  const inDanger = openAlertOf(file) !== undefined || file.talk.asked === DIRECT_QUESTION;
  if (isRevocation(inbound.text, vocabulary, inDanger)) return { kind: 'stop', method: 'freetext' };
  const isInvited = state === 'invited' && !inDanger;
  if (isInvited && isDeclined(inbound.text, vocabulary)) return { kind: 'stop', method: 'freetext' };
  if (word === 'start') return { kind: 'start' };
  if (word === 'help') return { kind: 'help' };
  // YES is an ordinary answer to someone who has joined, and to the direct question of a danger; it opts in only where an
  // invitation, or a STOP, stands.
  const isFree = state !== 'granted' && file.talk.asked !== DIRECT_QUESTION;
  const agrees = isFree && readYesNo(inbound.text, vocabulary) === 'yes';
  return agrees && (state === 'invited' || state === 'none' || isPlainYes(inbound.text))
    ? { kind: 'agree' }
    : { kind: 'words' };
}

/** After a STOP the carrier opens a number again for YES alone, not for a sentence that agrees. */
function isPlainYes(text: string): boolean {
  return /^\W*(yes|si|sí)\W*$/i.test(text.normalize('NFC'));
}

/** Keeps what we know of a route beside what the channel just told: a message from a route shows that it lives. */
function settled(file: PatientFile, from: Route): Route {
  const known = file.patient[from.channel];
  return known === undefined ? from : ({ ...known, ...from, dead: undefined, missed: undefined } as Route);
}

export function addressOf(from: Route): string {
  return from.channel === 'sms' ? from.number : from.user;
}

export function clinicianAt(content: Content, from: Route): Clinician | undefined {
  const address = addressOf(from);
  return content.clinic.clinicians.find((each) => each[from.channel] === address);
}
