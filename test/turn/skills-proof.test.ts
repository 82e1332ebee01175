/**
 * Every place that the skills, the plans of weeks and the questions about medicines can come to, walked with the real
 * dialogs: from each of them every kind of reply, words of danger and the timer. Nothing of them is said while a danger
 * stands, every reply is answered, and nobody is kept for ever.
 */
import { skillKeys } from '../../src/content/skill-checks.ts';
import { outranks } from '../../src/model/signal.ts';
import { atLocal } from '../../src/model/time.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { patientContent as content } from '../harness/scene.ts';
import { alertOf, comesDue, fileOf, placeOf, say, type Place, type Walked } from '../harness/walker.ts';

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

const BEGIN = ['skills', 'breathe', 'work', 'steps'];
const REPLIES = ['no', '2', '8', 'skip', 'why', 'zzz'];
const IN_DANGER = ['yes', 'no', 'skills', 'work'];
const DANGERS = ['i have chest pain and cant breathe', 'i want to die', 'i am itchy from the new tablets'];
const TIMER = 'skill-part';
const SECONDS = 4_000;
const MOST = 400;

/** What nobody in danger may be told; that something is refused or ends may be said. */
const ALLOWED = new Set([
  'skills.not-now',
  'skills.person',
  'skills.stopped',
  'weeks.not-now',
  'medicine.not-now',
]);
const skillTexts = new Set(content.skills.flatMap(skillKeys));
const isTaught = ({ key }: Outgoing) =>
  key
    .split(' + ')
    .some((each) => skillTexts.has(each) || (/^(?:skills|weeks)\./.test(each) && !ALLOWED.has(each)));

type Frame = { id: string; state: Record<string, unknown> };
const stackOf = (place: Place): Frame[] =>
  ((fileOf(place).talk.dialogs['dialogStack'] ?? []) as Frame[]).map(({ id, state }) => {
    const { shownAt: _, run: __, words: ___, numbers: ____, listed: _____, at: ______, ...rest } = state;
    return { id, state: rest };
  });
const isOurs = ({ id }: Frame) => id === 'skill' || id === 'weeks';
const isOpen = (place: Place) => stackOf(place).some(isOurs);
const isInDanger = (place: Place) => {
  const alert = alertOf(place);
  return (
    alert !== undefined &&
    (outranks(alert.tier, 'soon') || alert.quotes.some(({ signals }) => signals.length > 0))
  );
};

/** Two places from which the same follows. Which skill it is makes no difference but in its texts. */
function nameOf(place: Place): string {
  const { weeks } = fileOf(place);
  return JSON.stringify([
    stackOf(place).map(({ id, state }) => {
      if (id === 'skill') return [id, state['stage'], state['part'], state['tries'], state['unseen']];
      if (id === 'crisis') return [id, state['stage'], state['tier']];
      return [id, state['of'], state['stage'], state['tries'], state['unseen']];
    }),
    [weeks?.aim !== undefined, weeks?.work !== undefined],
    isInDanger(place) && alertOf(place)?.tier,
    TIMER in place.planned,
  ]);
}

async function movesFrom(place: Place): Promise<[string, Walked][]> {
  const stack = stackOf(place);
  const isDanger = isInDanger(place) || stack.some(({ id }) => id === 'crisis');
  const usual = stack.length === 0 ? BEGIN : isOpen(place) ? [...REPLIES, ...DANGERS] : REPLIES;
  const moves: [string, Walked][] = [];
  for (const text of isDanger ? IN_DANGER : usual)
    moves.push([text, await say(place, text, content, SECONDS)]);
  if (TIMER in place.planned) moves.push([TIMER, await comesDue(place, TIMER, content)]);
  return moves;
}

function wrongWith(place: Place, move: string, { to, said }: Walked): string[] {
  const isTeaching = said.some(isTaught);
  const isLeft = isOpen(to) || TIMER in to.planned;
  return [
    ...(isTeaching && (isInDanger(place) || isInDanger(to)) ? ['taught in danger'] : []),
    ...(isLeft && isInDanger(to) ? ['left open in danger'] : []),
    ...(isOpen(place) && said.length === 0 ? [`no answer`] : []),
  ].map((what) => `${what}: ${move} at ${nameOf(place)}`);
}

const aim = {
  v: 1,
  id: '2026-03-01',
  of: 'goal',
  words: 'walk to the shop',
  measure: 'aim/ability',
  target: { reach: 8, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
  from: '2026-03-01',
  by: '2026-05-30',
  stopRule: 'worse for a week',
  isMedicine: false,
} as const;
const withAim = { v: 1, aims: [{ aim, points: [{ day: '2026-03-01', value: 3 }] }] };

describe('every place of the skills and of the plans of weeks', () => {
  const places = new Map<string, Place>();
  const ways = new Map<string, string>();
  const broken: string[] = [];

  beforeAll(async () => {
    const bare = placeOf(patient, atLocal('2026-03-03', '10:00', zone));
    const start = { ...bare, docs: { ...bare.docs, aims: { version: 1, value: withAim } } };
    places.set(nameOf(start), start);
    for (const [name, place] of places) {
      for (const [move, walked] of await movesFrom(place)) {
        broken.push(...wrongWith(place, move, walked));
        const next = nameOf(walked.to);
        ways.set(`${move} ${name}`, next);
        if (places.size < MOST && !places.has(next)) places.set(next, walked.to);
      }
    }
  }, 300_000);

  it('is found, and their number is finite', () => {
    expect(places.size).toBeLessThan(MOST);
    const seen = new Set(
      [...places.values()].flatMap(stackOf).map(({ id, state }) => `${id}/${String(state['stage'])}`),
    );
    for (const stage of ['list', 'how', 'helped']) expect(seen).toContain(`skill/${stage}`);
    for (const stage of [
      'role',
      'hours',
      'goal',
      'leave-out',
      'limits',
      'breaks',
      'who',
      'start',
      'doing',
      'weeks',
      'sure',
    ])
      expect(seen).toContain(`weeks/${stage}`);
    expect([...places.values()].filter(isInDanger).length).toBeGreaterThanOrEqual(3);
  });

  it('says nothing of them while a danger stands, leaves nothing open in it, and answers every reply', () =>
    expect(broken.slice(0, 5)).toEqual([]));

  it.each(REPLIES.filter((each) => each !== 'why'))('ends when the answer is always "%s"', (text) => {
    const endless = [...places].filter(([name, place]) => {
      const been = new Set<string>();
      let at: string | undefined = name;
      for (
        ;
        at !== undefined && isOpen(places.get(at) ?? place) && !been.has(at);
        at = ways.get(`${text} ${at}`)
      )
        been.add(at);
      return at !== undefined && been.has(at);
    });
    expect(endless.map(([name]) => name)).toEqual([]);
  });
});
