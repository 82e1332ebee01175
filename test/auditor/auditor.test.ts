/** Each way in which an alert can fall silent, and whether somebody outside the engine notices within a minute. */
import { clinicianOwner, DRILLS, drillIn } from '../../src/escalation/clinician-file.ts';
import { raise } from '../../src/escalation/raise.ts';
import { LAST_LOOK, lastLook, WATCH } from '../../src/model/last-look.ts';
import { MINUTE } from '../../src/model/time.ts';
import { operate } from '../harness/operator.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, fileOf, openClinic, PATIENT, says } from '../turn/joined-patient.ts';
import { watch, type Watched } from './watched-clinic.ts';

let scene: Scene;
let watched: Watched;
beforeEach(async () => {
  scene = await openClinic();
  watched = watch(scene);
});
afterEach(() => scene.close());

/** As the carrier reports of every text within seconds. */
async function receive(): Promise<void> {
  for (const fact of (await alertOf(scene)).facts)
    if (fact.kind === 'sent' && fact.by === 'sms')
      await scene.core.receiver.delivered({
        owner: clinicianOwner(fact.clinician),
        messageId: fact.providerId,
        providerId: fact.providerId,
        state: 'delivered',
      });
}
const kinds = async (looks: number) => (await watched.looks(looks)).map(({ kind }) => kind);
const words = () => watched.texts.map(({ text }) => text);

describe('while the engine works', () => {
  it('nobody is told anything, and the outside hears that all is well', async () => {
    await says(scene, CHEST_PAIN);
    for (let minute = 0; minute < 12; minute += 1) {
      for (let look = 0; look < 6; look += 1) {
        expect(await kinds(1)).toEqual([]);
        await scene.core.untilIdle();
        await receive();
      }
    }
    expect(watched.texts).toEqual([]);
    expect(watched.audited).toEqual([]);
    // At the first look, and then with every fifth.
    expect(watched.beats).toBe(15);
  });

  it('whoever watches the service sees when it last looked, what stands and how much it has found', async () => {
    const left = async () => (await scene.store.read(WATCH)).docs[LAST_LOOK]?.value;
    await says(scene, CHEST_PAIN);
    await watched.looks(1);
    expect(await left()).toMatchObject({ at: scene.shift.frozenAt, standing: 0, found: 0 });
    await watched.looks(30);
    const { standing } = await scene.store
      .read(WATCH)
      .then(({ docs }) => lastLook.parse(docs[LAST_LOOK]?.value));
    expect(standing).toBeGreaterThan(0);
    const seenAt = scene.shift.frozenAt;
    watched.storeAway = true;
    await watched.looks(2);
    expect(await left()).toMatchObject({ at: seenAt, standing });
  });

  it('an alert that somebody holds comes back in time, and is no fault', async () => {
    await says(scene, CHEST_PAIN);
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'acknowledge' },
    );
    await scene.core.untilIdle();
    for (let look = 0; look < 6 * 17; look += 1) {
      expect(await kinds(1)).toEqual([]);
      await scene.core.untilIdle();
      await receive();
    }
    expect((await alertOf(scene)).facts.some(({ kind }) => kind === 'came-back')).toBe(true);
  });
});

