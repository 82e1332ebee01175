/** How the service is seen from outside: metrics, readiness, and the operator's commands that look. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import { operatorCommands } from '../ops/commands/commands.ts';
import type { Commands } from '../ops/door.ts';
import { createReadiness, type Readiness } from '../ops/readiness.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Beat } from '../turn/beat.ts';
import type { Core } from '../turn/core.ts';

const SAYABLE = 'ACDEFHJKLMNPRTUVWXY';

export interface WatchedParts {
  store: Store;
  content: Content;
  log: Log;
  now: () => number;
  lookUp: LookUp;
  core: () => Core;
  beat: () => Beat;
  model: () => { tokens: number; rests: boolean } | undefined;
  /** What waits on this machine's disk. */
  spooled: () => number;
  /** What could not be taken although the store answers, since the start. */
  setAside: () => number;
  /** On the disk of the data directory, in bytes. */
  roomLeft: () => number | undefined;
}

export interface Watching {
  readiness: () => Promise<Readiness>;
  metrics: Metrics;
  commands(): Commands;
}

export function watching(parts: WatchedParts): Watching {
  const { store, lookUp, content, log, now, core, beat, model, spooled, setAside, roomLeft } = parts;
  const draining = () => core().draining;
  const lastSweep = () => beat().lastAt;
  const readiness = createReadiness({ store, log, now, draining });
  const began = performance.now();
  const version = ownVersion();
  const metrics = createMetrics({
    store,
    log,
    now,
    elapsed: () => performance.now(),
    readiness,
    lastSweep,
    model,
    spooled,
    setAside,
    roomLeft,
    info: { version, content: content.version, tzdata: process.versions.tz ?? '' },
  });
  return {
    readiness,
    metrics,
    commands: () =>
      operatorCommands({
        store: core().store,
        watch: metrics.watch,
        now,
        upMs: () => performance.now() - began,
        version,
        content: content.version,
        readiness,
        draining,
        lastSweep,
        spooled,
        setAside,
        roomLeft,
        zone: content.clinic.zone,
        holidays: content.clinic.holidays,
        roster: content.roster,
        clinicians: content.clinic.clinicians.map(({ id }) => id),
        fallback: content.clinic.fallback,
        policy: content.policy,
        people: content.clinic.clinicians,
        lookUp,
        code: randomCode,
        forms: content.forms,
        formPolicy: content.formPolicy,
        pacing: content.outcomes.pacing,
        drain: () => core().drain(),
        resume: () => core().resume(),
        settled: () => core().settled(),
      }),
  };
}

/** Two letters and two digits, like the name of an alert, so that they go by every way that a page goes. */
function randomCode(): string {
  const letter = () => SAYABLE[randomInt(SAYABLE.length)] ?? 'A';
  return `${letter()}${letter()}${randomInt(10, 100)}`;
}

function ownVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}
