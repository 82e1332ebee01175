/**
 * Ten thousand patients who each send a few quick messages to two processes on one store, whose answers come in an order
 * of chance. In every other story some answers fail, before the write or after it, and locks lapse under a turn. The seed
 * of a story is named when it goes wrong: SEED=123 npm test -- interleavings tells that one alone.
 */
import type { Route } from '../../src/model/patient.ts';
import { SECOND } from '../../src/model/time.ts';
import type { CoreDeps } from '../../src/turn/core.ts';
import type { Talk } from '../../src/turn/talk.ts';
import { chance, Lots, roughStore, type Roughness } from '../harness/rough-store.ts';
import { openScene, shippedContent, withBusyPhones, type Scene } from '../harness/scene.ts';
import { readFile } from '../../src/model/file.ts';
import { NINE } from './joined-patient.ts';

const content = withBusyPhones(shippedContent);
const PATIENTS = 50;
const seeds = process.env['SEED']
  ? [Number(process.env['SEED'])]
  : Array.from({ length: 200 }, (_, n) => n + 1);
const words = ['hello', 'thank you', 'what is this', 'yes', 'no', 'a 6', 'why', 'crushing pain in my chest'];

/** What is dangerous is not the question here, and the real screen takes its time. */
const screen: CoreDeps['screen'] = ({ text }) => {
  const evidence = { words: [text], changedBy: [] };
  return text.startsWith('crushing')
    ? { tier: 'emergency', signals: [{ signal: 'cardiac', tier: 'emergency', rule: 'test', evidence }] }
    : { tier: 'none', signals: [] };
};

interface Story {
  rough: Roughness;
  /** Mail taken out by turns, in the order in which that became durable. */
  taken: Map<string, number[]>;
}

