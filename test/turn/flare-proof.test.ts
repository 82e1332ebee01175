/**
 * Every place that the coaching of a flare can come to, walked with the real dialogs: from each of them every kind of reply,
 * every danger and every timer. No line of coaching is said while a danger stands, and nobody is kept for ever.
 */
import { nameable } from '../../src/coaching/helped.ts';
import { keysOf } from '../../src/content/flare-checks.ts';
import { outranks } from '../../src/model/signal.ts';
import { atLocal } from '../../src/model/time.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { patientContent as content } from '../harness/scene.ts';
import {
  alertOf,
  comesDue,
  fileOf,
  handled,
  placeOf,
  say,
  type Place,
  type Walked,
} from '../harness/walker.ts';

const zone = 'America/New_York';
const patient = {
  v: 1,
  id: 'p-1',
  name: 'Amina',
  context: {},
  lang: 'en',
  zone,
  country: 'US',
  checkInAt: '17:25',
  prefers: 'sms',
  sms: { channel: 'sms', number: '+15550107777', via: 'twilio' },
} as const;

const REPLIES = ['yes', 'no', 'not sure', 'ok', '1', '3', '4', 'skip', 'later', 'why', 'flare', 'zzz'];
/** Where a danger is talked about already, what could still lead back into coaching. */
const IN_DANGER = ['yes', 'no', 'ok', '1', 'flare', 'zzz'];
const DANGERS = [
  'i have chest pain and cant breathe',
  'i want to die',
  'i will never get better',
  'i am itchy from the new tablets',
];
const TIMERS = ['flare-part', 'flare-follow', 'safety-question'];
const SECONDS = 4_000;

/** What only somebody without a red flag may be told. */
const coaching = new Set([
  ...content.flare.steps.flatMap(keysOf),
  ...['passed', 'ranked', 'done', 'done-later', 'done-tomorrow', 'hello', 'heard', 'over'].map(
    (key) => `flare.${key}`,
  ),
  ...['ask', 'why', 'easier', 'same', 'usual'].map((key) => `flare.follow.${key}`),
  ...['ask', 'why', 'number', 'kept', 'none'].map((key) => `flare.helped.${key}`),
]);
const isCoaching = ({ key }: Outgoing) => key.split(' + ').some((each) => coaching.has(each));

const stackOf = (place: Place) =>
  ((fileOf(place).talk.dialogs['dialogStack'] ?? []) as { id: string; state: Record<string, unknown> }[]).map(
    ({ id, state }) => {
      const { shownAt: _, ...rest } = state;
      return { id, state: rest };
    },
  );
const isOpen = (place: Place) => stackOf(place).some(({ id }) => id === 'flare');
const isUrgent = (place: Place) => {
  const alert = alertOf(place);
  return alert !== undefined && outranks(alert.tier, 'soon');
};

/**
 * Two places from which the same follows: what is open, the order of the tools, whether the questions have been passed, and
 * what stands against it. Only where somebody is asked how it is does it matter how earlier days have been.
 */
function nameOf(place: Place): string {
  const { open } = fileOf(place).flares ?? {};
  const stack = stackOf(place);
  const isLater =
    stack.length === 0 || stack.some(({ state }) => /follow|helped/.test(String(state['stage'])));
  const isStep = stack.some(({ state }) => state['stage'] === 'step');
  const planned = TIMERS.filter((id) => id in place.planned);
  return JSON.stringify([
    stack.map(({ id, state }) => {
      if (id === 'crisis') return [id, state['stage'], state['tier'], state['silent']];
      // How far a check-in or a plan has come changes nothing of a flare above it.
      return id === 'flare' ? [id, state] : [id, state['stage']];
    }),
    open && [
      open.passedAt !== undefined,
      isStep && open.order,
      nameable(content.flare, open).length > 0,
      isLater && open.calm.length,
    ],
    isUrgent(place) && alertOf(place)?.tier,
    planned,
  ]);
}

async function movesFrom(place: Place): Promise<[string, Walked][]> {
  const moves: [string, Walked][] = [];
  const go = async (move: string, walk: () => Promise<Walked>) => {
    try {
      moves.push([move, await walk()]);
    } catch (fault) {
      throw new Error(`${move} at ${nameOf(place)}`, { cause: fault });
    }
  };
  const isDanger = isUrgent(place) || stackOf(place).some(({ id }) => id === 'crisis');
  for (const text of isDanger ? IN_DANGER : [...REPLIES, ...DANGERS])
    await go(text, () => say(place, text, content, SECONDS));
  for (const id of TIMERS) if (id in place.planned) await go(id, () => comesDue(place, id, content));
  return moves;
}

