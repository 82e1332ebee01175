/** Skills offered over many days, to people who answer the offer in their own ways: by need, seldom, and never twice in a row. */
import { newTalk } from '../../src/model/file.ts';
import { atLocal, dayAfter, daysBetween, type Day } from '../../src/model/time.ts';
import { answeredDay, type Answers } from '../harness/day.ts';
import { stackOf } from '../harness/paths.ts';
import { patientContent as content } from '../harness/scene.ts';
import { fileOf, placeOf, say, zone, type Place } from '../harness/walker.ts';

const first: Day = '2026-03-03';
const DAYS = 40;
/** Hard days, none of them a danger: bad nights, and pain that limits. */
const answers: Answers = { sleep: '3', 'pain-now': '6', interference: '6', other: '5' };

interface Offer {
  day: Day;
  skill: string;
}

/** What is answered to the offer, and then to each question that follows; nothing at all is an answer as well. */
async function lived(replies: (offer: number) => readonly string[]): Promise<{ offers: Offer[]; at: Place }> {
  let at = placeOf(atLocal(first, '10:00', zone), { talk: newTalk });
  const offers: Offer[] = [];
  for (let which = 0; which < DAYS; which += 1) {
    const day = dayAfter(first, which);
    ({ to: at } = await answeredDay(at, day, answers));
    const open = stackOf(at).at(-1);
    if (open?.state['stage'] !== 'offer') continue;
    for (const text of replies(offers.length)) ({ to: at } = await say(at, text));
    offers.push({ day, skill: String(open.state['skill']) });
  }
  return { offers, at };
}

const YES = ['yes', '1', 'yes'];
const DID_NOT_HELP = ['yes', '1', 'no'];
const MADE_WORSE = ['yes', '1', '4'];

describe('skills that are offered', () => {
  it.each<[string, (offer: number) => readonly string[]]>([
    ['help', () => YES],
    ['do not help', () => DID_NOT_HELP],
    ['help now and then', (offer) => (offer % 3 === 0 ? YES : DID_NOT_HELP)],
    ['make it worse', () => MADE_WORSE],
    ['are declined at times', (offer) => (offer % 2 === 0 ? ['no'] : YES)],
  ])('and %s: called for, days apart, never the same twice in a row', async (_, replies) => {
    const { offers, at } = await lived(replies);
    expect(offers.length).toBeGreaterThan(2);
    const { apartDays } = content.skillPolicy;
    for (const [which, { skill, day }] of offers.entries()) {
      const before = offers[which - 1];
      expect(before?.skill).not.toBe(skill);
      expect(before === undefined || daysBetween(before.day, day) >= apartDays).toBe(true);
      expect(content.skills.find(({ id }) => id === skill)?.needs.length).toBeGreaterThan(0);
    }
    const { tally, worse } = fileOf(at).skills ?? { tally: {}, worse: [] };
    const done = Object.values(tally).reduce((sum, each) => sum + each.done, 0);
    expect(done).toBe(offers.filter((_, which) => replies(which).length === 3).length);
    // What made it worse is offered once and never again.
    for (const skill of worse) expect(offers.filter((each) => each.skill === skill)).toHaveLength(1);
  });

  it.each<[string, readonly string[]]>([
    ['declines', ['no']],
    ['never answers', []],
  ])('are offered no more to somebody who %s three times, until they ask', async (_, reply) => {
    const { offers, at } = await lived(() => reply);
    expect(offers).toHaveLength(content.skillPolicy.declines);
    const later = await say({ ...at, now: at.now + 12 * 3_600_000 }, 'skills');
    expect(later.said.map(({ key }) => key)).toEqual(['skills.list']);
  });

  it('are not offered while a danger stands', async () => {
    const at = placeOf(atLocal(first, '10:00', zone), { talk: newTalk });
    let { to } = await say(at, 'i am itchy from the new tablets');
    const stages: unknown[] = [];
    for (let which = 0; which < 6; which += 1) {
      const day = dayAfter(first, which);
      to = (await answeredDay((await say(to, 'i am itchy from the new tablets')).to, day, answers)).to;
      stages.push(stackOf(to).at(-1)?.state['stage']);
    }
    expect(stages).not.toContain('offer');
  });
});
