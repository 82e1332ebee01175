import { SECOND } from '../../src/model/time.ts';
import type { Change } from '../../src/ports/change.ts';
import type { Store } from '../../src/ports/store.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';
import {
  CHEST_PAIN,
  alertOf,
  checkInsOf,
  fileOf,
  NINE,
  openClinic,
  PATIENT,
  PHONE,
  untilCheckIn,
} from './joined-patient.ts';

describe('two processes on one store', () => {
  let here: Scene;
  let there: Scene;
  let count = 0;
  beforeEach(async () => {
    here = await openClinic({ content: patientContent });
    there = await openScene({ at: NINE, content: patientContent, store: async () => here.store });
  });
  afterEach(() => here.close());

  const says = (scene: Scene, text: string) =>
    scene.hear(PHONE, text, { providerId: `said-${(count += 1)}` });
  /** Both look for work, and the clock goes on past every lease and rescue, until nothing is left. */
  async function rest(): Promise<void> {
    for (let look = 0; look < 6; look++) {
      await Promise.all([here.core.untilIdle(), there.core.untilIdle()]);
      here.shift.frozenAt += 20 * SECOND;
    }
  }
  const sent = () => [...here.sent, ...there.sent].filter(({ message }) => message.owner === PATIENT);

  it('answer each of forty interleaved messages once, and leave none in the mailbox', async () => {
    await rest();
    here.sent.length = there.sent.length = 0;
    const words = Array.from({ length: 40 }, (_, index) => (index % 2 ? 'hello' : 'thank you'));
    await Promise.all(words.map((text, index) => says(index % 3 ? here : there, text)));
    await rest();
    const keys = sent().flatMap(({ message }) => message.key.split(' + '));
    expect(keys.filter((key) => key === 'everyday.greeting')).toHaveLength(20);
    expect(keys.filter((key) => key === 'everyday.thanks')).toHaveLength(20);
    expect(new Set(sent().map(({ message }) => message.id)).size).toBe(sent().length);
    expect((await here.store.read(PATIENT)).mail).toEqual([]);
  });

  it('share one check-in, answered now here and now there, without a lost or crossed answer', async () => {
    await untilCheckIn(here);
    for (const [index, text] of ['6', '5', '7', '4'].entries()) {
      await says(index % 2 ? here : there, text);
      await rest();
    }
    const [day] = await checkInsOf(here);
    expect(day?.status).toBe('complete');
    expect(day?.answers.map((each) => each.value)).toEqual([6, 5, 7, 4]);
  });

  it('ask a check-in that both find due only once', async () => {
    here.shift.frozenAt += 42 * 60 * SECOND;
    await Promise.all([here.core.cycle(), there.core.cycle()]);
    await rest();
    expect(sent().filter(({ message }) => message.key.startsWith('check-in.greeting'))).toHaveLength(1);
    expect((await fileOf(here)).checkIn?.status).toBe('open');
  });

  it('make one alert of dangers heard by both, and page each step once', async () => {
    await Promise.all([says(here, CHEST_PAIN), says(there, 'i want to kill myself')]);
    await Promise.all([here.core.untilIdle(), there.core.untilIdle()]);
    const { quotes, facts } = await alertOf(here);
    expect(quotes).toHaveLength(2);
    expect(facts.filter((fact) => fact.kind === 'opened')).toHaveLength(1);
    const pages = [...here.sent, ...there.sent].filter(({ message }) => message.purpose === 'page');
    const steps = facts.filter((fact) => fact.kind === 'step').length;
    expect(pages).toHaveLength(steps);
  });

  it('take the next step of an alert in its time, though the other was quicker with the first', async () => {
    const { store } = here;
    const quick = async (owner: string, change: Change) => {
      const committed = await store.commit(owner, change);
      const isAlarm = change.due?.some((each) => each.work.kind === 'escalate' && change.once !== undefined);
      // What this process has just stored is done by the other before this one can look at it.
      if (isAlarm) await there.core.untilIdle();
      return committed;
    };
    const slow = await openScene({ at: NINE, store: async () => withCommit(store, quick) });
    await says(slow, CHEST_PAIN);
    await Promise.all([slow.core.untilIdle(), there.core.untilIdle()]);
    expect((await alertOf(here)).facts.filter((fact) => fact.kind === 'step')).toHaveLength(1);
  });
});

function withCommit(store: Store, commit: Store['commit']): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const value: unknown = name === 'commit' ? commit : Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
