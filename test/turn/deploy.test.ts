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

const raised: Change = (form) => ({ ...form, version: 'next' });
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
    return after.sent.flatMap(({ message }) => message.key.split(' + '));
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
    expect((await fileOf(before)).checkIn?.version).toBe('next');
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
    for (const text of ['3', '7']) await replies(text);
    expect(await replies('4')).toEqual(['check-in.thanks-partial']);
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

  it('that removes the open dialog altogether, or cannot read its state, asks again and files nothing', async () => {
    const { docs } = await before.store.read(PATIENT);
    const talk = readFile(docs)?.talk;
    const unreadable = [
      { dialogStack: [{ id: 'a dialog of last year', state: { step: 3 } }] },
      { dialogStack: [{ id: 'questionnaire', state: { step: 3 } }] },
      { dialogStack: [null, 'questionnaire'] },
      { stack: { questionnaire: 'daily-check-in' } },
    ];
    await deploy((form) => form);
    for (const dialogs of unreadable) {
      await before.store.commit(PATIENT, { put: { talk: { ...talk, dialogs } } });
      expect(await replies('3')).toEqual(['check-in.changed', 'daily-check-in/interference']);
      expect(await answers()).toEqual({ 'pain-now': 6 });
    }
    await before.store.commit(PATIENT, { put: { talk: { v: 2, place: 'interference' } } });
    await replies('check in');
    await replies('4');
    expect(await answers()).toEqual({ 'pain-now': 6, interference: 4 });
  });

  const changed = (linkId: string, item: object): Change => {
    return (form) => ({
      ...form,
      item: form.item.map((each) => (each.linkId === linkId ? { ...each, ...item } : each)),
    });
  };
  it.each([
    ['other words', changed('interference', { text: 'How well could you do what you enjoy?' })],
    ['another type', changed('interference', { type: 'text', extension: [] })],
    ['another scale', changed('interference', { item: [] })],
  ])('that gives the open question %s under the same version asks again', async (_, change) => {
    await deploy(change);
    expect(await replies('3')).toEqual(['check-in.changed', 'daily-check-in/interference']);
    expect(await answers()).toEqual({ 'pain-now': 6 });
    await replies('4');
    expect(Object.keys(await answers())).toEqual(['pain-now', 'interference']);
  });

  it('that changes the words offered for a number asks again instead of counting in the new list', async () => {
    await says(before, 'hmm');
    await says(before, 'well');
    const words = shippedContent.choices('interference', 'en');
    expect(words.length).toBeGreaterThan(1);
    const content = { ...shippedContent, choices: () => [...words].reverse() };
    after = await openScene({ at: NINE, content, store: async () => before.store });
    expect(await replies('2')).toEqual(['check-in.changed', 'daily-check-in/interference']);
    expect(await answers()).toEqual({ 'pain-now': 6 });
  });

  it('leaves "sorry, I meant" with the question that was answered last, as long as its words are the same', async () => {
    await deploy(reversed);
    await replies('sorry, I meant 4');
    expect(await answers()).toEqual({ 'pain-now': 4 });
    await deploy(changed('pain-now', { text: 'How is your pain at its worst?' }));
    expect(await replies('sorry, I meant 9')).toEqual(['check-in.changed', 'daily-check-in/interference']);
    expect(await answers()).toEqual({ 'pain-now': 4 });
  });

  it.each(['pain was actually 9', 'pain 9', '4, and pain was 9', 'el dolor era 9, no 6'])(
    'files nothing under a question that has other words now, by its name either: %s',
    async (text) => {
      await deploy(changed('pain-now', { text: 'How is your pain at its worst?' }));
      expect(await replies(text)).toEqual(['check-in.changed', 'daily-check-in/interference']);
      expect(await answers()).toEqual({ 'pain-now': 6 });
    },
  );

  it('puts nothing right after the end under a question that has other words now', async () => {
    for (const answer of ['5', '7', '6', 'skip']) await says(before, answer);
    expect((await fileOf(before)).checkIn?.status).toBe('complete');
    const told = await answers();
    await deploy(changed('pain-now', { text: 'How is your pain at its worst?' }));
    await replies('change my pain to 9');
    expect(await answers()).toEqual(told);
    await replies('change my sleep to 3');
    expect(await answers()).toEqual({ ...told, sleep: 3 });
  });

  it('that changes a question does not take the answer of a card that showed the old one', async () => {
    const shown = before.sent.findLast(({ message }) => message.ask?.linkId === 'interference')?.message.ask;
    await deploy(changed('interference', { text: 'How well could you do what you enjoy?' }));
    const card = {
      questionnaire: 'daily-check-in',
      linkId: 'interference',
      round: shown?.round,
      answer: '9',
    };
    for (const providerId of ['pressed', 'pressed again']) {
      await after.hear(PHONE, '', { card, providerId });
      await after.core.untilIdle();
    }
    expect(await answers()).toEqual({ 'pain-now': 6 });
  });
});
