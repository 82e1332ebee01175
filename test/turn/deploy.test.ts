import { readFile } from '../../src/model/file.ts';
import type { Questionnaire } from '../../src/model/questionnaire.ts';
import { openScene, shippedContent, type Scene } from '../harness/scene.ts';
import {
  checkInsOf,
  fileOf,
  NINE,
  openClinic,
  PATIENT,
  PHONE,
  says,
  untilCheckIn,
} from './joined-patient.ts';

type Change = (form: Questionnaire) => Questionnaire;

const raised: Change = (form) => ({ ...form, version: '2' });
const without =
  (linkId: string): Change =>
  (form) => ({ ...form, item: form.item.filter((each) => each.linkId !== linkId) });
const reversed: Change = (form) => ({ ...form, item: [...form.item].reverse() });

function contentWith(change: Change) {
  const form = shippedContent.questionnaire('daily-check-in');
  if (form === undefined) throw new Error('there is no daily check-in');
  const changed = change(form);
  return { ...shippedContent, questionnaire: (id: string) => (id === form.id ? changed : undefined) };
}

describe('a deploy in the middle of a check-in', () => {
  let before: Scene;
  let after: Scene;
  let spoken = 0;

  beforeEach(async () => {
    before = await openClinic();
    await untilCheckIn(before);
    await says(before, '6');
  });
  afterEach(() => before.close());

  async function deploy(change: Change): Promise<void> {
    after = await openScene({ at: NINE, content: contentWith(change), store: async () => before.store });
  }
  async function replies(text: string): Promise<string[]> {
    after.sent.length = 0;
    await after.hear(PHONE, text, { providerId: `after-${(spoken += 1)}` });
    await after.core.untilIdle();
    return after.sent.map(({ message }) => message.key);
  }
  const answers = async () =>
    Object.fromEntries(
      ((await fileOf(before)).checkIn?.answers ?? []).map((each) => [each.linkId, each.value]),
    );

  it('with a new version does not file the reply to the old question, says so and asks again', async () => {
    await deploy(raised);
    expect(await replies('3')).toEqual(['check-in.changed', 'daily-check-in/interference']);
    expect(await answers()).toEqual({ 'pain-now': 6 });
    await replies('4');
    expect(await answers()).toEqual({ 'pain-now': 6, interference: 4 });
    expect((await fileOf(before)).checkIn?.version).toBe('2');
  });

  it('that takes the open question away files nothing under another, and goes on with the next', async () => {
    await deploy(without('interference'));
    expect(await replies('3')).toEqual(['check-in.changed', 'daily-check-in/sleep']);
    expect(await answers()).toEqual({ 'pain-now': 6 });
    await replies('7');
    expect(await answers()).toEqual({ 'pain-now': 6, sleep: 7 });
  });

  it('that only reorders the questions files the reply where it belongs', async () => {
    await deploy(reversed);
    await replies('3');
    expect(await answers()).toEqual({ 'pain-now': 6, interference: 3 });
  });

  it('that adds a question before the open one does not call the day complete', async () => {
    await deploy((form) => ({
      ...form,
      item: [{ ...form.item[0]!, linkId: 'new-one' }, ...form.item],
    }));
    for (const text of ['3', '7', '4']) await replies(text);
    expect(await replies('no')).toEqual(['check-in.thanks-partial']);
    expect((await checkInsOf(before)).at(-1)?.status).toBe('partial');
  });

  it('that takes the whole form away ends the day without claiming that it is complete', async () => {
    const content = { ...shippedContent, questionnaire: () => undefined };
    after = await openScene({ at: NINE, content, store: async () => before.store });
    expect(await replies('3')).toEqual(['check-in.thanks-partial']);
    expect((await checkInsOf(before)).at(-1)).toMatchObject({
      status: 'partial',
      answers: [{ linkId: 'pain-now' }],
    });
  });

  it('that removes the open dialog altogether does not hold the patient', async () => {
    const { docs } = await before.store.read(PATIENT);
    const talk = readFile(docs)?.talk;
    const dialogs = { dialogStack: [{ id: 'a dialog of last year', state: { step: 3 } }] };
    await before.store.commit(PATIENT, { put: { talk: { ...talk, dialogs } } });
    await deploy((form) => form);
    expect(await replies('hello')).toEqual(['everyday.greeting']);
    expect(await replies('check in')).toEqual(['daily-check-in/interference']);
  });
});
