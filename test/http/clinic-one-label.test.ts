/** Two open alerts that share a label: each has a page of its own, and whoever has only the label is asked which. */
import { alertPath } from '../../src/clinic/alert-path.ts';
import { openAlertOf, readFile } from '../../src/model/file.ts';
import { openClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, type Scene } from '../harness/scene.ts';

const LABEL = 'KT47';
const people = [
  { id: 'ana', name: 'Ana North', mobile: '+15550104001', says: 'I want to die' },
  { id: 'sol', name: 'Sol South', mobile: '+15550104002', says: 'my chest hurts and I cannot breathe' },
];

describe('two alerts of one label', () => {
  let scene: Scene;
  let grace: Someone;

  beforeAll(async () => {
    scene = await openScene({ at: Date.UTC(2026, 2, 2, 15) });
    const row = { language: 'en', zone: 'UTC', check_in: '09:00' };
    for (const { says, ...who } of people) {
      await scene.enrolPatient({ ...row, ...who });
      const from = { channel: 'sms', number: who.mobile, via: 'twilio' } as const;
      await scene.hear(from, 'YES');
      await scene.hear(from, says);
    }
    await scene.core.untilIdle();
    for (const { id } of people)
      await scene.store.commit(id, { put: { alert: { ...(await alertOf(id)), label: LABEL } } });
    grace = await openClinicDoor(scene).as('otieno', 'clinician');
  });
  afterAll(() => scene.close());

  const alertOf = async (id: string) => openAlertOf(readFile((await scene.store.read(id)).docs)!)!;

  it('are two lines of the inbox that lead to two pages', async () => {
    const { text } = await grace.get('/clinic');
    for (const { id, name } of people) {
      const path = alertPath(await alertOf(id));
      expect(text).toContain(`href="${path}"`);
      const page = await grace.get(path);
      expect([page.status, page.text.includes(name)]).toEqual([200, true]);
    }
  });

  it('are offered by name to whoever has the label alone', async () => {
    const { status, text } = await grace.get(`/clinic/alerts/${LABEL}`);
    expect(status).toBe(200);
    expect(text).toContain(`Alerts called ${LABEL}`);
    for (const { id, name } of people) {
      expect(text).toContain(name);
      expect(text).toContain(`href="${alertPath(await alertOf(id))}"`);
    }
  });

  it('are acknowledged one by one', async () => {
    const [ana, sol] = [await alertOf('ana'), await alertOf('sol')];
    await grace.post(alertPath(sol), { alert: sol.id, act: 'acknowledge' });
    expect([(await alertOf('ana')).status, (await alertOf('sol')).status]).toEqual(['open', 'acknowledged']);
    await grace.post(`/clinic/alerts/${LABEL}`, { alert: ana.id, act: 'acknowledge' });
    expect((await alertOf('ana')).status).toBe('open');
  });
});
