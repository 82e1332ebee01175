/** What the page (or a terminal, or a test) can ask for: say, press, add the app, move the clock, look. */
import { z } from 'zod';
import type { Answer, HttpRoute } from '../ports/http.ts';
import { MOVE } from './clock.ts';
import { json, readJson } from './door.ts';
import type { Directory, Person } from './people.ts';
import { has } from './people.ts';
import type { Phone } from './phone.ts';
import type { Stage } from './stage.ts';
import type { Teams } from './teams.ts';
import { cardAction } from './teams.ts';

const sayShape = z.object({
  who: z.string(),
  channel: z.enum(['sms', 'teams']),
  text: z.string().min(1).max(4000),
});
const actShape = z.object({ who: z.string(), activityId: z.string(), action: cardAction });
const installShape = z.object({ who: z.string(), installed: z.boolean().default(true) });
const clockShape = z.object({ to: z.string().regex(MOVE) });

export interface PageCallOptions {
  directory: Directory;
  stage: Stage;
  phone: Phone;
  teams: Teams;
  move: (to: string) => Promise<boolean>;
  now: () => number;
}

export function pageCalls({ directory, stage, phone, teams, move, now }: PageCallOptions): HttpRoute[] {
  const greetStaff = once(() => installForStaff(directory, teams));
  return [
    post('/simulator/begin', z.object({}), async () => json(200, { taken: await greetStaff() })),
    post('/simulator/say', sayShape, ({ who, channel, text }) =>
      forPerson(who, async (person) => {
        if (!has(person, channel)) return json(409, { error: `has no ${channel}` });
        return json(200, await (channel === 'sms' ? phone : teams.say)(person, text));
      }),
    ),
    post('/simulator/act', actShape, ({ who, activityId, action }) =>
      forPerson(who, async (person) => {
        const shown = stage.bubble(activityId);
        if (shown?.who !== person.id || !shown.card) return json(404, { error: 'no such card' });
        return json(200, await teams.act(person, shown, action));
      }),
    ),
    post('/simulator/install', installShape, ({ who, installed }) =>
      forPerson(who, async (person) => {
        if (!has(person, 'teams')) return json(409, { error: 'has no teams' });
        return json(200, { taken: await teams.install(person, installed) });
      }),
    ),
    post('/simulator/clock', clockShape, async ({ to }) =>
      (await move(to)) ? json(200, { now: now() }) : json(409, { error: 'the clock is moving already' }),
    ),
  ];

  async function forPerson(who: string, act: (person: Person) => Promise<Answer>): Promise<Answer> {
    const person = directory.byId(who);
    return person ? act(person) : json(404, { error: 'nobody has this id' });
  }
}

/** Staff get the app from their organisation; again after each start, in case the service forgot them. */
async function installForStaff(directory: Directory, teams: Teams): Promise<boolean> {
  const staff = directory.all.filter((each) => each.role === 'clinician' && has(each, 'teams'));
  let taken = true;
  for (const each of staff) taken = (await teams.install(each, true)) && taken;
  return taken;
}

/** Runs it until it has worked once; whoever asks meanwhile waits for the same run. */
function once(run: () => Promise<boolean>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined;
  return async () => {
    running ??= run();
    const worked = await running;
    if (!worked) running = undefined;
    return worked;
  };
}

function post<T extends z.ZodType>(
  path: string,
  shape: T,
  act: (wish: z.infer<T>) => Promise<Answer>,
): HttpRoute {
  return {
    method: 'POST',
    path,
    async handle(request) {
      const wish = readJson(request, shape);
      return wish === undefined ? json(400, { error: 'not the expected JSON' }) : act(wish);
    },
  };
}
