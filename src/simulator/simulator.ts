/**
 * The simulator lets a newcomer be a patient and a clinician without a phone, a carrier or Teams: it is a carrier and
 * a connector that speak the real wire formats, with a page to use them. It reaches the service by HTTP only, knows
 * nothing of what the service decides, runs outside production alone and answers nobody but this machine.
 */
import type { TimeShift } from '../ports/clock.ts';
import type { HttpRoute } from '../ports/http.ts';
import { carrierRoutes } from './carrier.ts';
import { createClock } from './clock.ts';
import { connectorRoutes } from './connector.ts';
import { json } from './door.ts';
import { createFaults } from './faults.ts';
import { createFeed } from './feed.ts';
import { guarded, PAGE_HEADERS } from './guard.ts';
import { openMemory } from './memory.ts';
import { pageCalls } from './page-calls.ts';
import { pageRoutes } from './page-files.ts';
import type { PatientEntry, People } from './people.ts';
import { createDirectory } from './people.ts';
import type { TwilioAccount } from './phone.ts';
import { createPhone } from './phone.ts';
import { createStage } from './stage.ts';
import { createTeams } from './teams.ts';

export interface SimulatorOptions {
  /** Where the service listens; known after it does. */
  serviceUrl: () => string;
  twilio: TwilioAccount;
  people: People;
  shift: TimeShift;
  now: () => number;
  /** Runs everything that became due, until nothing is left. */
  moved: (step: 'cycle') => Promise<void>;
  /** Who else has this number: somebody whom the clinic has enrolled since. */
  enrolled?: ((number: string) => Promise<PatientEntry | undefined>) | undefined;
  /** A file that keeps the bubbles and the clock over a restart. */
  memory: string | undefined;
}

export interface Simulator {
  routes: HttpRoute[];
  /** Moves the clock by so much at once, and remembers it over a restart. */
  forward(ms: number): void;
}

export function createSimulator(options: SimulatorOptions): Simulator {
  const { serviceUrl, twilio, shift, now, moved } = options;
  const feed = createFeed();
  const stage = createStage(openMemory(options.memory), feed, shift);
  const directory = createDirectory(options.people, stage.met());
  const phoneOf = async (number: string) => {
    const known = directory.byNumber(number);
    const enrolled = known === undefined ? await options.enrolled?.(number) : undefined;
    if (enrolled === undefined) return known;
    const person = directory.meet(enrolled);
    stage.meet(person);
    return person;
  };
  const [carrierFaults, teamsFaults] = [createFaults(), createFaults()];
  const phone = createPhone({ serviceUrl, twilio, stage, faults: carrierFaults, now });
  const teams = createTeams({ serviceUrl, stage, now });
  const clockMoved = () => {
    stage.clockMoved();
    feed.publish('time', { now: now() });
  };
  const move = createClock({ shift, now, moved, clockMoved, zone: directory.zone });
  const typing = (who: string) => feed.publish('typing', { who });
  const state = () => ({
    clinicNumber: twilio.clinicNumber,
    people: directory.all,
    clock: {
      now: now(),
      frozen: shift.frozenAt !== undefined,
      offsetMs: shift.offsetMs,
      zone: directory.zone,
    },
    bubbles: stage.bubbles(),
    blocked: stage.blocked(),
    installed: stage.installed(),
  });
  const routes: HttpRoute[] = [
    ...pageRoutes(),
    ...pageCalls({ directory, stage, phone, teams, move, now }),
    ...carrierRoutes({ twilio, phoneOf, stage, faults: carrierFaults, now }),
    ...connectorRoutes({ directory, stage, faults: teamsFaults, now, typing }),
    { method: 'GET', path: '/simulator/state', handle: () => json(200, state()) },
    { method: 'GET', path: '/simulator/events', handle: () => feed.answer(PAGE_HEADERS) },
  ];
  const forward = (ms: number) => {
    shift.offsetMs += ms;
    clockMoved();
  };
  return { routes: guarded(routes), forward };
}
