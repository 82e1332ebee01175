import { SECOND } from '../../src/model/time.ts';
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
    for (const [index, text] of ['6', '5', '7', '4', 'no'].entries()) {
      await says(index % 2 ? here : there, text);
      await rest();
    }
    const [day] = await checkInsOf(here);
    expect(day?.status).toBe('complete');
    expect(day?.answers.map((each) => each.value)).toEqual([6, 5, 7, 4, undefined]);
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
});
