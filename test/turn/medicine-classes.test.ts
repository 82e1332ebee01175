/** The medicines that a patient has named in the intake stand, by class, on the card of their alert. */
import { operate } from '../harness/operator.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, fileOf, openClinic, PATIENT, says } from './joined-patient.ts';

describe('the medicines named in the intake', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
    const otieno = scene.content.clinic.clinicians.find(({ id }) => id === 'otieno');
    await scene.core.receiver.installed(teamsRoute(otieno?.teams ?? ''));
  });
  afterEach(() => scene.close());

  const intake = async (medicines: string) => {
    await operate(scene, `form ${PATIENT} intake`);
    await scene.core.untilIdle();
    for (let times = 0; times < 9; times += 1) await says(scene, 'skip');
    await says(scene, medicines);
    await says(scene, 'skip');
    await says(scene, 'skip');
  };
  const onTheCard = async () => {
    await says(scene, CHEST_PAIN);
    const cards = scene.sent.flatMap(({ message }) => (message.purpose === 'page' ? [message.card] : []));
    const [, value] = /"Medicines, by class[^"]*","value":"([^"]*)"/.exec(JSON.stringify(cards)) ?? [];
    return value;
  };

  it('are on the card by class, without those that may be of several', async () => {
    await intake('3, 4, 5');
    expect((await fileOf(scene)).form).toMatchObject({ form: 'intake', status: 'complete' });
    expect(await onTheCard()).toBe('anti-inflammatory, opioid');
  });

  it('stay as they were when that question is left out', async () => {
    await intake('opioids');
    await intake('skip');
    expect(await onTheCard()).toBe('opioid');
  });

  it('take the place of those named before, and of no others', async () => {
    const patient = { ...(await fileOf(scene)).patient, context: { medicines: ['opioid', 'anticoagulant'] } };
    await scene.store.commit(PATIENT, { put: { patient } });
    await intake('anti-inflammatory');
    expect((await fileOf(scene)).patient.context.medicines).toEqual(['anticoagulant', 'nsaid']);
  });
});
