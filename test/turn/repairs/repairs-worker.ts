/** Tries one conversation after another, by name, in a thread without the sandbox of the tests, in which the same takes three times as long. */
import { parentPort } from 'node:worker_threads';
import { languages } from '../../../src/model/language.ts';
import { stackOf } from '../../harness/paths.ts';
import { conversations } from './conversations.ts';
import { faultsAt, questionAt, stepsOf } from './tried.ts';

export interface Tried {
  name: string;
  /** The dialogs that were open, and their questions. */
  open: string[];
  questions: string[];
  faults: string[];
  broken?: string;
}

parentPort?.on('message', (name: string) => {
  void tried(name)
    .catch((fault: unknown) => ({ name, open: [], questions: [], faults: [], broken: String(fault) }))
    .then((result) => parentPort?.postMessage(result));
});

async function tried(name: string): Promise<Tried> {
  const conversation = conversations.find((each) => each.name === name);
  if (conversation === undefined) throw new Error(`nothing is called ${name}`);
  const steps = await stepsOf(conversation);
  const faults: string[] = [];
  for (const step of steps) for (const lang of languages) faults.push(...(await faultsAt(step, lang)));
  const open = steps.flatMap(({ place }) => stackOf(place).map(({ id }) => id));
  return { name, open, questions: steps.map(({ place }) => questionAt(place)), faults };
}
