/** What a language model has heard and the rules have not waits for a lead to say which was right. */
import { unjudged } from '../../src/clinic/heard-alone.ts';
import { judgedSoFar } from '../../src/clinic/judged.ts';
import { HEARD_ALONE } from '../../src/model/heard-alone.ts';
import { disagreement } from '../../src/turn/think.ts';
import type { Role } from '../../src/model/clinician.ts';
import type { Asked, Read } from '../../src/model/reading.ts';
import { openClinicDoor, type ClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const ruth = { channel: 'sms', number: '+15550108891', via: 'twilio' } as const;
const row = { language: 'en', zone: 'America/New_York', country: 'US', check_in: '23:00' };
const WORDS = 'the keys are with my sister';

const [grace, ...others] = patientContent.clinic.clinicians;
const clinicians = [{ ...grace!, careTeams: ['north'] }, ...others];
const content = { ...patientContent, clinic: { ...patientContent.clinic, clinicians } };

let scene: Scene;
let clinic: ClinicDoor;
let luc: Someone;
beforeAll(async () => {
  const read = async ({ use, text }: Asked): Promise<Read> =>
    use === 'danger' && text.includes(WORDS)
      ? { kind: 'danger', signal: 'suicide_self_harm', words: WORDS }
      : { kind: 'none' };
  scene = await openScene({ at: Date.UTC(2026, 2, 3, 17), content, reader: { read } });
  await scene.enrolPatient({
    ...row,
    id: 'ruth',
    name: 'Ruth Quist',
    mobile: ruth.number,
    care_team: 'north',
  });
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
  expect(text).toContain('href="/clinic/patients/ruth"');
  const [first] = await scene.store.members(HEARD_ALONE);
  const form = { patient: 'ruth', of: first?.entry ?? '', was: 'danger' };
  await Promise.all([luc.post('/clinic/content', form), luc.post('/clinic/content', form)]);
  await luc.post('/clinic/content', { ...form, was: 'none' });
  expect(await listed(HEARD_ALONE)).toBe(1);
  expect(await judgedSoFar(scene.store)).toEqual({ v: 1, danger: 1, none: 0 });
  expect((await luc.get('/clinic/content')).text).toContain('Judged so far: 1; a danger: 1.');
  expect(scene.audited.filter(({ action }) => action === 'disagreement judged')).toHaveLength(1);
});

it('is nothing for a clinician who is no lead', async () => {
  const nurse = await clinic.as('otieno', 'clinician');
  expect((await nurse.get('/clinic/content')).status).toBe(403);
  const [left] = await scene.store.members(HEARD_ALONE);
  expect(
    (await nurse.post('/clinic/content', { patient: 'ruth', of: left?.entry ?? '', was: 'none' })).status,
  ).toBe(403);
  expect(await listed(HEARD_ALONE)).toBe(1);
});

it('shows and takes them only from whoever may open the patient without a reason', async () => {
  const { store } = scene;
  const members = await store.members(HEARD_ALONE);
  const seenBy = async (role: Role, careTeams: string[]) =>
    (await unjudged({ store }, { who: { ...grace!, careTeams }, role, session: { id: 's' } }, members))
      .length;
  expect(await Promise.all([seenBy('lead', []), seenBy('clinician', ['north'])])).toEqual([1, 1]);
  expect(await seenBy('clinician', ['south'])).toBe(0);
});

it('leaves an entry that it cannot read where it is, and shows the page with the others', async () => {
  const list = [{ list: HEARD_ALONE, entry: 'odd' }];
  await scene.store.commit('ruth', { append: { [HEARD_ALONE]: [{ v: 9, of: 'odd' }] }, list });
  const { status, text } = await luc.get('/clinic/content');
  expect(status).toBe(200);
  expect(text).toContain(WORDS);
  await luc.post('/clinic/content', { patient: 'ruth', of: 'odd', was: 'none' });
  expect(await listed(HEARD_ALONE)).toBe(2);
});

it('lists the newest of a patient and so many in all, and keeps the others with the patient', async () => {
  const { store } = scene;
  const entryOf = (of: string) => ({
    v: 1 as const,
    of,
    at: 1,
    signal: 'suicide_self_harm' as const,
    words: WORDS,
  });
  const waiting = (perPatient: number, inAll: number) => ({
    ...content,
    languageModel: {
      ...content.languageModel,
      policy: { ...content.languageModel.policy, waiting: { perPatient, inAll } },
    },
  });
  for (const each of ['first', 'second'])
    await store.commit('neighbour', {
      append: { [HEARD_ALONE]: [entryOf(each)] },
      list: [{ list: HEARD_ALONE, entry: each }],
    });
  const signal = { signal: 'suicide_self_harm', tier: 'ask', rule: 'language-model/danger' } as const;
  const warning = { ...signal, evidence: { words: [WORDS], changedBy: [] } };
  const thought = {
    ...({
      kind: 'thought',
      v: 1,
      id: 'thought/third',
      of: 'third',
      at: 1,
      from: ruth,
      tier: 'none',
    } as const),
    warning,
  };
  const third = { list: HEARD_ALONE, entry: 'third' };
  const change = (perPatient: number, inAll: number) =>
    disagreement({ store, content: waiting(perPatient, inAll) }, 'neighbour', thought);
  expect(await change(3, 100)).toMatchObject({ list: [third] });
  expect(await change(2, 100)).toMatchObject({
    list: [third],
    unlist: [{ list: HEARD_ALONE, entry: 'first' }],
  });
  expect(await change(3, 1)).toEqual({ append: { [HEARD_ALONE]: [{ ...entryOf('third') }] } });
});
