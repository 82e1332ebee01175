/**
 * A conversation repairs itself: at every question of every guided dialog, in both languages, everything is written that is no
 * answer. Each is answered politely, keeps nothing, and leaves the question open or rightly answered. What is tried stands in
 * `repairs/`.
 */
import { Worker } from 'node:worker_threads';
import { dialogs } from '../../dialogs/root.ts';
import { stagesOf } from '../../dialogs/weeks/state.ts';
import { agreeing, preparing } from '../../dialogs/visit/state.ts';
import { planParts } from '../../src/model/safety-plan.ts';
import { patientContent as content } from '../harness/scene.ts';
import { conversations } from './repairs/conversations.ts';
import type { Tried } from './repairs/repairs-worker.ts';

const worker = new Worker(new URL('./repairs/repairs-worker.ts', import.meta.url), { execArgv: [] });
worker.setMaxListeners(conversations.length);
afterAll(() => worker.terminate());

const known = new Map<string, Promise<Tried>>();
function tried(name: string): Promise<Tried> {
  const before = known.get(name) ?? asked(name);
  known.set(name, before);
  return before;
}

function asked(name: string): Promise<Tried> {
  return new Promise((resolve, reject) => {
    const hear = (result: Tried) => {
      if (result.name !== name) return;
      worker.off('message', hear);
      if (result.broken === undefined) resolve(result);
      else reject(new Error(result.broken));
    };
    worker.on('message', hear);
    worker.once('error', reject);
    worker.postMessage(name);
  });
}

it.each(conversations.map(({ name }) => name))(
  'in %s nothing that is no answer is lost, kept or too much',
  async (name) => {
    const { faults } = await tried(name);
    expect(faults.slice(0, 6)).toEqual([]);
  },
  300_000,
);

const all = async () => Promise.all(conversations.map(({ name }) => tried(name)));

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
