/**
 * What comes in by a channel: screened first, then stored with everything it calls for in one write, and only then
 * answered. No lock, no dialog and no model is touched here.
 */
import { tellOfAlert } from '../escalation/alert-moments.ts';
import type { Clinician } from '../model/clinician.ts';
import type { ConsentRecord } from '../model/consent.ts';
import { DIRECT_QUESTION, openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { Expected, Screened } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Held } from '../ports/owned.ts';
import type { Inbound } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { asksForInformation, readCarrierWord } from '../reading/carrier-words.ts';
import { readCommand } from '../reading/command.ts';
import { admission } from './admit.ts';
import { meaningOf } from './consent-words.ts';
import { eventId } from './event-id.ts';
import { LOCK_MS } from './handle.ts';
import { onlyQuotesUs } from './quotation.ts';
import { recent } from './run-on.ts';
import { screenedAgain, type ScreenDeps } from './screened-again.ts';
import { addressOf, clinicianAt, settled } from './sender.ts';

export interface ReceiveDeps extends ScreenDeps {
  store: Store;
  log: Log;
  watch: Watch;
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
  const { owner, inbound, heard, file } = of;
  const harmless = of.harmless && !insists(deps.content, of);
  const id = eventId(inbound.providerId);
  const expected = deps.expectedOf?.(file, inbound.text, of.at);
  const change = admission(file, {
    id,
    now: of.at,
    inbound: { ...inbound, from: settled(file, inbound.from) },
    screened: harmless ? NOTHING : screenedAgain(deps, file, { inbound, heard, at: of.at, expected }),
    isOfOurWords:
      expected === 'our-words' || expected === 'told' || expected === 'put-off' || expected === 'denial',
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
  return asksForInformation(text, words) || onlyQuotesUs(store, owner, text, words);
}

/**
 * HELP once more, minutes after we have answered it with numbers, or while a danger stands or has just been asked about: then it is
 * help that is wanted.
 */
function insists(content: ScreenDeps['content'], { file, inbound, at }: Admitting): boolean {
  const words = content.everyWord('en');
  const isHelp = (text: string) => readCarrierWord(text, words) === 'help';
  if (!isHelp(inbound.text)) return false;
  const tier = openAlertOf(file)?.tier;
  const inDanger = file.talk.asked === DIRECT_QUESTION || tier === 'emergency' || tier === 'urgent';
  return inDanger || recent(file.pace.lately, at).some(({ text }) => isHelp(text));
}
