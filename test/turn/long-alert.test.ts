import { testKeys, type Scene } from '../harness/scene.ts';
import type { Alert } from '../../src/model/alert.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { safetyReport } from '../../src/ops/commands/report.ts';
import { replacing } from '../../src/model/replacing.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { withRoom } from '../../src/turn/fact-room.ts';
import { FACT_LOG, type MovedFact } from '../../src/model/alert-fact.ts';
import { isSilent, wasSent } from '../../src/model/alert.ts';
import { anAlert } from '../unit/escalation/an-alert.ts';
import { alertOf, CHEST_PAIN, heardBy, openClinic, pages, PATIENT, pass, says } from './joined-patient.ts';

describe('an emergency that nobody answers for hours', () => {
  let scene: Scene;
  /** How often what has moved out of the alert was read. */
  let looks = 0;
  beforeEach(async () => {
    const store = async (shift: TimeShift) => {
      const whole = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
      const log: Store['log'] = (owner, name, last) => {
        if (name === FACT_LOG) looks += 1;
        return whole.log(owner, name, last);
      };
      return replacing<Store>(whole, { log });
    };
    scene = await openClinic({ store });
  });
  afterEach(() => scene.close());

  it('goes on ringing, stays of a bounded size, and every fact of it is kept and written down once', async () => {
    await says(scene, CHEST_PAIN);
    await pass(scene, 4 * HOUR, 5 * MINUTE);
    const alert = await alertOf(scene);
    expect(alert.facts.length).toBeLessThanOrEqual(240);
    // What is written down is not read again with each page: an alert of days would end in nothing else.
    expect(looks).toBe(0);
    const moved = (await scene.store.log(PATIENT, 'alert-facts', 10_000)) as MovedFact[];
    expect(moved.length).toBe(alert.earlierFacts?.count);
    const all = [...moved.map(({ fact }) => fact), ...alert.facts];
    expect(all.length).toBeGreaterThan(240);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => a - b));
    const written = scene.audited.filter((each) => each.alert === alert.id);
    expect(written.map(({ action }) => action).toSorted()).toEqual(
      all.map(({ kind }) => `alert ${kind}`).toSorted(),
    );
    expect(new Set(written.map(({ id }) => id)).size).toBe(written.length);
    const ids = pages(scene).map(({ message }) => message.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(heardBy(scene).filter((key) => key === 'told.sent')).toHaveLength(1);
    // Its first page is among what has moved out, and the worst alert of a month must not look as if it had come late.
    const { alerts } = await safetyReport(scene.store, 'America/New_York');
    expect(alerts).toMatchObject([{ tier: 'emergency', toPage: { count: 1, median: 0 } }]);
  });
});

describe('facts that move out of an alert', () => {
  const old = (facts: Alert['facts']): Alert => ({
    ...anAlert('emergency'),
    facts: [
      ...facts,
      ...Array.from({ length: 300 }, (_, at) => ({ kind: 'joined', at, eventId: `${at}` }) as const),
    ],
  });
  const sent = { kind: 'sent', at: 0, clinician: 'a', by: 'sms', providerId: 'x' } as const;

  it('stay known where something depends on them', () => {
    const change = withRoom({ put: { alert: old([sent, { kind: 'opted-out', at: 0 }]) } });
    const kept = change.put?.['alert'] as Alert;
    expect([wasSent(kept), isSilent(kept)]).toEqual([true, true]);
    const again = withRoom({ put: { alert: { ...kept, facts: [...kept.facts, ...old([]).facts] } } });
    const twice = again.put?.['alert'] as Alert;
    expect([wasSent(twice), isSilent(twice)]).toEqual([true, true]);
    const moved = (again.append?.['alert-facts'] ?? []) as MovedFact[];
    expect(moved[0]?.index).toBe(kept.earlierFacts?.count);
  });

  it('hold no longer for somebody who has agreed to texts again', () => {
    const out = withRoom({ put: { alert: old([{ kind: 'opted-out', at: 0 }]) } }).put?.['alert'] as Alert;
    const back: Alert = { ...out, facts: [...out.facts, { kind: 'reached-again', at: 400 }] };
    expect([isSilent(out), isSilent(back)]).toEqual([true, false]);
    const outAgain: Alert = { ...back, facts: [...back.facts, { kind: 'opted-out', at: 401 }] };
    expect(isSilent(outAgain)).toBe(true);
  });

  it('are none while there is room', () => {
    const change = { put: { alert: anAlert('emergency') } };
    expect(withRoom(change)).toBe(change);
  });
});

describe('a page that was taken and does not arrive', () => {
  let scene: Scene;
  beforeEach(async () => void (scene = await openClinic()));
  afterEach(() => scene.close());
  const lost = async (place: number) => {
    const { message, providerId } = scene.sent.filter((each) => each.message.purpose === 'page')[place]!;
    const report = { owner: message.owner, messageId: message.id, providerId, state: 'undelivered' } as const;
    await scene.core.receiver.delivered({ ...report, code: '30005' });
    await scene.core.receiver.delivered({ ...report, code: '30005' });
    await scene.core.untilIdle();
  };
  const stepsOf = async () => (await alertOf(scene)).facts.filter(({ kind }) => kind === 'step').length;

  it('is a fact once, and brings the next step at once', async () => {
    await says(scene, CHEST_PAIN);
    expect(await stepsOf()).toBe(1);
    await lost(0);
    expect(await stepsOf()).toBe(2);
    expect((await alertOf(scene)).facts.filter(({ kind }) => kind === 'undelivered')).toHaveLength(1);
    await lost(0);
    expect(await stepsOf()).toBe(2);
  });

  it('and belongs to a step that is over moves nothing, nor does one of an alert that is held', async () => {
    await says(scene, CHEST_PAIN);
    await pass(scene, 2 * MINUTE);
    await lost(0);
    expect(await stepsOf()).toBe(2);
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'moreau', by: 'sms' },
      { act: 'acknowledge' },
    );
    await lost(1);
    await lost(2);
    expect(await stepsOf()).toBe(2);
    expect((await alertOf(scene)).status).toBe('acknowledged');
  });
});
