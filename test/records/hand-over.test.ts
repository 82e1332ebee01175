/** What a patient is handed: all that is kept, in words and times of their own. */
import { exportPatient } from '../../src/records/hand-over.ts';
import { MINUTE } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import {
  alertOf,
  CHEST_PAIN,
  PATIENT,
  openClinic,
  pass,
  says,
  untilCheckIn,
} from '../turn/joined-patient.ts';

function leaves(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}
const fieldsOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(fieldsOf)];

describe('what is handed over', () => {
  let scene: Scene;
  const handed = async () => {
    const { core, content } = scene;
    const audit = {
      write: async (entries: readonly (typeof scene.audited)[number][]) =>
        void scene.audited.push(...entries),
    };
    return (await exportPatient({ store: core.store, content, audit }, PATIENT)) as Record<string, never>;
  };
  beforeEach(async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    for (const answer of ['about a 6', 'no I meant 7', '5', '4', '8', 'slept in the zanzibar chair'])
      await says(scene, answer);
    await says(scene, CHEST_PAIN);
    await pass(scene, 2 * MINUTE);
  });
  afterEach(() => scene.close());

  it('is everything that is kept: not one stored word is missing', async () => {
    const kept = await scene.store.everything(PATIENT);
    const all = new Set(leaves(await handed()));
    const stored = leaves([
      Object.values(kept.docs).map(({ value }) => value),
      kept.logs,
      kept.mail.map(({ event }) => event),
      kept.due.map(({ work }) => work),
    ]).filter((each) => typeof each === 'string');
    expect(stored.length).toBeGreaterThan(100);
    // A question's id is handed over as what the question is about.
    const questions = new Set(['pain-now', 'interference', 'sleep', 'mood', 'note']);
    expect(stored.filter((each) => !all.has(each) && !questions.has(each as string))).toEqual([]);
  });

  it('has the safety plan, part by part, and none after it has been erased', async () => {
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'resolve', outcome: 'acted' },
    );
    for (const words of ['my plan', 'i go quiet', 'later']) await says(scene, words);
    expect((await handed())['safety plan']).toMatchObject({
      parts: { 'what I notice first': { words: 'i go quiet' } },
    });
    await says(scene, 'erase my plan');
    await says(scene, 'yes');
    expect(await handed()).not.toHaveProperty('safety plan');
  });

  it('has every message, and not only the newest', async () => {
    for (let n = 0; n < 120; n += 1)
      await scene.core.receiver.said({
        providerId: `m${n}`,
        from: { channel: 'sms', number: '+15550107777', via: 'twilio' },
        text: `word ${n}`,
        media: 0,
      });
    await scene.core.untilIdle();
    const messages = leaves((await handed())['every message']);
    for (const n of [0, 60, 119]) expect(messages).toContain(`word ${n}`);
  });

  it('has times on the patient’s own clock, and no other', async () => {
    const all = await handed();
    expect(all['times are in']).toBe('America/New_York');
    expect(leaves(all['every message'])).toContain('2026-03-03 09:00:00 -05:00');
    const instants = leaves(all).filter((each) => typeof each === 'number' && each > 1_000_000_000_000);
    expect(instants).toEqual([]);
  });

  it('names things as a person would', async () => {
    const all = await handed();
    expect(all).toMatchObject({
      person: { name: 'Amina Warsame', language: 'en', 'daily check-in at': '09:25' },
      'consent now': { 'text messages': 'granted' },
    });
    expect(leaves(all['every check-in that has ended'])).toContain('your pain');
    const read = Object.entries(all).filter(
      ([section]) => section !== 'kept to do the work' && section !== 'where the conversation stands',
    );
    const coded = fieldsOf(Object.fromEntries(read)).filter((field) =>
      /^(v|at|lang|linkId|checkInAt|dueAt|eventId|openedAt)$/.test(field),
    );
    expect(coded).toEqual([]);
  });

  it('is written down as handed over, and is nothing for somebody unknown', async () => {
    await handed();
    expect(scene.audited.at(-1)).toMatchObject({
      action: 'exported',
      actor: 'operator',
      who: scene.store.pseudonym('patient', PATIENT),
    });
    const { core, content } = scene;
    const audit = { write: async () => undefined };
    expect(await exportPatient({ store: core.store, content, audit }, 'somebody')).toBeUndefined();
  });
});
