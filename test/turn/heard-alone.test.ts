/** What a language model has heard and the rules have not waits for a lead to say which was right. */
import { HEARD_ALONE, judgedList } from '../../src/model/heard-alone.ts';
import type { Asked, Read } from '../../src/model/reading.ts';
import { openClinicDoor, type ClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const ruth = { channel: 'sms', number: '+15550108891', via: 'twilio' } as const;
const row = { language: 'en', zone: 'America/New_York', country: 'US', check_in: '23:00' };
const WORDS = 'the keys are with my sister';

let scene: Scene;
let clinic: ClinicDoor;
let luc: Someone;
beforeAll(async () => {
  const read = async ({ use, text }: Asked): Promise<Read> =>
    use === 'danger' && text.includes(WORDS)
      ? { kind: 'danger', signal: 'suicide_self_harm', words: WORDS }
      : { kind: 'none' };
  scene = await openScene({ at: Date.UTC(2026, 2, 3, 17), content: patientContent, reader: { read } });
  await scene.enrolPatient({ ...row, id: 'ruth', name: 'Ruth Quist', mobile: ruth.number });
  await scene.hear(ruth, 'YES');
  await scene.core.untilIdle();
  clinic = openClinicDoor(scene);
  luc = await clinic.as('moreau', 'lead');
});
afterAll(() => scene.close());

const says = async (text: string) => {
  await scene.hear(ruth, text);
  await scene.core.untilIdle();
};
const listed = async (list: string) => (await scene.store.members(list)).length;

it('keeps each disagreement, asked about or not, and none where they agree', async () => {
  await says('it rained here for most of the week');
  expect(await listed(HEARD_ALONE)).toBe(0);
  await says(`the cat is fed and ${WORDS}`);
  expect(scene.sent.at(-1)?.message.ask?.linkId).toBe('direct-question');
  await says('no');
  // The second of a day is not asked about, and kept all the same.
  await says(`the garden is fine and ${WORDS}`);
  expect(await listed(HEARD_ALONE)).toBe(2);
});

it('shows them to a lead without a name, and takes a verdict once', async () => {
  const { text } = await luc.get('/clinic/content');
  expect(text).toContain(WORDS);
  expect(text).not.toContain('Ruth');
  const [first] = await scene.store.members(HEARD_ALONE);
  const form = { patient: 'ruth', of: first?.entry ?? '', was: 'danger' };
  await luc.post('/clinic/content', form);
  await luc.post('/clinic/content', { ...form, was: 'none' });
  expect([
    await listed(HEARD_ALONE),
    await listed(judgedList('danger')),
    await listed(judgedList('none')),
  ]).toEqual([1, 1, 0]);
  expect((await luc.get('/clinic/content')).text).toContain('Judged so far: 1; a danger: 1.');
  expect(scene.audited.filter(({ action }) => action === 'disagreement judged')).toHaveLength(1);
});

it('is nothing for a clinician who is no lead', async () => {
  const grace = await clinic.as('otieno', 'clinician');
  expect((await grace.get('/clinic/content')).status).toBe(403);
  const [left] = await scene.store.members(HEARD_ALONE);
  expect(
    (await grace.post('/clinic/content', { patient: 'ruth', of: left?.entry ?? '', was: 'none' })).status,
  ).toBe(403);
  expect(await listed(HEARD_ALONE)).toBe(1);
});
