import { MINUTE } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, heardBy, openClinic, pages, pass, says } from './joined-patient.ts';

describe('an alert when every way to the clinicians is dead', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
    scene.refuse(({ purpose }) => (purpose === 'page' ? { kind: 'refused', because: 'dead' } : undefined));
    await says(scene, CHEST_PAIN);
  });
  afterEach(() => scene.close());

  const steps = async () =>
    (await alertOf(scene)).facts
      .filter((fact) => fact.kind === 'step')
      .map(({ step, loop }) => `${loop}.${step}`);

  it('goes through all steps at once, and then waits instead of spinning', async () => {
    expect(await steps()).toEqual(['0.0', '0.1', '0.2', '0.3']);
  });

  it('does not tell the patient that anybody has been told', () => {
    expect(heardBy(scene)).not.toContain('told.sent');
  });

  it('begins again soon, later each time and in the end after the wait of the policy, for as long as it takes', async () => {
    await pass(scene, 10 * MINUTE);
    // After 10, 20, 40, 80 and 160 seconds, and from then on after the 5 minutes.
    expect(await steps()).toEqual([
      '0.0',
      '0.1',
      '0.2',
      '0.3',
      '1.2',
      '1.3',
      '2.2',
      '2.3',
      '3.2',
      '3.3',
      '4.2',
      '4.3',
      '5.2',
      '5.3',
    ]);
  });

  it('reaches somebody as soon as a way works again, and then the patient hears of it', async () => {
    scene.refuse(() => undefined);
    await pass(scene, 5 * MINUTE);
    expect(pages(scene)).not.toEqual([]);
    expect(heardBy(scene)).toContain('told.sent');
  });
});
