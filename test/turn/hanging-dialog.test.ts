/** @jest-environment node */
import { jest } from '@jest/globals';
import { MINUTE } from '../../src/model/time.ts';
import {
  CHEST_PAIN,
  alertOf,
  heardBy,
  isSaid,
  openClinic,
  pages,
  PHONE,
  talkWith,
} from './joined-patient.ts';

const HOLDS = 'the words that hang it';
const hangs = talkWith((event) => (isSaid(event, HOLDS) ? new Promise<void>(() => {}) : undefined));

/** Everything that can happen without a timer. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
}

/** As often as it takes: all timers go off, and what they set going goes on. */
async function until(work: Promise<unknown>): Promise<void> {
  let over = false;
  void work.finally(() => (over = true));
  while (!over) {
    await aWhile();
    await jest.advanceTimersByTimeAsync(MINUTE);
  }
}

describe('a dialog that never comes back', () => {
  beforeEach(() => {
    const doNotFake = [
      'setImmediate',
      'nextTick',
      'queueMicrotask',
      'Date',
      'performance',
      'hrtime',
    ] as const;
    jest.useFakeTimers({ doNotFake: [...doNotFake] });
  });
  afterEach(() => jest.useRealTimers());

  it('keeps no emergency from opening the alert and paging the clinician', async () => {
    const scene = await openClinic({ talk: hangs });
    await scene.hear(PHONE, HOLDS);
    await scene.hear(PHONE, CHEST_PAIN);
    await aWhile();
    expect((await alertOf(scene)).tier).toBe('emergency');
    expect(pages(scene).map(({ message }) => message.owner)).toEqual(['clinician/otieno']);
    await until(scene.core.settled());
    await scene.close();
  });

  it('is given up after a while like one that throws, so that the next words are heard', async () => {
    const scene = await openClinic({ talk: hangs });
    scene.sent.length = 0;
    await scene.hear(PHONE, HOLDS);
    await scene.hear(PHONE, 'hello');
    for (let look = 0; look < 4; look++) {
      await until(scene.core.untilIdle());
      scene.shift.frozenAt += MINUTE;
    }
    expect(heardBy(scene)).toEqual(['fault.sorry', 'everyday.greeting']);
    await scene.close();
  });
});
