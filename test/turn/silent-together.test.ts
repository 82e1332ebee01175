/** Two people who are silent on the same days: each has an alert of their own, under a label of its own. */
import { openAlertOf, readFile } from '../../src/model/file.ts';
import { HOUR } from '../../src/model/time.ts';
import { openScene, type Scene } from '../harness/scene.ts';

const people = [
  { id: 'ana', name: 'Ana North', mobile: '+15550104001' },
  { id: 'sol', name: 'Sol South', mobile: '+15550104002' },
];
const DAYS = 8;

describe('silent on the same days', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('means two alerts, not one', async () => {
    scene = await openScene({ at: Date.UTC(2026, 2, 2, 8) });
    for (const who of people) {
      await scene.enrolPatient({ language: 'en', zone: 'UTC', check_in: '09:00', ...who });
      await scene.hear({ channel: 'sms', number: who.mobile, via: 'twilio' }, 'YES');
    }
    for (let hours = 0; hours < DAYS * 24; hours += 1) {
      scene.shift.frozenAt += HOUR;
      await scene.core.untilIdle();
    }
    const alerts = await Promise.all(
      people.map(async ({ id }) => openAlertOf(readFile((await scene.store.read(id)).docs)!)!),
    );
    expect(alerts.map(({ tasks }) => tasks)).toEqual([['missed-check-ins'], ['missed-check-ins']]);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(2);
    expect(new Set(alerts.map(({ label }) => label)).size).toBe(2);
  });
});
