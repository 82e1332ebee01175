/**
 * The room that believes nobody: again and again it tells from the records what should have happened to every open alert,
 * and when something is late, missing or stuck it tells the fallback by its own carrier, writes it down, and keeps silent
 * towards the outside, where silence is an alarm.
 */
import type { Content } from '../content/content.ts';
import { AppError } from '../errors.ts';
import { clinicianOwner } from '../escalation/clinician-file.ts';
import { pagePermit } from '../model/consent.ts';
import type { Language } from '../model/language.ts';
import { LAST_LOOK, WATCH, type LastLook } from '../model/last-look.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { MINUTE, SECOND, type Instant } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { TookTooLong, within } from '../wire/within.ts';
import { watchClocks } from './clocks.ts';
import { Findings, type Finding, type Turned } from './findings.ts';
import { judge } from './judge.ts';
import { look } from './look.ts';
import { createMinutes } from './minutes.ts';
import { wellWords, wordsFor, type Words } from './words.ts';

export interface Fallback {
  id: string;
  number: string;
  lang: Language;
}

export interface AuditorDeps {
  store: Store;
  content: Content;
  audit: Audit;
  log: Log;
  /** Texts, by a carrier that nobody else uses. */
  carrier: Carrier;
  fallback: Fallback;
  /** Tells the outside that all is well. Left out where nobody listens. */
  heartbeat?: () => Promise<boolean>;
  /** In ms; only goes forward, whatever becomes of the clocks. */
  elapsed: () => number;
  /** This host's time. Left out where the clock is moved for practice. */
  hostNow?: () => Instant;
}

export interface Auditor {
  /** One look and what follows from it. Never fails. */
  pass(): Promise<Finding[]>;
}

/** Two looks within the time between a late step and the minute in which it must be noticed. */
export const LOOK_EVERY_MS = 10 * SECOND;
const LOOK_WITHIN_MS = 8 * SECOND;
const AWAY_MS = 20 * SECOND;
const HEARTBEAT_MS = 50 * SECOND;

export function createAuditor(deps: AuditorDeps): Auditor {
  const findings = new Findings();
  const clocks = watchClocks();
  const minutes = createMinutes(deps);
  let away: { at: number; since: Instant } | undefined;
  let lastKnown: Instant = 0;
  let heardAt: number | undefined;
  let isTold = false;
  let foundSoFar = 0;

  async function found(): Promise<{ found: Finding[]; isBlind: boolean }> {
    try {
      const looked = await within(LOOK_WITHIN_MS, look(deps.store));
      [away, lastKnown] = [undefined, looked.now];
      const host = deps.hostNow?.();
      const times = { store: looked.now, host: host ?? looked.now, elapsed: deps.elapsed() };
      const wrong = host === undefined ? [] : clocks(times);
      return { found: [...wrong, ...judge(looked, deps.content.policy)], isBlind: false };
    } catch (fault) {
      deps.log.warn('watch could not look', {}, fault);
      away ??= { at: deps.elapsed(), since: lastKnown };
      const isLong = deps.elapsed() - away.at >= AWAY_MS;
      const kind = isAway(fault) ? 'store-away' : 'unreadable';
      const gone: Finding = { key: 'blind', kind, since: away.since, sure: true };
      return { found: isLong ? [gone] : [], isBlind: true };
    }
  }

  async function tell({ toTell, standing, over }: Turned): Promise<void> {
    const at = deps.elapsed();
    const sent = await Promise.all(
      wordsFor(deps.content, toTell, deps.fallback.lang).map((words) => send(deps, words, at)),
    );
    if (toTell.length > 0 && sent.every(Boolean)) {
      findings.told(toTell, at);
      isTold = true;
    }
    if (standing.length > 0 || over.length === 0 || !isTold) return;
    isTold = !(await send(deps, wellWords(deps.content, deps.fallback.lang), at));
  }

  async function leave({ fresh, standing }: Turned): Promise<void> {
    foundSoFar += fresh.length;
    const look: LastLook = { v: 1, at: lastKnown, standing: standing.length, found: foundSoFar };
    await within(LOOK_WITHIN_MS, deps.store.commit(WATCH, { put: { [LAST_LOOK]: look } })).catch(
      (fault: unknown) => deps.log.warn('last look not kept', {}, fault),
    );
  }

  async function signal(): Promise<void> {
    const at = deps.elapsed();
    if (deps.heartbeat === undefined || (heardAt !== undefined && at - heardAt < HEARTBEAT_MS)) return;
    if (await deps.heartbeat()) heardAt = at;
  }

  return {
    async pass() {
      try {
        const { found: seen, isBlind } = await found();
        const turned = findings.next(seen, deps.elapsed(), isBlind);
        for (const { kind, of } of turned.fresh)
          deps.log.error('watch found', { fault: kind, alert: of?.alert.id });
        for (const { kind, of } of turned.over)
          deps.log.warn('watch over', { fault: kind, alert: of?.alert.id });
        await tell(turned);
        await minutes(turned, lastKnown);
        if (!isBlind) await leave(turned);
        if (seen.length === 0 && turned.standing.length === 0 && !isBlind) await signal();
        return turned.standing;
      } catch (fault) {
        deps.log.error('watch failed', {}, fault);
        return [];
      }
    },
  };
}

function isAway(fault: unknown): boolean {
  return fault instanceof TookTooLong || (fault instanceof AppError && fault.code === 'STORE_AWAY');
}

/** True when the carrier took it; otherwise the next look tries again. */
async function send(deps: AuditorDeps, { key, text }: Words, at: number): Promise<boolean> {
  const { id, number, lang } = deps.fallback;
  const message: Outgoing = {
    v: 1,
    id: `watch/${key}/${Math.floor(at / MINUTE)}`,
    owner: clinicianOwner(id),
    to: { channel: 'sms', number, via: 'twilio' },
    purpose: 'page',
    key,
    text,
    lang,
    at,
  };
  const sent = await deps.carrier.send(message, pagePermit('sms'));
  if (sent.kind === 'accepted') deps.log.info('watch told', { clinician: id, key });
  else deps.log.error('watch told nobody', { clinician: id, result: sent.kind, because: sent.because });
  return sent.kind === 'accepted';
}
