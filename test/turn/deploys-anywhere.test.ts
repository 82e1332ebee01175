/** Any replies with any deploys between them: what is filed under a question answers the words the patient last saw of it. */
import fc from 'fast-check';
import { itemText, questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { openScene, shippedContent, type Scene } from '../harness/scene.ts';
import { fileOf, NINE, openClinic, PHONE, untilCheckIn } from './joined-patient.ts';

const shipped = shippedContent.questionnaire('daily-check-in')!;
const linkIds = questions(shipped).map((each) => each.linkId);
const linkId = fc.constantFrom(...linkIds);

const withItem = (form: Questionnaire, id: string, change: (item: Item) => object): Questionnaire => ({
  ...form,
  item: form.item.map((each) => (each.linkId === id ? ({ ...each, ...change(each) } as Item) : each)),
});
const kinds = {
  raise: (form: Questionnaire) => ({ ...form, version: `${form.version}.1` }),
  reword: (form: Questionnaire, id: string) =>
    withItem(form, id, ({ text }) => ({ text: `${text} Really?` })),
  retype: (form: Questionnaire, id: string) => withItem(form, id, () => ({ type: 'text', extension: [] })),
  remove: (form: Questionnaire, id: string) =>
    questions(form).length < 2 ? form : { ...form, item: form.item.filter((each) => each.linkId !== id) },
  restore: () => shipped,
  turn: (form: Questionnaire) => ({ ...form, item: [...form.item.slice(1), form.item[0]!] }),
};
type Kind = keyof typeof kinds;
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      says: fc.constantFrom('0', '4', '7', 'back', 'skip', 'why', 'sorry, I meant 9', 'hmm'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ deploy: fc.constantFrom(...(Object.keys(kinds) as Kind[])), at: linkId }),
  },
);

interface Shown {
  linkId: string;
  text: string;
}

it('no answer is ever filed under a question the patient did not see', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const first = await openClinic();
      await untilCheckIn(first);
      let form = shipped;
      let scene: Scene = first;
      const seen = first.sent.flatMap(shownBy);
      for (const [index, one] of steps.entries()) {
        if ('deploy' in one) {
          form = kinds[one.deploy](form, one.at);
          const now = form;
          const content = {
            ...shippedContent,
            questionnaire: (id: string) => (id === now.id ? now : undefined),
          };
          scene = await openScene({ at: NINE, content, store: async () => first.store });
          scene.shift.frozenAt = first.shift.frozenAt;
          continue;
        }
        const before = await answersOf(first);
        const sentBefore = scene.sent.length;
        await scene.hear(PHONE, one.says, { providerId: `run ${run} step ${index}` });
        await scene.core.untilIdle();
        for (const [id, value] of await answersOf(first)) {
          if (before.get(id) === value) continue;
          const isCorrection = one.says.startsWith('sorry') && before.has(id);
          if (!isCorrection) expect({ filed: id }).toEqual({ filed: seen.at(-1)?.linkId });
          const text = itemText(
            questions(form).find((each) => each.linkId === id)!,
            'en',
          );
          expect(seen.findLast((each) => each.linkId === id)?.text).toContain(text);
        }
        seen.push(...scene.sent.slice(sentBefore).flatMap(shownBy));
      }
      run += 1;
      await first.close();
    }),
    { numRuns: 150 },
  );
}, 120_000);

function shownBy({ message }: Scene['sent'][number]): Shown[] {
  return message.ask ? [{ linkId: message.ask.linkId, text: message.ask.title }] : [];
}

async function answersOf(scene: Scene): Promise<Map<string, string>> {
  const answers = (await fileOf(scene)).checkIn?.answers ?? [];
  return new Map(answers.map((each) => [each.linkId, JSON.stringify([each.value, each.flags, each.at])]));
}
