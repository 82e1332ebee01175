import type { Sent } from '../../src/model/outgoing.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import {
  alertOf,
  CHEST_PAIN,
  checkInsOf,
  fileOf,
  heardBy,
  openClinic,
  pages,
  PATIENT,
  pass,
  says,
  untilCheckIn,
} from './joined-patient.ts';

const LATER: Sent = { kind: 'later', afterMs: 0, because: 'busy' };
const UNKNOWN: Sent = { kind: 'unknown', because: 'no answer' };
const OPTED_OUT: Sent = { kind: 'refused', because: '21610', then: 'revoke' };

describe('what a carrier answers', () => {
  let scene: Scene;
  let offered: string[];
  beforeEach(async () => {
    scene = await openClinic();
    offered = [];
  });
  afterEach(() => scene.close());

  /** From now on the carrier answers so to what the patient is to hear; pages go through. */
  const answers = (answer: Sent | undefined) =>
    scene.refuse((message) => {
      if (message.owner !== PATIENT) return undefined;
      offered.push(message.key);
      return answer;
    });
  const unsent = async () =>
    ((await scene.store.log(PATIENT, 'messages', 100)) as { key?: string; unsent?: string }[])
      .filter((each) => each.unsent !== undefined)
      .map((each) => each.unsent);

  it('that the patient has opted out ends consent, the conversation and the check-ins', async () => {
    answers(OPTED_OUT);
    await untilCheckIn(scene);
    const { consent, checkIn, talk } = await fileOf(scene);
    expect({ sms: consent.sms, dialogs: talk.dialogs, day: checkIn?.status }).toEqual({
      sms: 'revoked',
      dialogs: {},
      day: 'partial',
    });
    expect(await scene.store.log(PATIENT, 'consents', 1)).toMatchObject([
      { action: 'revoke', method: 'provider' },
    ]);
    expect(await unsent()).toEqual(['21610']);
    await pass(scene, 3 * DAY, DAY / 48);
    expect({ offered: offered.length, days: (await checkInsOf(scene)).length }).toEqual({
      offered: 1,
      days: 1,
    });
  });

  it('that a patient in danger has opted out becomes a phone task for who deals with the alert', async () => {
    answers(OPTED_OUT);
    await says(scene, CHEST_PAIN);
    expect((await alertOf(scene)).facts.map((fact) => fact.kind)).toContain('opted-out');
    expect(pages(scene)).not.toEqual([]);
  });

  it('that the number is dead marks the route, and a message from it shows that it lives', async () => {
    answers({ kind: 'refused', because: '30005', then: 'route-dead' });
    await says(scene, 'hello');
    expect((await fileOf(scene)).patient.sms?.dead).toBe('30005');
    answers(undefined);
    await says(scene, 'hello');
    expect((await fileOf(scene)).patient.sms?.dead).toBeUndefined();
  });

  it('nothing certain: a reminder is not sent again, and that it may be lost is recorded', async () => {
    answers(UNKNOWN);
    await untilCheckIn(scene);
    answers(undefined);
    await pass(scene, HOUR);
    expect(offered).toEqual([expect.stringContaining('check-in.greeting')]);
    expect(await unsent()).toEqual(['unknown']);
  });

  it('nothing certain: what is said for safety is sent again', async () => {
    answers(UNKNOWN);
    await says(scene, CHEST_PAIN);
    const first = offered[0] ?? '';
    answers(undefined);
    await pass(scene, MINUTE, 15 * SECOND);
    expect(heardBy(scene)).toContain(first);
  });

  it('later: it is tried again, further apart each time, and goes out once', async () => {
    answers(LATER);
    await says(scene, 'hello');
    for (const wait of [15, 30, 60]) {
      await pass(scene, (wait - 1) * SECOND, wait * SECOND);
      const before = offered.length;
      await pass(scene, SECOND);
      expect(offered).toHaveLength(before + 1);
    }
    answers(undefined);
    await pass(scene, HOUR);
    expect(heardBy(scene).filter((key) => key === 'everyday.greeting')).toHaveLength(1);
  });

  it('later, for hours: a reply is given up and recorded, and what is said for safety never is', async () => {
    answers(LATER);
    await says(scene, 'hello');
    await says(scene, CHEST_PAIN);
    await pass(scene, 6 * HOUR, 5 * MINUTE);
    expect(await unsent()).toEqual(['gave-up']);
    answers(undefined);
    await pass(scene, HOUR, 5 * MINUTE);
    expect(heardBy(scene).filter((key) => key.startsWith('crisis.heart'))).toHaveLength(1);
  });

  it('come back in an hour, to everything, for three seconds: help and a clinician are there within half a minute', async () => {
    scene.refuse(() => ({ kind: 'later', afterMs: HOUR, because: 'http-429' }));
    await says(scene, CHEST_PAIN);
    await pass(scene, 3 * SECOND, SECOND);
    scene.refuse(() => undefined);
    await pass(scene, 25 * SECOND, SECOND);
    expect(heardBy(scene)).toContainEqual(expect.stringContaining('crisis.heart'));
    expect(pages(scene)).not.toEqual([]);
  });

  it('later, also to a page: it is as old as the wish for it, however often it is tried', async () => {
    scene.refuse(({ owner }) =>
      owner === PATIENT ? undefined : { kind: 'later', afterMs: 0, because: 'busy' },
    );
    await says(scene, CHEST_PAIN);
    const wanted = scene.shift.frozenAt;
    await pass(scene, 40 * SECOND, SECOND);
    const waiting = await scene.store.peek('safety', scene.shift.frozenAt + MINUTE, 100);
    const since = waiting.flatMap(({ work }) => (work.kind === 'page' ? [work.since] : []));
    expect(new Set(since)).toEqual(new Set([wanted]));
  });

  it('nothing for so long that the check-in is stale: neither its greeting nor its question is sent then', async () => {
    answers({ kind: 'later', afterMs: 2 * HOUR + MINUTE, because: 'away' });
    await untilCheckIn(scene);
    answers(undefined);
    offered = [];
    scene.shift.frozenAt += 2 * HOUR + 2 * MINUTE;
    await scene.core.untilIdle();
    expect(await unsent()).toContain('expired');
    expect(offered.filter((key) => key.startsWith('check-in.greeting'))).toEqual([]);
  });
});
