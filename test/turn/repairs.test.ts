/**
 * A conversation repairs itself: at every question of every guided dialog, in both languages, everything is written that is no
 * answer. Each is answered politely, keeps nothing, and leaves the question open or rightly answered. What is tried stands in
 * `repairs/`.
 */
import { dialogs } from '../../dialogs/root.ts';
import { stagesOf } from '../../dialogs/weeks/state.ts';
import { agreeing, preparing } from '../../dialogs/visit/state.ts';
import { languages } from '../../src/model/language.ts';
import { planParts } from '../../src/model/safety-plan.ts';
import { stackOf } from '../harness/paths.ts';
import { patientContent as content } from '../harness/scene.ts';
import { conversations, type Conversation } from './repairs/conversations.ts';
import { faultsAt, questionAt, stepsOf } from './repairs/tried.ts';

interface Tried {
  /** The dialogs that were open, and their questions. */
  open: string[];
  questions: string[];
  faults: string[];
}

const known = new Map<Conversation, Promise<Tried>>();
function tried(conversation: Conversation): Promise<Tried> {
  const before = known.get(conversation) ?? triedIn(conversation);
  known.set(conversation, before);
  return before;
}

async function triedIn(conversation: Conversation): Promise<Tried> {
  const steps = await stepsOf(conversation);
  const faults: string[] = [];
  for (const step of steps) for (const lang of languages) faults.push(...(await faultsAt(step, lang)));
  const open = steps.flatMap(({ place }) => stackOf(place).map(({ id }) => id));
  return { open, questions: steps.map(({ place }) => questionAt(place)), faults };
}

it.each(conversations.map((each) => [each.name, each] as const))(
  'in %s nothing that is no answer is lost, kept or too much',
  async (_, conversation) => {
    const { faults } = await tried(conversation);
    expect(faults.slice(0, 6)).toEqual([]);
  },
  300_000,
);

const all = async () => Promise.all(conversations.map(tried));

it('every dialog is tried; how a danger is talked about is walked apart', async () => {
  const open = new Set((await all()).flatMap((each) => each.open));
  expect(dialogs().filter(({ id }) => id !== 'crisis' && !open.has(id))).toEqual([]);
}, 300_000);

it('every question is tried', async () => {
  const tries = new Set((await all()).flatMap((each) => each.questions));
  const { screen, steps } = content.flare;
  const expected = [
    ...screen.map(({ id }) => `flare screen ${id}`),
    ...steps.map(({ id }) => `flare step ${id}`),
    ...steps.filter(({ unless }) => unless).map(({ id }) => `flare unless ${id}`),
    ...['offer', 'list', 'how', 'helped'].map((stage) => `skill ${stage}`),
    ...[...stagesOf.aim, ...stagesOf.work, 'ability', 'felt'].map((stage) => `weeks ${stage}`),
    ...['limits', 'activity', 'goal', 'minutes'].map((stage) => `pacing ${stage}`),
    ...['words', 'now', 'reach', 'when', 'stop', 'again', 'offered'].map((stage) => `aim ${stage}`),
    // A question that a language model has made is there only where there is one.
    ...[...preparing, ...agreeing].filter((stage) => stage !== 'made').map((stage) => `visit ${stage}`),
    ...planParts.map((part) => `safety-plan writing ${part}`),
  ];
  expect(expected.filter((each) => !tries.has(each))).toEqual([]);
  for (const form of content.forms) {
    const asks = [...tries].filter((each) => each.startsWith(`form ${form} `));
    expect(asks.length).toBeGreaterThan(0);
  }
}, 300_000);