interface All {
  places: Map<string, Place>;
  /** Place and move to the next place. */
  ways: Map<string, string>;
  broken: string[];
}

/** All places of a flare, and those of a danger in it, until nothing is new. */
async function everyPlace(): Promise<All> {
  const start = placeOf(patient, atLocal('2026-03-03', '10:00', zone));
  const places = new Map([[nameOf(start), start]]);
  const ways = new Map<string, string>();
  const broken: string[] = [];
  for (const [name, place] of places) {
    for (const [move, walked] of await movesFrom(place)) {
      broken.push(...wrongWith(place, move, walked).map((what) => `${what}: ${move} at ${name}`));
      const next = nameOf(walked.to);
      ways.set(`${move} ${name}`, next);
      if (places.size < MOST && !places.has(next)) places.set(next, walked.to);
    }
  }
  return { places, ways, broken };
}

const MOST = 1_000;

function wrongWith(place: Place, move: string, { to, said }: Walked): string[] {
  const lines = said.filter(isCoaching);
  const isAllowed = [place, to].some((each) => fileOf(each).flares?.open?.passedAt !== undefined);
  const isLeft = isOpen(to) || 'flare-part' in to.planned || 'flare-follow' in to.planned;
  return [
    ...(lines.length > 0 && (isUrgent(place) || isUrgent(to)) ? ['coached in danger'] : []),
    ...(isUrgent(to) && isLeft ? ['left open in danger'] : []),
    ...(lines.length > 0 && !isAllowed ? ['coached unasked'] : []),
    ...(isOpen(place) && said.length === 0 && !TIMERS.includes(move) ? ['no answer'] : []),
  ];
}

describe('every place of a flare', () => {
  let all: All;
  beforeAll(async () => {
    all = await everyPlace();
  }, 300_000);

  it('is found, and their number is finite', () => {
    expect(all.places.size).toBeLessThan(MOST);
    const open = [...all.places.values()].flatMap(stackOf);
    const seen = new Set(open.map(({ state }) => `${String(state['stage'])}/${String(state['at'])}`));
    for (const { id } of content.flare.screen) expect(seen).toContain(`screen/${id}`);
    for (const { id } of content.flare.steps) expect(seen).toContain(`step/${id}`);
    expect(seen).toContain('follow/half-hour');
    expect(seen).toContain('helped/steps');
    expect([...all.places.values()].filter(isUrgent).length).toBeGreaterThanOrEqual(3);
  });

  it('says no line of coaching while a danger stands or before it was asked for, and answers every reply', () => {
    expect(all.broken.slice(0, 5)).toEqual([]);
  });

  it.each(REPLIES.filter((each) => !['why', 'flare'].includes(each)))(
    'ends when the answer is always "%s"',
    (text) => {
      const endless = [...all.places].filter(([name, place]) => {
        const been = new Set<string>();
        let at: string | undefined = name;
        for (
          ;
          at !== undefined && isOpen(all.places.get(at) ?? place) && !been.has(at);
          at = all.ways.get(`${text} ${at}`)
        )
          been.add(at);
        return at !== undefined && been.has(at);
      });
      expect(endless.map(([name]) => name)).toEqual([]);
    },
  );

  it('ends in silence', async () => {
    const withEpisode = [...all.places.values()].filter((each) => fileOf(each).flares?.open !== undefined);
    const endless: string[] = [];
    for (const place of withEpisode.filter((_, at) => at % 8 === 0)) {
      let at = place;
      for (let turn = 0; turn < 40 && fileOf(at).flares?.open !== undefined; turn += 1) {
        const next = TIMERS.find((id) => id in at.planned);
        if (next === undefined) break;
        at = (await comesDue(at, next, content)).to;
      }
      if (fileOf(at).flares?.open !== undefined) endless.push(nameOf(place));
    }
    expect(endless).toEqual([]);
  });

  it('a timer that comes when it is wanted no more says nothing', async () => {
    const loud: string[] = [];
    const part = { kind: 'flare-part', v: 1, id: 'late', step: 'breathe', part: 0 } as const;
    for (const place of [...all.places.values()].filter(isUrgent)) {
      const { said } = await handled(place, { ...part, at: place.now }, content);
      if (said.length > 0) loud.push(nameOf(place));
    }
    expect(loud).toEqual([]);
  });
});
