/** `status`: one look at everything, also when the store is away. */
import { openAlerts } from '../../escalation/open-alerts.ts';
import { UNSENT } from '../../model/unsent.ts';
import { lanes } from '../../model/work.ts';
import { withoutPlace, type LookUp } from '../../model/look-up.ts';
import type { Store, StoreDoubt } from '../../ports/store.ts';
import { doubtWords } from '../doubt-words.ts';
import type { Readiness } from '../readiness.ts';
import { SCARCE_BYTES } from '../room-left.ts';
import { shown, span, type Command } from './command.ts';
import { unprovenWays, type ContactDeps } from './contact.ts';
import { onCallNow, type RosterDeps } from './roster.ts';

export interface StatusDeps extends RosterDeps, ContactDeps {
  store: Store;
  now: () => number;
  /** Since its start, on a clock that nobody sets. */
  upMs: () => number;
  version: string;
  content: string;
  readiness: () => Promise<Readiness>;
  draining: () => boolean;
  lastSweep: () => number | undefined;
  spooled: () => number;
  setAside: () => number;
  lookUp: LookUp;
  /** On the disk of the data directory, in bytes. */
  roomLeft: () => number | undefined;
}

export function status(deps: StatusDeps): Command {
  return async (asked) => {
    const ready = await deps.readiness();
    const work = ready.storeUp ? await workOf(deps.store) : undefined;
    const { now, lastSweep, fallback } = deps;
    const unproven = ready.storeUp ? await unprovenWays(deps) : undefined;
    const onCall = ready.storeUp ? { first: await onCallNow(deps), fallback } : undefined;
    const doubts = ready.storeUp ? await deps.store.doubts?.() : undefined;
    const facts = {
      version: deps.version,
      content: deps.content,
      store: deps.store.describes,
      upMs: deps.upMs(),
      doubts: doubts ?? [],
      readiness: ready,
      draining: deps.draining(),
      spooled: deps.spooled(),
      setAside: deps.setAside(),
      roomLeft: deps.roomLeft(),
      sweptMsAgo: since(lastSweep(), now()),
      onCall,
      unproven,
      blind: withoutPlace(deps.people, deps.lookUp),
      ...work,
    };
    return shown(asked, facts, lines(facts));
  };
}

async function workOf(store: Store) {
  const [depths, open, unsent] = await Promise.all([
    store.depths(),
    openAlerts(store),
    store.members(UNSENT),
  ]);
  const alerts: Record<string, { open: number; acknowledged: number }> = {};
  for (const { alert } of open) {
    const these = (alerts[alert.tier] ??= { open: 0, acknowledged: 0 });
    if (alert.status === 'open' || alert.status === 'acknowledged') these[alert.status] += 1;
  }
  return { depths, alerts, unsent: unsent.length };
}

type Facts = Partial<Awaited<ReturnType<typeof workOf>>> & {
  version: string;
  content: string;
  store: string;
  upMs: number;
  doubts: StoreDoubt[];
  readiness: Readiness;
  draining: boolean;
  spooled: number;
  /** Until the next start. */
  setAside: number;
  roomLeft: number | undefined;
  sweptMsAgo: number | undefined;
  onCall: { first: string[]; fallback: string } | undefined;
  /** Ways to clinicians of which nobody has seen that they arrive. */
  unproven: string[] | undefined;
  /** Clinicians who can see nowhere whom an alert is about. */
  blind: string[];
};

function lines(facts: Facts): string {
  const { readiness, depths, alerts, onCall } = facts;
  const skew = readiness.skewMs === undefined ? '' : `, clocks ${readiness.skewMs} ms apart`;
  const said: [string, string][] = [
    ['service', `${facts.version}, content ${facts.content}, up ${span(facts.upMs)}`],
    ['store', `${facts.store.replace(/\.$/, '')}${readiness.storeUp ? skew : `; ${noWrite(facts)}`}`],
    ...doubtWords(facts.doubts).map((words): [string, string] => ['', `WARNING: ${words}`]),
    ['ready', readiness.ready ? 'yes' : `no: ${readiness.not.join(', ')}`],
    ['last sweep', facts.sweptMsAgo === undefined ? 'none yet' : `${span(facts.sweptMsAgo)} ago`],
    ['spool', spoolLine(facts)],
    ...(facts.roomLeft === undefined ? [] : [['disk', roomLine(facts.roomLeft)] satisfies [string, string]]),
    [
      'on call',
      onCall === undefined
        ? 'not known, the store is away'
        : `${onCall.first.join(', ') || 'nobody'}; then ${onCall.fallback}`,
    ],
  ];
  if (facts.unproven !== undefined && facts.unproven.length > 0)
    said.push([
      'contacts',
      `not known to arrive: ${facts.unproven.join(', ')} (see: npm run ops -- contact)`,
    ]);
  if (facts.blind.length > 0)
    said.push([
      'details',
      `WARNING: nowhere to look an alert up for ${facts.blind.join(', ')}; by text they are told the number to phone alone`,
    ]);
  if (alerts !== undefined) said.push(['alerts', alertLine(alerts)]);
  if (depths !== undefined)
    for (const lane of lanes)
      said.push([
        `due ${lane}`,
        `${depths[lane].ready} now, ${depths[lane].nextHour} within the hour, ${depths[lane].all} in all`,
      ]);
  if (facts.unsent !== undefined) said.push(['unsent', `${facts.unsent} (see: npm run ops -- outbox)`]);
  return said.map(([name, value]) => `${name.padEnd(12)} ${value}`).join('\n');
}

/** One that was away at the start has said why in its own line, and whatever has failed since is the same. */
function noWrite({ store, readiness: { because = '' } }: Facts): string {
  const isSaid = because === '' || store.includes(' is AWAY. ');
  return isSaid ? 'it takes no write' : `it takes no write. ${because}`;
}

function spoolLine({ spooled, setAside }: Facts): string {
  const waiting = spooled === 0 ? 'empty' : `${spooled} wait for the store`;
  return setAside === 0
    ? waiting
    : `${waiting}; ${setAside} set aside by a fault of ours, tried at the next start, or damaged on the disk: see the log`;
}

function roomLine(bytes: number): string {
  const left = `${Math.floor(bytes / 1_000_000)} MB left in DATA_DIR`;
  return bytes < SCARCE_BYTES ? `${left}: MAKE ROOM, the audit and the spool are about to fail` : left;
}

function alertLine(alerts: NonNullable<Facts['alerts']>): string {
  const all = Object.entries(alerts).map(
    ([tier, { open, acknowledged }]) => `${tier}: ${open} open, ${acknowledged} acknowledged`,
  );
  return all.length === 0 ? 'none' : all.join('; ');
}

function since(at: number | undefined, now: number): number | undefined {
  return at === undefined ? undefined : now - at;
}
