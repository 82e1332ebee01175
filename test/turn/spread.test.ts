/** Many check-ins due at one time go out at the pace of their channel, and danger does not wait behind them. */
import type { CheckIn } from '../../src/model/check-in.ts';
import type { Moment } from '../../src/model/moment.ts';
import type { Route } from '../../src/model/patient.ts';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import { openScene, patientContent, teamsRoute, type Scene, type SceneOptions } from '../harness/scene.ts';

const NINE = Date.parse('2026-03-03T14:00:00Z');
const PEOPLE = 12;
const numberOf = (n: number) => `+155501070${String(n).padStart(2, '0')}`;
const phone = (n: number): Route => ({ channel: 'sms', number: numberOf(n), via: 'twilio' });
const person = (n: number) => ({
  id: `patient-${n}`,
  name: `Person ${n}`,
  mobile: numberOf(n),
  language: 'en',
  zone: 'America/New_York',
  check_in: '09:25',
});
const content = { ...patientContent, checkIns: { ...patientContent.checkIns, spreadMinutes: 0 } };

async function clinicOf(people: number, more: Partial<SceneOptions> = {}): Promise<Scene> {
  const scene = await openScene({ at: NINE, content, rates: { sms: 1, teams: 1 }, ...more });
  for (let n = 0; n < people; n += 1) {
    const from = phone(n);
    await scene.enrolPatient(person(n));
    await scene.hear(from, 'YES');
  }
  await scene.core.untilIdle();
  scene.sent.length = 0;
  return scene;
}

const asked = (scene: Scene) =>
  scene.sent.filter(({ message }) => message.key.startsWith('check-in')).map(({ at }) => at);
const checkInAt = NINE + 25 * MINUTE;

async function secondsPass(scene: Scene, seconds: number): Promise<void> {
  for (let n = 0; n < seconds; n += 1) {
    scene.shift.frozenAt += SECOND;
    await scene.core.untilIdle();
  }
}

describe('check-ins that are due at one time', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('go out one a second where the channel is given one a second, and each goes out', async () => {
    scene = await clinicOf(PEOPLE);
    scene.shift.frozenAt = checkInAt;
    await scene.core.untilIdle();
    // What was not used in the second before, and the turn of this one.
    expect(asked(scene)).toHaveLength(2);
    await secondsPass(scene, 4);
    expect(asked(scene)).toHaveLength(6);
    await secondsPass(scene, PEOPLE);
    expect(new Set(scene.sent.map(({ message }) => message.owner)).size).toBe(PEOPLE);
    expect(asked(scene)).toHaveLength(PEOPLE);
  });

  it('let a message of danger and an ordinary answer through at once', async () => {
    scene = await clinicOf(PEOPLE);
    scene.shift.frozenAt = checkInAt;
    await scene.core.untilIdle();
    const before = scene.sent.length;
    await scene.hear(phone(PEOPLE - 1), 'I want to kill myself, I have the pills here');
    await scene.core.untilIdle();
    const purposes = scene.sent.slice(before).map(({ message }) => message.purpose);
    expect(purposes).toContain('safety');
    expect(purposes).toContain('page');
    expect(scene.shift.frozenAt).toBe(checkInAt);
  });

  it('are told of as missed when their channel is too slow to ask them in time', async () => {
    const moments: Moment[] = [];
    const hourly = { sms: 1 / 3_600, teams: 1 };
    scene = await clinicOf(4, { rates: hourly, watch: (moment) => void moments.push(moment) });
    scene.shift.frozenAt = checkInAt;
    for (let hours = 0; hours < 6; hours += 1) {
      await scene.core.untilIdle();
      scene.shift.frozenAt += 60 * MINUTE;
    }
    const missed = moments.filter(({ is }) => is === 'check-in-missed');
    const logs = await Promise.all([0, 1, 2, 3].map((n) => scene.store.log(`patient-${n}`, 'check-ins', 99)));
    const kept = (logs.flat() as CheckIn[]).filter(({ because }) => because === 'too-late');
    expect(kept.length).toBeGreaterThan(0);
    expect(missed).toHaveLength(kept.length);
    expect(missed[0]).toEqual({ is: 'check-in-missed', because: 'too-late' });
  });

  it('leave the other channel its own pace', async () => {
    scene = await clinicOf(PEOPLE);
    await scene.enrolPatient({
      id: 'in-teams',
      name: 'Person Teams',
      mobile: '+15550107099',
      language: 'en',
      zone: 'America/New_York',
      check_in: '09:25',
      teams_user: 'teams-99',
    });
    await scene.core.receiver.installed(teamsRoute('teams-99'));
    await scene.core.untilIdle();
    await scene.hear(teamsRoute('teams-99'), 'hello');
    await scene.core.untilIdle();
    scene.sent.length = 0;
    scene.shift.frozenAt = checkInAt;
    await scene.core.untilIdle();
    expect(scene.sent.some(({ message }) => message.owner === 'in-teams')).toBe(true);
  });
});

describe('a list enrolled in the daytime', () => {
  it('is invited at the pace of the channel, everybody once, and danger does not wait behind it', async () => {
    const scene = await openScene({ at: NINE, content, rates: { sms: 1, teams: 1 } });
    for (let n = 0; n < PEOPLE; n += 1) await scene.enrolPatient(person(n));
    const invited = () => scene.sent.filter(({ message }) => message.key === 'consent.invitation').length;
    expect(invited()).toBe(2);
    await scene.hear(phone(PEOPLE - 1), 'I want to kill myself, I have the pills here');
    await scene.core.untilIdle();
    expect(scene.sent.map(({ message }) => message.purpose)).toContain('safety');
    await secondsPass(scene, 3 * PEOPLE);
    expect(invited()).toBe(PEOPLE);
    await scene.close();
  });
});
