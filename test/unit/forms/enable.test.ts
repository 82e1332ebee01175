import { isMet } from '../../../src/forms/enable.ts';
import type { Condition, Value } from '../../../src/forms/form.ts';
import { answersIn, coding, filled, formOf } from './playing.ts';

const five: Value = { valueInteger: 5 };
const amount = (value: number, code: string): Value => ({
  valueQuantity: { value, system: 'http://unitsofmeasure.org', code },
});
const met = (operator: Condition['operator'], answer: Value, ...values: Value[]) =>
  isMet({ question: 'q', operator, answer }, values);

describe('a condition', () => {
  it.each<[string, boolean, boolean]>([
    ['exists, wanted and there', met('exists', { valueBoolean: true }, five), true],
    ['exists, wanted and not there', met('exists', { valueBoolean: true }), false],
    ['exists, unwanted and not there', met('exists', { valueBoolean: false }), true],
    ['exists, unwanted and there', met('exists', { valueBoolean: false }, five), false],
    ['equal', met('=', five, five), true],
    ['equal as integer and decimal', met('=', { valueDecimal: 5 }, five), true],
    ['equal with nothing there', met('=', five), false],
    ['equal to one of several', met('=', five, { valueInteger: 4 }, five), true],
    ['different', met('!=', five, { valueInteger: 4 }), true],
    ['different with the same', met('!=', five, five), false],
    ['different with one the same', met('!=', five, { valueInteger: 4 }, five), false],
    ['different with nothing there', met('!=', five), true],
    ['greater', met('>', five, { valueInteger: 6 }), true],
    ['greater with the same', met('>', five, five), false],
    ['greater or the same', met('>=', five, five), true],
    ['less', met('<', five, { valueDecimal: 4.9 }), true],
    ['less or the same with more', met('<=', five, { valueInteger: 6 }), false],
    ['less with nothing there', met('<', five), false],
    ['an amount in another unit', met('>', amount(500, 'mg'), amount(1, 'g')), true],
    ['an amount in a unit of elsewhere', met('>', amount(200, '[lb_av]'), amount(100, 'kg')), true],
    ['amounts of two kinds', met('>', amount(1, 'kg'), amount(100, 'cm')), false],
    ['a later date', met('>', { valueDate: '2026-01-01' }, { valueDate: '2026-01-02' }), true],
    ['a later time', met('>', { valueTime: '09:00:00' }, { valueTime: '08:59:00' }), false],
    ['a code of the same system', met('=', coding('a'), coding('a', 'other words')), true],
    ['a code of another system', met('=', { valueCoding: { system: 'x', code: 'a' } }, coding('a')), false],
    ['a code without a system', met('=', { valueCoding: { code: 'a' } }, coding('a')), true],
    ['a text beside a code', met('=', { valueString: 'a' }, coding('a')), true],
    [
      'more of the same unit',
      met('>', { valueQuantity: { value: 5, unit: 'kg' } }, { valueQuantity: { value: 6, unit: 'kg' } }),
      true,
    ],
    [
      'more of another unit',
      met('>', { valueQuantity: { value: 5, unit: 'kg' } }, { valueQuantity: { value: 6, unit: 'g' } }),
      false,
    ],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted));
});

const yesNo = (linkId: string) => ({ linkId, type: 'boolean', text: linkId });
const when = (question: string, operator = '=', answer: object = { answerBoolean: true }) => ({
  question,
  operator,
  ...answer,
});

describe('conditions in a form', () => {
  const both = formOf([
    yesNo('a'),
    yesNo('b'),
    { linkId: 'all', type: 'string', text: 'all', enableWhen: [when('a'), when('b')], enableBehavior: 'all' },
    { linkId: 'any', type: 'string', text: 'any', enableWhen: [when('a'), when('b')], enableBehavior: 'any' },
  ]);

  it('all wants every one, any wants one', async () => {
    const { state } = await filled(both, ['yes', 'no', 'said']);
    expect(answersIn(both, state)).toEqual({ a: [true], b: [false], any: ['said'] });
  });

  it('without a behaviour all are wanted', async () => {
    const form = formOf([
      yesNo('a'),
      yesNo('b'),
      { linkId: 'c', type: 'string', enableWhen: [when('a'), when('b')] },
    ]);
    expect((await filled(form, ['yes', 'no'])).state.at).toBeUndefined();
  });

  it('what a switched-off question was answered counts for nothing, and is back when it is', async () => {
    const form = formOf([
      yesNo('a'),
      { linkId: 'b', type: 'boolean', text: 'b', enableWhen: [when('a')] },
      { linkId: 'c', type: 'string', text: 'c', enableWhen: [when('b')] },
    ]);
    const { state, turns } = await filled(form, ['yes', 'yes', 'kept', 'go back', 'back', 'back', 'no']);
    expect(turns.at(-1)?.kind).toBe('answered');
    expect(answersIn(form, state)).toEqual({ a: [false] });
    const again = await filled(form, ['yes', 'yes', 'kept', 'go back', 'back', 'back', 'no', 'back', 'yes']);
    expect(answersIn(form, again.state)).toEqual({ a: [true], b: [true], c: ['kept'] });
  });

  it('a circle of conditions does not hang', async () => {
    const form = formOf([
      { linkId: 'a', type: 'boolean', text: 'a', enableWhen: [when('b', '!=')] },
      { linkId: 'b', type: 'boolean', text: 'b', enableWhen: [when('a', '!=')] },
    ]);
    expect((await filled(form, ['yes', 'yes'])).turns.length).toBeGreaterThan(0);
  });

  it('conditions that hang on one another through a whole form do not break it', async () => {
    const chain = (step: number) =>
      formOf(
        Array.from({ length: 4_000 }, (_, at) => ({
          linkId: `q${at}`,
          type: 'boolean',
          text: 'Q?',
          enableWhen: [when(`q${at + step}`, '!=')],
        })),
      );
    for (const step of [1, -1]) expect((await filled(chain(step), ['no'])).turns[0]?.kind).toBe('answered');
  });

  it('a group that is off takes everything in it along', async () => {
    const form = formOf([
      yesNo('a'),
      { linkId: 'g', type: 'group', text: 'g', enableWhen: [when('a')], item: [yesNo('in')] },
      yesNo('z'),
    ]);
    const { turns } = await filled(form, ['no']);
    expect(turns[0]?.show.join()).toContain('z');
  });

  it('in a group that repeats each round looks at its own answers', async () => {
    const form = formOf([
      {
        linkId: 'g',
        type: 'group',
        text: 'Medicine',
        repeats: true,
        item: [yesNo('helps'), { linkId: 'how', type: 'string', text: 'How?', enableWhen: [when('helps')] }],
      },
    ]);
    const { state } = await filled(form, ['no', 'yes', 'yes', 'a lot', 'no']);
    expect(responseShape(answersIn(form, state))).toEqual({ helps: [false, true], how: ['a lot'] });
  });
});

const responseShape = (found: Record<string, unknown[]>) => found;