describe('ten thousand patients with quick messages', () => {
  const lots = new Lots();
  let store: Scene;
  let cores: Scene[];
  let story: Story;

  /** Counts the turns where the next one reads it: of two that crossed, one would be lost. */
  const counting: Talk = async ({ turn, setDialogs }) => {
    if (turn.event.kind !== 'said') return setDialogs(turn.talk.dialogs);
    const before = Number(turn.talk.dialogs['turns'] ?? 0);
    await lots.wait(story.rough.draw);
    turn.say('everyday.idle', {}, { text: turn.event.text, purpose: 'safety' });
    setDialogs({ turns: before + 1 });
  };

  async function open(): Promise<void> {
    store = await openScene({ at: NINE });
    let isOpen = false;
    const calm = { failsOneIn: 0, lapsesOneIn: 0 };
    const rough = roughStore(store.store, lots, () => ({ ...story.rough, ...(!isOpen && calm) }));
    cores = await Promise.all(
      [0, 1].map(() => openScene({ at: NINE, content, screen, talk: counting, store: async () => rough })),
    );
    isOpen = true;
  }

  function begin(seed: number): Story {
    const isRough = seed % 2 === 0;
    const taken = new Map<string, number[]>();
    const rough: Roughness = {
      draw: chance(seed),
      failsOneIn: isRough ? 30 : 0,
      lapsesOneIn: isRough ? 150 : 0,
      lapse: () => void (store.shift.frozenAt += 16 * SECOND),
      committed: (owner, { dequeue = [] }) => taken.set(owner, [...(taken.get(owner) ?? []), ...dequeue]),
    };
    return { rough, taken };
  }

  async function meet(id: string, number: string): Promise<void> {
    const patient = {
      v: 1,
      id,
      name: 'Amina',
      lang: 'en',
      country: 'US',
      zone: 'America/New_York',
      checkInAt: '09:25',
      sms: { channel: 'sms', number, via: 'twilio' },
    };
    await store.store.commit(id, { put: { patient, consent: { v: 1, sms: 'granted', teams: 'none' } } });
    await store.store.link('sms', number, id);
  }

  /** A channel delivers again what it was not thanked for, to whichever process answers. */
  async function bring(from: Route, text: string, providerId: string): Promise<void> {
    for (;;) {
      const core = cores[story.rough.draw(2)]!;
      const thanked = core.hear(from, text, { providerId }).then(
        () => true,
        () => false,
      );
      if (await thanked) return;
    }
  }

  async function tell(seed: number): Promise<Map<string, string[]>> {
    story = begin(seed);
    const { draw } = story.rough;
    await open();
    const given = new Map<string, string[]>();
    for (let place = 0; place < PATIENTS; place += 1) {
      const texts = Array.from({ length: 2 + draw(3) }, (_, n) => `${words[draw(words.length)]}, ${n}`);
      given.set(`s${seed}-${place}`, texts);
    }
    const phones = [...given.keys()].map(
      (id, place) => [id, `+1555${1_000_000 + seed * PATIENTS + place}`] as const,
    );
    await Promise.all(phones.map(([id, number]) => meet(id, number)));
    await Promise.all(
      phones.flatMap(([id, number]) =>
        given.get(id)!.map((text) => bring({ channel: 'sms', number, via: 'twilio' }, text, `${id} ${text}`)),
      ),
    );
    await rest();
    return given;
  }

  /** The network is well again, and time goes on past every lease, rescue and retry. */
  async function rest(): Promise<void> {
    await Promise.all(cores.map(({ core }) => core.settled()));
    Object.assign(story.rough, { failsOneIn: 0, lapsesOneIn: 0 });
    for (let look = 0; look < 3; look += 1) {
      await Promise.all(cores.map(({ core }) => core.untilIdle()));
      for (const each of [store, ...cores])
        each.shift.frozenAt = store.shift.frozenAt + (each === store ? 31 * SECOND : 0);
    }
    await Promise.all(cores.map(({ core }) => core.untilIdle()));
  }

  async function faultsOf(id: string, texts: string[], isRough: boolean): Promise<string[]> {
    const { docs, mail } = await store.store.read(id);
    const file = readFile(docs);
    const taken = story.taken.get(id) ?? [];
    const said = sentTo(id);
    const dangers = texts.filter((text) => text.startsWith('crushing'));
    const kept = file?.alert?.quotes.map((quote) => quote.text) ?? [];
    const stored = (await store.store.log(id, 'messages', 100)) as { from: string; text: string }[];
    const order = stored.filter((each) => each.from === 'patient').map((each) => each.text);
    return [
      mail.length > 0 ? 'mail is left' : '',
      taken.some((number, place) => number !== place + 1) ? `mail was taken as ${taken}` : '',
      order.toSorted().join() === texts.toSorted().join() ? '' : `admitted: ${order}`,
      Number(file?.talk.dialogs['turns']) === texts.length
        ? ''
        : `turns that count: ${file?.talk.dialogs['turns']}`,
      texts.every((text) => said.includes(text)) ? '' : `said only: ${said}`,
      isRough || said.join() === order.join() ? '' : `said as ${said}, heard as ${order}`,
      dangers.every((text) => kept.includes(text)) ? '' : `the alert has only: ${kept}`,
      dangers.length === 0 || file?.alert?.facts.some((fact) => fact.kind === 'sent')
        ? ''
        : 'nobody was paged',
    ]
      .filter((fault) => fault !== '')
      .map((fault) => `seed of ${id}: ${fault}`);
  }

  function sentTo(id: string): string[] {
    const mine = cores
      .flatMap((core) => core.sent)
      .filter(({ message }) => message.owner === id && message.key === 'everyday.idle');
    return mine.sort((a, b) => a.order - b.order).map(({ message }) => message.text);
  }

  it('loses none, crosses no two turns of one patient, and leaves no alert untold', async () => {
    const faults: string[] = [];
    for (const seed of seeds) {
      const given = await tell(seed);
      for (const [id, texts] of given) faults.push(...(await faultsOf(id, texts, seed % 2 === 0)));
      await store.close();
      if (faults.length > 0) break;
    }
    expect(faults).toEqual([]);
  }, 600_000);
});