describe('when the engine is killed', () => {
  it('after the first page, the late step is found within a minute of its time', async () => {
    await says(scene, CHEST_PAIN);
    await receive();
    watched.elapse(2 * MINUTE);
    const before = scene.shift.frozenAt;
    while (watched.texts.length === 0) await watched.looks(1);
    expect(scene.shift.frozenAt - before).toBeLessThanOrEqual(MINUTE);
    expect(words()).toEqual([
      expect.stringMatching(/^Harbor Pain: the next step of an alert is late\. Alert [A-Z]{2}\d\d\. /),
      expect.stringMatching(/^Harbor Pain: due work is not taken up\./),
    ]);
  });

  it('before the first page, it is found within a minute of the message', async () => {
    // The commit is all that happens: nobody is there for what it has made due.
    const danger = {
      eventId: 'e',
      at: scene.shift.frozenAt,
      text: CHEST_PAIN,
      tier: 'emergency',
      signals: [],
    } as const;
    const { change } = raise(await fileOf(scene), { ...danger, signals: [] }, 'e/emergency');
    await scene.store.commit(PATIENT, change);
    const before = scene.shift.frozenAt;
    while (watched.texts.length === 0) await watched.looks(1);
    expect(scene.shift.frozenAt - before).toBeLessThanOrEqual(MINUTE);
  });

  it('tells again after ten minutes and not before, and says when all is in order again', async () => {
    await says(scene, CHEST_PAIN);
    await receive();
    watched.elapse(2 * MINUTE);
    await watched.looks(6);
    const before = watched.beats;
    await watched.looks(50);
    expect(watched.texts.filter(({ key }) => key === 'page.watch-service')).toHaveLength(1);
    await watched.looks(12);
    expect(watched.texts.filter(({ key }) => key === 'page.watch-service')).toHaveLength(2);
    expect(watched.beats).toBe(before);
    await scene.core.untilIdle();
    await receive();
    expect(await kinds(2)).toEqual([]);
    expect(watched.texts.at(-1)?.key).toBe('page.watch-well');
    expect(watched.beats).toBe(before + 1);
  });

  it('writes what it found and that it was over, and nothing of the patient', async () => {
    await says(scene, CHEST_PAIN);
    await receive();
    watched.elapse(2 * MINUTE);
    await watched.looks(6);
    await scene.core.untilIdle();
    await watched.looks(2);
    const { id, label } = await alertOf(scene);
    const found = watched.audited.find(({ facts }) => facts['fault'] === 'step-late');
    expect(found).toMatchObject({
      actor: 'auditor',
      action: 'watch found',
      alert: id,
      who: scene.store.pseudonym('patient', PATIENT),
      facts: { label, tier: 'emergency' },
    });
    expect(watched.audited.some(({ action }) => action === 'watch over')).toBe(true);
    expect(new Set(watched.audited.map((each) => each.id)).size).toBe(watched.audited.length);
    const written = JSON.stringify([
      watched.audited,
      watched.log.kept,
      watched.texts.map(({ text }) => text),
    ]);
    expect(written).not.toMatch(/Amina|chest|15550107777|patient-1/);
  });

  it('is not silenced by a carrier that does not take its text', async () => {
    await says(scene, CHEST_PAIN);
    watched.elapse(2 * MINUTE);
    watched.answer = { kind: 'later', afterMs: 60_000, because: 'twilio-20429' };
    await watched.looks(6);
    watched.answer = { kind: 'accepted', providerId: 'SM1' };
    await watched.looks(1);
    expect(watched.texts.length).toBeGreaterThan(0);
  });
});

describe('when the next step has been lost', () => {
  it('it is found although nothing is late yet', async () => {
    await says(scene, CHEST_PAIN);
    const { id } = await alertOf(scene);
    await scene.store.commit(PATIENT, { done: [`escalate:${id}`] });
    expect(await kinds(2)).toEqual(['due-missing']);
  });

  it('it is found for one that somebody has acknowledged', async () => {
    await says(scene, CHEST_PAIN);
    const { id } = await alertOf(scene);
    await scene.core.desk.act(PATIENT, id, { clinician: 'otieno', by: 'sms' }, { act: 'acknowledge' });
    await scene.core.untilIdle();
    await scene.store.commit(PATIENT, { done: [`escalate:${id}`] });
    expect(await kinds(2)).toEqual(['due-missing']);
  });

  it('a record that cannot be read hides no other, and is itself found', async () => {
    await says(scene, CHEST_PAIN);
    await scene.store.commit('patient-2', {
      put: { patient: { v: 9 }, alert: { v: 9 } },
      list: [{ list: 'open-alerts', entry: 'odd' }],
    });
    const { id } = await alertOf(scene);
    await scene.store.commit(PATIENT, { done: [`escalate:${id}`] });
    expect((await kinds(2)).sort()).toEqual(['due-missing', 'unreadable']);
  });
});

describe('when Redis is away for ten minutes', () => {
  it('it is noticed within a minute, told again, not taken for well, and over when it is back', async () => {
    await says(scene, CHEST_PAIN);
    await receive();
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'acknowledge' },
    );
    await scene.core.untilIdle();
    await watched.looks(1);
    expect(watched.beats).toBe(1);
    watched.storeAway = true;
    const before = scene.shift.frozenAt;
    while (watched.texts.length === 0) await watched.looks(1);
    expect(scene.shift.frozenAt - before).toBeLessThanOrEqual(MINUTE);
    await watched.looks(60);
    expect(words()).toEqual([
      'Harbor Pain: the records do not answer. Alerts may reach nobody. Please have it looked at now.',
      'Harbor Pain: the records do not answer. Alerts may reach nobody. Please have it looked at now.',
    ]);
    expect(watched.beats).toBe(1);
    expect(watched.audited).toEqual([]);
    watched.storeAway = false;
    await watched.looks(2);
    expect(words().at(-1)).toBe('Harbor Pain: the watch finds all alerts in order again.');
    // What could not be written while it was away is written now.
    expect(watched.audited.map(({ action }) => action)).toEqual(['watch found', 'watch over']);
    expect(watched.beats).toBe(2);
  });

  it('what throws for another reason is not taken for that, and no less a fault', async () => {
    watched.broken = true;
    expect((await watched.looks(4)).map(({ kind }) => kind)).toEqual(['unreadable']);
    expect(watched.beats).toBe(0);
  });

  it('a moment without an answer is nothing to wake anybody for, and nothing to call well', async () => {
    watched.storeAway = true;
    await watched.looks(2);
    watched.storeAway = false;
    expect(watched.beats).toBe(0);
    await watched.looks(1);
    expect([watched.texts, watched.beats]).toEqual([[], 1]);
  });
});

