/** What somebody who does not or cannot answer is told: only what is true, and never the same list a third time. */
import { responseOf } from '../../../src/fhir/response.ts';
import { coding, context, filled, formOf, sayIn, turnIn } from './playing.ts';

const options = { answerOption: ['Mild', 'Bad', 'Worst'].map((label) => coding(label)) };
const must = formOf([{ linkId: 'q', type: 'choice', text: 'How bad?', required: true, ...options }]);
const may = formOf([{ linkId: 'q', type: 'choice', text: 'How bad?', ...options }]);
const both = formOf([
  { linkId: 'a', type: 'boolean', text: 'Pain?', required: true },
  { linkId: 'b', type: 'boolean', text: 'Sleep?' },
]);

it.each(['en', 'es'] as const)('in %s SKIP is offered only where it is taken', async (lang) => {
  const skip = lang === 'en' ? 'SKIP' : 'SALTAR';
  const say = sayIn(lang);
  const shown = await filled(must, [skip, 'hmm', 'hmm'], 'sms', turnIn(lang));
  const [first, ...texts] = [shown.opening, ...shown.turns].flatMap(({ said, show }) => [...said, ...show]);
  expect(first).toBe(say({ key: 'forms.opening-musts' }));
  expect(texts.filter((text) => text.includes(skip))).toEqual([]);
  expect(shown.turns[0]?.said).toEqual([say({ key: 'forms.required' })]);
  expect((await filled(may, [], 'sms', turnIn(lang))).opening.said).toEqual([say({ key: 'forms.opening' })]);
});

it('says at each question of a form with both kinds whether it can be skipped', async () => {
  const { opening, turns } = await filled(both, ['yes']);
  expect([opening.show[0]?.includes('SKIP'), turns[0]?.show[0]?.includes('SKIP')]).toEqual([false, true]);
});

it.each([
  ['SKIP', may],
  ['FORM OFF', must],
])('shows a list twice, then only how to answer it and %s', async (way, form) => {
  const { opening, turns } = await filled(form, ['hmm', 'hmm', 'hmm', 'repeat']);
  const lists = [opening, ...turns].map(({ show }) => show.join().includes('1 Mild'));
  expect(lists).toEqual([true, true, false, false, true]);
  expect(turns[1]?.show[0]).toMatch(new RegExp(`1, 2[^]*${way}`));
});

it('asks which of two only once, and then how to answer', async () => {
  const form = formOf([{ linkId: 'q', type: 'choice', text: 'How bad?', ...options }]);
  const { turns } = await filled(form, ['mild or bad', 'mild or bad', 'mild or bad']);
  expect(turns.map(({ kind }) => kind)).toEqual(['searched', 'unclear', 'unclear']);
  expect(turns.at(-1)?.show[0]).not.toContain('1 Mild');
});

it('FORM OFF ends the form, keeps what was given, and reads no more', async () => {
  const { turns, state, isLeft } = await filled(both, ['yes', 'form off', 'yes']);
  expect([turns.length, turns[1]?.kind, isLeft]).toEqual([2, 'left', true]);
  expect(responseOf(both, state, context, isLeft)).toMatchObject({
    status: 'stopped',
    item: [{ linkId: 'a' }],
  });
});

it('an option of that name is chosen', async () => {
  const form = formOf([
    { linkId: 'q', type: 'choice', text: 'Which?', answerOption: [coding('Form off'), coding('Sick')] },
  ]);
  expect((await filled(form, ['form off'])).turns[0]?.kind).toBe('answered');
});
