/**
 * All dialogs, walked from every place by every kind of reply: every path ends, every question can be answered without a word
 * that carriers act on, nothing is coached while a danger stands, and no text is left that nobody can be told. What is walked
 * stands in `paths/`.
 */
import { dialogs } from '../../dialogs/root.ts';
import { languages } from '../../src/model/language.ts';
import { readCarrierWord } from '../../src/reading/carrier-words.ts';
import { isOpen, isUrgent, stackOf, endless, onlyByYes, unanswerable, walked } from '../harness/paths.ts';
import type { Region, Walk } from '../harness/paths.ts';
import { patientContent as content } from '../harness/scene.ts';
import { comesDue, fileOf, handled, type Place } from '../harness/walker.ts';
import { aims, pacing, skills, weeks } from './paths/coaching.ts';
import { joining, teams } from './paths/danger.ts';
import { flare, FLARE_TIMERS } from './paths/flare.ts';
import { regions } from './paths/regions.ts';
import { deadTexts } from './paths/texts.ts';
import { plan, visit } from './paths/visit.ts';

const walks = new Map<Region, Promise<Walk>>();
function walkOf(region: Region): Promise<Walk> {
  const walk = walks.get(region) ?? walked(region);
  walks.set(region, walk);
  return walk;
}

describe.each(regions.map((region) => [region.name, region] as const))('every path of %s', (_, region) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await walkOf(region);
  }, 300_000);

  it('is found, and their number is finite', () => {
    expect(walk.places.size).toBeLessThan(region.most);
    if (region.dialogs.length > 0)
      expect([...walk.places.values()].filter((place) => isOpen(region, place)).length).toBeGreaterThan(2);
  });

  it('is answered, without a word of coaching in danger', () => {
    expect(walk.wrong.slice(0, 8)).toEqual([]);
  });

  it('has no question without an answer, and none that only YES answers', () => {
    expect(unanswerable(region, walk).slice(0, 3)).toEqual([]);
    // After a STOP the carrier itself opens a number again for YES alone.
    if (region !== joining && region !== teams) expect(onlyByYes(walk).slice(0, 3)).toEqual([]);
  });

  const { replies, stays = ['why', 'back'] } = region;
  it.each(replies.filter((each) => !stays.includes(each)))('ends when the reply is always "%s"', (text) => {
    expect(endless(region, walk, text).slice(0, 3)).toEqual([]);
  });
});

const placesOf = async (region: Region) => [...(await walkOf(region)).places.values()];
const stages = (places: Place[]) =>
  new Set(places.flatMap(stackOf).map(({ id, state }) => `${id}/${String(state['stage'])}`));

describe('a flare', () => {
  it('has been walked through all its questions and steps', async () => {
    const open = (await placesOf(flare)).flatMap(stackOf);
    const seen = new Set(open.map(({ state }) => `${String(state['stage'])}/${String(state['at'])}`));
    for (const { id } of content.flare.screen)
      for (const at of [id, `${id}/plain`]) expect(seen).toContain(`screen/${at}`);
    expect(seen).toContain('screen/flags/which');
    for (const { id, unless } of content.flare.steps) if (unless) expect(seen).toContain(`unless/${id}`);
    for (const { id } of content.flare.steps) expect(seen).toContain(`step/${id}`);
    expect(seen).toContain('follow/half-hour');
    expect(seen).toContain('helped/steps');
    expect((await placesOf(flare)).filter(isUrgent).length).toBeGreaterThanOrEqual(3);
  });

  it('ends in silence', async () => {
    const isOpenEpisode = (place: Place) => fileOf(place).flares?.open !== undefined;
    const sample = (await placesOf(flare)).filter(isOpenEpisode).filter((_, at) => at % 8 === 0);
    const kept: number[] = [];
    for (const [which, place] of sample.entries()) {
      let at = place;
      for (let turn = 0; turn < 40 && isOpenEpisode(at); turn += 1) {
        const next = FLARE_TIMERS.find((id) => id in at.planned);
        if (next === undefined) break;
        at = (await comesDue(at, next)).to;
      }
      if (isOpenEpisode(at)) kept.push(which);
    }
    expect(sample.length).toBeGreaterThan(10);
    expect(kept).toEqual([]);
  });

  it('says nothing by a timer that comes when it is wanted no more', async () => {
    const part = { kind: 'flare-part', v: 1, id: 'late', step: 'breathe', part: 0 } as const;
    const loud: unknown[] = [];
    for (const place of (await placesOf(flare)).filter(isUrgent))
      loud.push(...(await handled(place, { ...part, at: place.now })).said);
    expect(loud).toEqual([]);
  });
});

it.each([
  [skills, ['skill/offer', 'skill/list', 'skill/how', 'skill/helped']],
  [
    weeks,
    [
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
      'ability',
      'felt',
    ].map((stage) => `weeks/${stage}`),
  ],
  [pacing, ['pacing/limits', 'pacing/activity', 'pacing/goal', 'pacing/minutes']],
  [aims, ['aim/words', 'aim/now', 'aim/reach', 'aim/when', 'aim/stop', 'aim/again']],
  [plan, ['safety-plan/writing', 'safety-plan/erasing', 'crisis/asked']],
  [visit, ['visit/matters', 'visit/top', 'visit/right', 'visit/teach', 'visit/appointment', 'aim/offered']],
] as const)('all questions have been walked through: %#', async (region, expected) => {
  const seen = stages(await placesOf(region));
  for (const each of expected) expect(seen).toContain(each);
});

it('every dialog that there is has been walked', async () => {
  const walked = new Set(regions.flatMap((region) => region.dialogs));
  expect(dialogs().filter(({ id }) => !walked.has(id))).toEqual([]);
  const open = (await Promise.all(regions.map(placesOf))).flat().flatMap(stackOf);
  const seen = new Set(open.map(({ id }) => id));
  expect(dialogs().filter(({ id }) => !seen.has(id))).toEqual([]);
});

describe('words that carriers act on', () => {
  const words = languages.map((lang) => content.words(lang));
  it('are in no answer that is offered and in no word of command', async () => {
    const offered = (await Promise.all(regions.map(walkOf))).flatMap((walk) => [...walk.offered]);
    const commands = words.flatMap((each) => Object.values(each.commands).flatMap(({ alone }) => alone));
    expect(offered.length).toBeGreaterThan(40);
    const taken = [...offered, ...commands.flat()].filter((each) => readCarrierWord(each, words));
    expect(taken).toEqual([]);
  });

  it('are not needed on any path but that of joining and leaving', () => {
    const used = regions
      .filter((region) => region !== joining && region !== teams)
      .flatMap(({ begins, replies }) => [...begins, ...replies]);
    expect(used.filter((each) => readCarrierWord(each, words) !== undefined)).toEqual([]);
  });
});

it('no text is left that no path says and no code names', async () => {
  const said = (await Promise.all(regions.map(walkOf))).flatMap((walk) => [...walk.said]);
  expect(deadTexts(new Set(said))).toEqual([]);
});
