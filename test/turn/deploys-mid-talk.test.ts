/**
 * A deploy at every place of a conversation: whatever may be taken out of content or be called otherwise, no reply and no clock
 * makes a dialog fail, something is said to every reply, and nothing is kept as an answer to what was not asked.
 */
import type { Content } from '../../src/content/content.ts';
import { crossFaults } from '../../src/content/cross-checks.ts';
import { readContent, type Parts } from '../../src/content/read-content.ts';
import { flareGraph } from '../../src/model/flare.ts';
import { outcomeRules } from '../../src/model/outcomes.ts';
import { protocol } from '../../src/model/protocol.ts';
import { skill } from '../../src/model/skill.ts';
import { deploysOf, type Deploy } from '../harness/deploys.ts';
import { stackOf, walked, type Region } from '../harness/paths.ts';
import { patientContent } from '../harness/scene.ts';
import { comesDue, fileOf, say, type Place, type Walked } from '../harness/walker.ts';
import { aims, pacing, skills, weeks } from './paths/coaching.ts';
import { dangers } from './paths/danger.ts';
import { checkIn, forms } from './paths/everyday.ts';
import { flare } from './paths/flare.ts';

const parts = readContent('content', [])!;
const isRight = (changed: Partial<Parts>) => crossFaults({ ...parts, ...changed }, undefined).length === 0;
const REPLIES = ['yes', 'no', '1', 'b', '25', 'skip', 'why', 'zzz'];
/** Of those to one place with one change: all of them come about over the changes. */
const AT_ONCE = 3;

/** One place for each question that can be open, and for each way in which it can stand over others. */
async function placesOf(region: Region): Promise<Map<string, Place>> {
  const found = new Map<string, Place>();
  for (const place of (await walked(region)).places.values()) {
    const open = stackOf(place).map(({ id, state }) => {
      const { stage, at, skill: of, part, signal } = state as Record<string, unknown>;
      return [id, stage, typeof at === 'string' && at, of, part !== undefined, signal];
    });
    // A danger is walked where it is what is walked.
    const isAside = region !== dangers && open.some(([id]) => id === 'crisis');
    if (open.length > 0 && !isAside) found.set(JSON.stringify(open), place);
  }
  return found;
}

type Look = (before: Place, next: Walked) => string | undefined;

/** What went wrong at any place with any of these changes, and how many replies were looked at. */
async function everywhere(region: Region, deploys: Deploy<Partial<Content>>[], look: Look = () => undefined) {
  const wrong: string[] = [];
  let count = 0;
  for (const [where, at] of await placesOf(region))
    for (const { what, content } of deploys) {
      const place = { ...at, content: { ...patientContent, ...content } };
      const texts = Array.from({ length: AT_ONCE }, (_, more) => REPLIES[(count + more) % REPLIES.length]!);
      const timers = region.timers.filter((id) => id in place.planned);
      for (const move of [...texts, ...timers]) {
        count += 1;
        const next = await (timers.includes(move) ? comesDue(place, move) : say(place, move)).catch(String);
        const isSilent = typeof next !== 'string' && texts.includes(move) && next.said.length === 0;
        const said = typeof next === 'string' ? next : isSilent ? 'nothing was said' : look(place, next);
        if (said !== undefined) wrong.push(`${said}: ${what}, ${move} at ${where}`);
      }
    }
  return { wrong: wrong.slice(0, 10), count };
}

describe('a deploy in the middle of', () => {
  it('a flare', async () => {
    const { flare: of } = parts;
    const right = (value: typeof of.value) => isRight({ flare: { ...of, value } });
    const stepIn = (content: Content | undefined, id: string) => {
      const step = content?.flare.steps.find((each) => each.id === id);
      return JSON.stringify(step && { ...step, next: '', source: '', evidence: '' });
    };
    const deploys = deploysOf(of.value, flareGraph, right);
    const { wrong, count } = await everywhere(
      flare,
      deploys.map(({ what, content }) => ({ what, content: { flare: content } })),
      (before, { to }) => {
        const [then, now] = [before, to].map((place) => fileOf(place).flares?.open?.did ?? []);
        const anew = now!.slice(then!.length).map(({ step }) => step);
        const isOther = anew.some((id) => stepIn(patientContent, id) !== stepIn(before.content, id));
        return isOther ? 'filed under what was not asked' : undefined;
      },
    );
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(2_000);
  }, 300_000);

  it('a skill', async () => {
    const deploys = parts.skills.flatMap((of, place): Deploy<Partial<Content>>[] => {
      const others = parts.skills.toSpliced(place, 1);
      const right = (value: typeof of.value) => isRight({ skills: [...others, { ...of, value }] });
      const lists = deploysOf(of.value, skill, right).map(({ what, content }) => ({
        what: `${of.value.id}: ${what}`,
        content: [...others.map(({ value }) => value), content],
      }));
      const all = [...lists, { what: `without ${of.value.id}`, content: others.map(({ value }) => value) }];
      return all.map(({ what, content }) => ({ what, content: { skills: content } }));
    });
    const { wrong, count } = await everywhere(skills, deploys);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(500);
  }, 300_000);

  it('a danger', async () => {
    const asked = new Set<string>(['any', 'suicide_self_harm', 'cauda_equina', 'for-other']);
    const deploys = parts.protocols
      .filter(({ value }) => asked.has(value.signal))
      .flatMap((of): Deploy<Partial<Content>>[] => {
        const others = parts.protocols.filter((each) => each !== of);
        const right = (value: typeof of.value) => isRight({ protocols: [...others, { ...of, value }] });
        const { signal } = of.value;
        return deploysOf(of.value, protocol, right).map(({ what, content }) => ({
          what: `${signal}: ${what}`,
          content: { protocol: (name) => (name === signal ? content : patientContent.protocol(name)) },
        }));
      });
    const { wrong, count } = await everywhere(dangers, deploys);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(2_000);
  }, 300_000);

  it.each([forms, checkIn].map((region) => [region.name, region] as const))('%s', async (_, region) => {
    const { wrong } = await everywhere(region, [
      { what: 'without any form', content: { form: () => undefined, forms: [] } },
      { what: 'without the check-in', content: { questionnaire: () => undefined } },
    ]);
    expect(wrong).toEqual([]);
  });

  it.each([pacing, aims, weeks].map((region) => [region.name, region] as const))(
    '%s',
    async (_, region) => {
      const { outcomes: of } = parts;
      const right = (value: typeof of.value) => isRight({ outcomes: { ...of, value } });
      const deploys = deploysOf(of.value, outcomeRules, right);
      const { wrong, count } = await everywhere(
        region,
        deploys.map(({ what, content }) => ({ what, content: { outcomes: content } })),
      );
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(50);
    },
    300_000,
  );
});
