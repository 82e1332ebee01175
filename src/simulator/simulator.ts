/**
 * The simulator lets a newcomer be a patient and a clinician without a phone, a carrier or Teams: it is a carrier and
 * a connector that speak the real wire formats, with a page to use them. It reaches the service by HTTP only, knows
 * nothing of what the service decides, runs outside production alone and answers nobody but this machine.
 */
import { z } from 'zod';
import type { Answer, HttpRoute, Request, TimeShift } from '../ports.ts';
import { carrierRoutes } from './carrier.ts';
import { createClock, MOVE } from './clock.ts';
import { connectorRoutes } from './connector.ts';
import { json, readJson } from './door.ts';
import { createFaults } from './faults.ts';
import { createFeed } from './feed.ts';
import { guarded, PAGE_HEADERS } from './guard.ts';
import { openMemory } from './memory.ts';
import { pageRoutes } from './page-files.ts';
import type { People, Person } from './people.ts';
import { createDirectory } from './people.ts';
import type { TwilioAccount } from './phone.ts';
import { createPhone } from './phone.ts';
import { createStage } from './stage.ts';
import { cardAction, createTeams } from './teams.ts';

export interface SimulatorOptions {
  /** Where the service listens; known after it does. */
  serviceUrl: () => string;
  twilio: TwilioAccount;
  people: People;
  shift: TimeShift;
  now: () => number;
  /** Runs everything that became due, until nothing is left. */
  moved: (step: 'cycle') => Promise<void>;
  /** A file that keeps the bubbles and the clock over a restart. */
  memory: string | undefined;
}

const sayShape = z.object({
  who: z.string(),
  channel: z.enum(['sms', 'teams']),
  text: z.string().min(1).max(4000),
});
const actShape = z.object({ who: z.string(), activityId: z.string(), action: cardAction });
const installShape = z.object({ who: z.string(), installed: z.boolean().default(true) });
const clockShape = z.object({ to: z.string().regex(MOVE) });

export function createSimulator(options: SimulatorOptions): { routes: HttpRoute[] } {
  const { serviceUrl, twilio, shift, now, moved } = options;
  const directory = createDirectory(options.people);
  const feed = createFeed();
  const stage = createStage(openMemory(options.memory), feed, shift);
  const [carrierFaults, teamsFaults] = [createFaults(), createFaults()];
  const phone = createPhone({ serviceUrl, twilio, stage, faults: carrierFaults, now });
  const teams = createTeams({ serviceUrl, stage, now });
  const clockMoved = () => {
    stage.clockMoved();
    feed.publish('time', { now: now() });
  };
  const move = createClock({ shift, now, moved, clockMoved, zone: directory.zone });
  let staffGreeted: Promise<unknown> | undefined;

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

  /** Staff get the app from their organisation; again after each start, in case the service forgot them. */
  const greetStaff = async () => {
    const staff = directory.all.filter((each) => each.role === 'clinician');
    for (const each of staff) await teams.install(each, true);
  };

  const routes: HttpRoute[] = [
    ...pageRoutes(),
    ...carrierRoutes({ twilio, directory, stage, faults: carrierFaults, now }),
    ...connectorRoutes({
      directory,
      stage,
      faults: teamsFaults,
      now,
      typing: (who) => feed.publish('typing', { who }),
    }),
    { method: 'GET', path: '/simulator/state', handle: () => json(200, state()) },
    { method: 'GET', path: '/simulator/events', handle: () => feed.answer(PAGE_HEADERS) },
    post('/simulator/begin', z.object({}), async () => {
      staffGreeted ??= greetStaff();
      await staffGreeted;
      return json(200, {});
    }),
    post('/simulator/say', sayShape, async ({ who, channel, text }) =>
      forPerson(who, async (person) =>
        json(200, await (channel === 'sms' ? phone : teams.say)(person, text)),
      ),
    ),
    post('/simulator/act', actShape, async ({ who, activityId, action }) =>
      forPerson(who, async (person) => {
        const shown = stage.bubble(activityId);
        if (shown?.who !== person.id || !shown.card) return json(404, { error: 'no such card' });
        return json(200, await teams.act(person, shown, action));
      }),
    ),
    post('/simulator/install', installShape, ({ who, installed }) =>
      forPerson(who, async (person) => json(200, { taken: await teams.install(person, installed) })),
    ),
    post('/simulator/clock', clockShape, async ({ to }) =>
      (await move(to)) ? json(200, { now: now() }) : json(409, { error: 'the clock is moving already' }),
    ),
  ];
  return { routes: guarded(routes) };

  async function forPerson(who: string, act: (person: Person) => Promise<Answer>): Promise<Answer> {
    const person = directory.byId(who);
    return person ? act(person) : json(404, { error: 'nobody has this id' });
  }
}

function post<T extends z.ZodType>(
  path: string,
  shape: T,
  act: (wish: z.infer<T>) => Promise<Answer>,
): HttpRoute {
  return {
    method: 'POST',
    path,
    async handle(request: Request) {
      const wish = readJson(request, shape);
      return wish === undefined ? json(400, { error: 'not the expected JSON' }) : act(wish);
    },
  };
}
