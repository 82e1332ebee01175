/** An old and a new version beside each other on one store: the old one meets what only the new one understands. */
import type { Event } from '../../src/model/event.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Work } from '../../src/model/work.ts';
import type { Scene } from '../harness/scene.ts';
import {
  alertOf,
  fileOf,
  heardBy,
  NINE,
  openClinic,
  pass,
  PATIENT,
  says,
  untilCheckIn,
} from './joined-patient.ts';

/** Alerts nobody by itself: the answer to the question it leads to does. */
const ASKED = 'is suicide a sin';

const newEvent = { kind: 'weather-changed', v: 1, id: 'weather', at: NINE } as unknown as Event;

describe('beside a newer version', () => {
  let scene: Scene;
  const left: string[] = [];
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    warn: (line: string) => void left.push(line),
    error: (line: string) => void errors.push(line),
  };
  beforeEach(async () => {
    left.length = errors.length = 0;
    scene = await openClinic({ log });
    scene.sent.length = 0;
  });
  afterEach(() => scene.close());

  it.each([
    ['kind of work', { kind: 'call', alertId: 'a1' } as unknown as Work],
    ['kind of event', { kind: 'event', event: newEvent } as Work],
  ])('an unknown %s that is due is left where it is, and nothing else waits for it', async (_, work) => {
    await scene.store.commit(PATIENT, { due: [{ id: 'new', lane: 'safety', at: { inMs: 0 }, work }] });
    await pass(scene, 3 * MINUTE, MINUTE / 2);
    await says(scene, 'hello');
    expect(heardBy(scene)).toEqual(['everyday.greeting']);
    expect(errors).toEqual([]);
    expect(left).toContain('due entry of a newer version left alone');
    scene.shift.frozenAt += MINUTE;
    expect(await scene.store.claim('safety', 10, 1)).toMatchObject([{ id: 'new', work }]);
  });

  it('an unknown event in the mailbox is left there, and what comes after it is answered', async () => {
    await scene.store.commit(PATIENT, { enqueue: [newEvent] });
    await says(scene, 'hello');
    await says(scene, 'thank you');
    await pass(scene, 2 * MINUTE);
    expect(heardBy(scene)).toEqual(['everyday.greeting', 'everyday.thanks']);
    expect((await scene.store.read(PATIENT)).mail.map(({ event }) => event)).toEqual([newEvent]);
    expect(errors).toEqual([]);
  });

  it('fields that it has added to stored documents are kept', async () => {
    await untilCheckIn(scene);
    const { docs } = await scene.store.read(PATIENT);
    const names = ['patient', 'consent', 'talk', 'check-in'];
    const put = Object.fromEntries(
      names.map((name) => [name, { ...(docs[name]?.value as object), later: { of: name } }]),
    );
    await scene.store.commit(PATIENT, { put });
    await scene.hear({ channel: 'sms', number: '+15550107777', via: 'bot' }, '6');
    await scene.core.untilIdle();
    await says(scene, 'STOP');
    const after = (await scene.store.read(PATIENT)).docs;
    for (const name of names) {
      expect(after[name]?.version).toBeGreaterThan(docs[name]?.version ?? 0);
      expect(after[name]?.value).toMatchObject({ later: { of: name } });
    }
  });

  it('a document that it has made anew holds nobody up: the lock is free at once', async () => {
    const { docs } = await scene.store.read(PATIENT);
    const checkIn = { v: 2, parts: [] };
    await scene.store.commit(PATIENT, {
      put: { 'check-in': checkIn },
      enqueue: [{ ...newEvent, kind: 'invited' }],
    });
    scene.core.wake(PATIENT);
    await scene.core.settled();
    expect(errors).toEqual(['turn failed']);
    const locked = await scene.store.lock(PATIENT, 1_000);
    expect(locked).toMatchObject({ kind: 'held', mail: [{ event: { id: 'weather' } }] });
    expect(docs['check-in']).toBeUndefined();
  });
});

describe('a deploy while the direct question waits for its answer', () => {
  let scene: Scene;
  const stacks = [
    { dialogStack: [{ id: 'danger', state: { signal: 'suicide_self_harm', stage: 'asked' } }] },
    { dialogStack: [{ id: 'crisis', state: { about: 'suicide' } }] },
    'no stack at all',
  ];
  beforeEach(async () => {
    scene = await openClinic();
    await says(scene, ASKED);
    expect((await fileOf(scene)).talk.asked).toBe('direct-question');
    expect((await fileOf(scene)).alert).toBeUndefined();
  });
  afterEach(() => scene.close());

  const lose = async (stack: unknown) => {
    const { talk } = await fileOf(scene);
    await scene.store.commit(PATIENT, { put: { talk: { ...talk, dialogs: { ...Object(stack) } } } });
    scene.sent.length = 0;
  };

  it.each(stacks)('a "yes" is an emergency, though its dialog is gone (%#)', async (stack) => {
    await lose(stack);
    await says(scene, 'yes');
    expect((await alertOf(scene)).tier).toBe('emergency');
    expect(heardBy(scene)).toContain('crisis.suicide.yes');
  });

  it.each(stacks)('silence is an emergency too (%#)', async (stack) => {
    await lose(stack);
    await pass(scene, HOUR / 2, 5 * MINUTE);
    expect((await alertOf(scene)).tier).toBe('emergency');
    expect(heardBy(scene)).toContain('crisis.suicide.silence');
  });

  it('a "no" is a no, and silence after it means nothing', async () => {
    await lose(stacks[0]);
    await says(scene, 'no');
    await pass(scene, HOUR / 2, 5 * MINUTE);
    expect(heardBy(scene)[0]).toBe('crisis.suicide.no');
    expect((await fileOf(scene)).alert).toBeUndefined();
  });
});
