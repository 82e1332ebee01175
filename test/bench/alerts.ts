/** How soon a clinician is asked: behind a long queue, for many at once, and when the engine has died. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadContent } from '../../src/content/content.ts';
import { SECOND } from '../../src/model/time.ts';
import type { Provider } from '../harness/provider.ts';
import { openClinic, type Clinic } from './clinic.ts';
import { seedDue } from './due.ts';
import { percentile, post } from './load.ts';
import { activity, people, text, type Person } from './people.ts';

export interface Paged {
  count: number;
  p50: number;
  p99: number;
  /** Of the last one, in ms. */
  all: number;
}
const WORDS = 'I want to kill myself, I have all the pills here';
const { clinic: practice, policy } = loadContent('content');
const first = practice.clinicians[0]!;
const card = `conversation-${first.teams}`;

const nurse: Person = { number: first.sms ?? '', user: first.teams ?? '' };

/** The first nurse has the app: a card is never held back because a phone has just rung. */
async function inTeams(provider: Provider, { service }: Clinic): Promise<void> {
  const type = { type: 'installationUpdate', action: 'add' };
  await post(activity(service.url, provider.url, nurse, type));
}

export interface Danger extends Paged {
  /** Until a press of Acknowledge on the card had its answer, in ms. */
  pressedP50: number;
  pressedP99: number;
  pressed: number;
}

/** Resolves at the card of an alert that was not shown before, with what its button sends; a card that is replaced is none. */
function nextAlert(provider: Provider, known: Set<string>): Promise<object> {
  return new Promise((shown) => {
    provider.onMessage = (address, body) => {
      const [data] = /\{"verb":"acknowledge","patientId":"[^"]*","alertId":"[^"]*"\}/.exec(body) ?? [];
      if (address !== card || data === undefined || known.has(data)) return;
      known.add(data);
      shown({ type: 'Action.Execute', verb: 'acknowledge', data: JSON.parse(data) as object });
    };
  });
}

/** How long the nurse who presses waits for the card that takes the place of hers, in ms. */
async function press(service: string, provider: Provider, action: object): Promise<number> {
  const of = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
  const { url, headers, body } = activity(service, provider.url, nurse, of);
  const pressed = performance.now();
  const answer = await (await fetch(url, { method: 'POST', headers, body })).text();
  const took = performance.now() - pressed;
  if (!answer.includes('card.adaptive')) throw new Error('a press was not answered with a card');
  return took;
}

/** One after another, with so many check-ins in the queue that the channel takes only a few of a second. */
export async function measureDanger(
  provider: Provider,
  waiting: number,
  count: number,
  flags: string[],
): Promise<Danger> {
  const clinic = await openClinic(provider, flags);
  try {
    const some = people(9_000_000, count);
    await clinic.join(some);
    await inTeams(provider, clinic);
    const store = await clinic.store();
    const at = (await store.time()) + 10 * SECOND;
    await seedDue(store, some[0]!, waiting, at);
    const begun = at + 2 * SECOND - (await store.time());
    await new Promise((go) => setTimeout(go, Math.max(0, begun)));
    const took: number[] = [];
    const pressed: number[] = [];
    const known = new Set<string>();
    for (const who of some) {
      const paged = nextAlert(provider, known);
      const wrote = performance.now();
      await post(text(clinic.service.url, who, WORDS));
      const action = await paged;
      took.push(performance.now() - wrote);
      pressed.push(await press(clinic.service.url, provider, action));
      await new Promise((go) => setTimeout(go, 250));
    }
    const { routine } = await store.depths();
    await store.close();
    console.error(`bench: ${routine.all} routine entries still waited at the end`);
    return {
      ...summary(took),
      pressedP50: percentile(pressed, 0.5),
      pressedP99: percentile(pressed, 0.99),
      pressed: pressed.length,
    };
  } finally {
    provider.onMessage = undefined;
    await clinic.close();
  }
}

export interface Storm extends Paged {
  cpuSeconds: number;
  /** Of each, from when the message was taken to when the card was sent, in ms. */
  takenP50: number;
  takenP99: number;
  /** Texts to patients that went out before the last of the cards. */
  textsBefore: number;
}

/** All at one moment; each alert has been sent to the nurse as a card. */
export async function measureStorm(provider: Provider, count: number, flags: string[]): Promise<Storm> {
  const clinic = await openClinic(provider, flags);
  try {
    const all = people(9_100_000, count);
    await clinic.join(all);
    await inTeams(provider, clinic);
    const seen = new Map<number, number>();
    const taken = new Map<number, number>();
    let textsBefore = 0;
    const over = Promise.withResolvers<void>();
    const used = clinic.service.cpu();
    const begun = performance.now();
    provider.onMessage = (address, body) => {
      if (address !== card && address.startsWith('+1212')) textsBefore += seen.size < count ? 1 : 0;
      const who = /Bench (\d+)/.exec(body)?.[1];
      if (address !== card || who === undefined || seen.has(Number(who))) return;
      seen.set(Number(who), performance.now() - begun);
      if (seen.size === count) over.resolve();
    };
    const write = async (who: Person, index: number) => {
      await post(text(clinic.service.url, who, WORDS));
      taken.set(index, performance.now() - begun);
    };
    await Promise.all(all.map(write));
    const patience = new Promise<void>((give) => setTimeout(give, 100 * SECOND).unref());
    await Promise.race([over.promise, patience]);
    if (seen.size < count) console.error(`only ${seen.size} of ${count} were paged`);
    const cpuSeconds = clinic.service.cpu() - used;
    const since = [...seen].map(([index, at]) => Math.max(0, at - (taken.get(index) ?? 0)));
    return {
      ...summary([...seen.values()]),
      cpuSeconds,
      takenP50: percentile(since, 0.5),
      takenP99: percentile(since, 0.99),
      textsBefore,
    };
  } finally {
    provider.onMessage = undefined;
    await clinic.close();
  }
}

/** The service is killed after the first page; nobody is there to take the next step but the watch. */
export async function measureStuck(provider: Provider): Promise<number> {
  const { emergency } = policy.tiers;
  if (emergency.kind !== 'page') throw new Error('an emergency pages');
  const clinic = await openClinic(provider);
  const watch = spawn(process.execPath, ['src/app/run-auditor.ts'], {
    env: { PATH: process.env['PATH'] ?? '', ...clinic.env, PUBLIC_URL: 'https://clinic.example' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const [who] = people(9_200_000, 1);
    await clinic.join([who!]);
    const paged = provider.next(first.sms ?? '');
    await post(text(clinic.service.url, who!, WORDS));
    await paged;
    const due = performance.now() + (emergency.steps[0]?.waitSeconds ?? 0) * SECOND;
    await new Promise((noted) => setTimeout(noted, SECOND));
    process.kill(clinic.service.pid, 'SIGKILL');
    const fallback = practice.clinicians.find(({ id }) => id === practice.fallback);
    await provider.next(fallback?.sms ?? '');
    return performance.now() - due;
  } finally {
    const ended = once(watch, 'exit');
    watch.kill('SIGKILL');
    await ended;
    await clinic.close();
  }
}

function summary(took: number[]): Paged {
  return {
    count: took.length,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    all: Math.max(...took),
  };
}