describe('when a clock is wrong', () => {
  it.each([2 * 60 * MINUTE, -2 * 60 * MINUTE])('by %s ms on a host, it is noticed', async (ms) => {
    watched.hostAheadMs = ms;
    expect(await kinds(2)).toEqual(['clocks-differ']);
    expect(words()[0]).toContain('two clocks do not agree');
  });

  it('and put back under an open alert, it is noticed at the next look', async () => {
    await watched.looks(1);
    await says(scene, CHEST_PAIN);
    scene.shift.frozenAt -= 60 * MINUTE;
    expect(await kinds(2)).toEqual(expect.arrayContaining(['clock-jumped', 'from-the-future']));
  });
});

describe('when a provider is silent', () => {
  it('and answers no request, the page without an outcome is found', async () => {
    scene.refuse(({ purpose }) =>
      purpose === 'page' ? { kind: 'later', afterMs: 60 * MINUTE, because: 'http-429' } : undefined,
    );
    await says(scene, CHEST_PAIN);
    for (let look = 0; look < 17; look += 1) {
      await watched.looks(1);
      await scene.core.untilIdle();
    }
    expect(words().join()).toMatch(/no page of an alert has gone out|a page may not have gone out/);
  });

  it('and reports nothing of what it took, that is found', async () => {
    await says(scene, CHEST_PAIN);
    for (let look = 0; look < 34; look += 1) {
      await scene.core.untilIdle();
      await watched.looks(1);
    }
    expect(words()).toEqual([expect.stringContaining('the text carrier is silent')]);
  });
});

describe('when practice does not go on', () => {
  it('a drill that goes its way, in its own time, is no fault', async () => {
    await operate(scene, 'drill');
    for (let look = 0; look < 6 * 20; look += 1) {
      expect(await kinds(1)).toEqual([]);
      await scene.core.untilIdle();
    }
    expect(drillIn((await scene.store.read(DRILLS)).docs)?.status).toBe('resolved');
  });

  it('because its next step has been lost, that is found, and the words say that nobody is in danger', async () => {
    await operate(scene, 'drill');
    await scene.core.untilIdle();
    const { id } = drillIn((await scene.store.read(DRILLS)).docs)!;
    await scene.store.commit(DRILLS, { done: [`escalate:${id}`] });
    expect(await kinds(2)).toEqual(['drill-stuck']);
    expect(words()).toEqual([expect.stringContaining('DRILL')]);
  });

  it('because the engine is dead, it is found within a minute of its next step', async () => {
    await operate(scene, 'drill');
    await scene.core.untilIdle();
    watched.elapse(2 * MINUTE);
    const before = scene.shift.frozenAt;
    while (watched.texts.length === 0) await watched.looks(1);
    expect(scene.shift.frozenAt - before).toBeLessThanOrEqual(MINUTE);
  });

  it('because a planned one does not come, or has no entry any more, that is found', async () => {
    await scene.close();
    const drills = [{ tier: 'urgent' as const, every: 7, at: ['09:30'], from: '2026-03-03' }];
    const content = { ...shippedContent, policy: { ...shippedContent.policy, drills } };
    scene = await openClinic({ content });
    watched = watch(scene);
    await scene.core.planDrills();
    watched.elapse(50 * MINUTE);
    expect(await kinds(2)).not.toContain('drill-missing');
    watched.elapse(15 * MINUTE);
    expect(await kinds(2)).toContain('drill-missing');
    await scene.core.untilIdle();
    expect(await kinds(2)).not.toContain('drill-missing');
    await scene.store.commit(DRILLS, { done: ['drill:0'] });
    expect(await kinds(2)).toContain('drill-missing');
  });
});

it('knows each clinician by the name under which the reports of their texts are kept', () => {
  expect(clinicianOwner('haddad')).toBe('clinician/haddad');
});
