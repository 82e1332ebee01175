/** Any form of a kind people write, and anything typed into it: nothing throws, and what comes out is right FHIR. */
import fc from 'fast-check';
import { cardOf } from '../../../src/forms/card.ts';
import { answer, open, type Reply } from '../../../src/forms/engine.ts';
import { ask, openNode } from '../../../src/forms/ask.ts';
import { offersOf, picksSeveral } from '../../../src/forms/offered.ts';
import { smsOf } from '../../../src/forms/sms.ts';
import { state as stateShape } from '../../../src/forms/state.ts';
import { viewOf } from '../../../src/forms/view.ts';
import type { Form } from '../../../src/forms/form.ts';
import { coding, english, formOf, responseTo, say, turnIn } from './playing.ts';

interface Made {
  [key: string]: unknown;
  linkId: string;
  type: string;
  item?: Made[];
}
const plain = [
  'boolean',
  'integer',
  'decimal',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'quantity',
  'display',
];
const picked = ['choice', 'open-choice'];
const options = [coding('a', 'Mild'), coding('b', 'Bad'), coding('c', 'Not at all'), { valueString: 'Both' }];

const tree: fc.Arbitrary<Made[]> = fc.letrec<{ items: Made[]; item: Made }>((tie) => ({
  items: fc.array(tie('item'), { minLength: 1, maxLength: 4 }),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({
        type: fc.constantFrom(...plain),
        required: fc.boolean(),
        repeats: fc.boolean(),
        on: fc.nat(5),
      })
      .map(made),
    fc
      .record({
        type: fc.constantFrom(...picked),
        required: fc.boolean(),
        repeats: fc.boolean(),
        on: fc.nat(5),
      })
      .map((each) => made({ ...each, answerOption: options })),
    fc
      .record({ repeats: fc.boolean(), on: fc.nat(5), item: tie('items') })
      .map((each) => made({ type: 'group', ...each })),
    fc
      .record({
        type: fc.constantFrom(...plain, ...picked),
        repeats: fc.boolean(),
        on: fc.nat(5),
        item: tie('items'),
      })
      .map((each) => made({ ...each, answerOption: picked.includes(each.type) ? options : [] })),
  ),
})).items;

function made({ type, ...more }: Record<string, unknown>): Made {
  return { linkId: '', text: `About ${String(type)}`, type: String(type), ...more };
}

/** Gives every item its own linkId, and some of them a condition on one of those before. */
function numbered(items: Made[], seen: string[] = []): Made[] {
  return items.map(({ on, item, answerOption, ...rest }) => {
    const linkId = `q${seen.length}`;
    const question = seen[seen.length - Number(on) - 1];
    seen.push(linkId);
    const condition =
      question !== undefined && Number(on) < 3
        ? { enableWhen: [{ question, operator: Number(on) === 1 ? '!=' : 'exists', answerBoolean: true }] }
        : {};
    const own =
      Array.isArray(answerOption) && answerOption.length > 0
        ? { answerOption: answerOption as unknown[] }
        : {};
    return { ...rest, ...own, ...condition, linkId, ...(item && { item: numbered(item, seen) }) };
  });
}

const form = tree.map((items) =>
  formOf([...numbered(items), { linkId: 'last', type: 'boolean', text: 'Last?' }]),
);
const typed = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    '1',
    '2',
    '1, 2',
    '4.5',
    'mild',
    'both',
    'today',
    '2024-02',
    '7:30',
    'skip',
    'back',
    'why',
    'sorry, I meant 2',
    '5 kg',
    'a b',
  ),
  fc.constantFrom(
    'http://a.b',
    '',
    ' ',
    '#0',
    '#99',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '1e400',
    '99999999999',
    '-0',
    '[0]',
    '{}',
    '<b>x</b>',
    '😀',
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
);

async function step(of: Form, kept: unknown, reply: Reply) {
  return answer(of, stateShape.parse(JSON.parse(JSON.stringify(kept))), reply, turnIn());
}

describe('any form and any answers', () => {
  it('give a right response, with nothing in it that nobody was asked', () =>
    fc.assert(
      fc.asyncProperty(form, fc.array(typed, { maxLength: 25 }), async (of, texts) => {
        let state = await open(of, turnIn().world);
        for (const text of texts) {
          ({ state } = await step(of, state, { kind: 'text', text }));
          expect(smsOf(ask(of, state, english), say).length).toBeGreaterThan(0);
          expect(cardOf(of, state, english, say)['type']).toBe('AdaptiveCard');
        }
        responseTo(of, state);
      }),
      { numRuns: 150 },
    ));

  it('give the same response on the phone as with cards', () =>
    fc.assert(
      fc.asyncProperty(form, fc.array(fc.nat(20), { minLength: 5, maxLength: 40 }), async (of, picks) => {
        let [phone, cards] = [await open(of, turnIn().world), await open(of, turnIn().world)];
        for (const pick of picks) {
          const view = viewOf(of, phone);
          const node = openNode(view);
          if (node === undefined) break;
          expect(cards.at).toBe(phone.at);
          const offers = node.kind === 'more' && node.item.type === 'group' ? [] : offersOf(node, view, 'en');
          const offer = offers[pick % Math.max(1, offers.length)];
          const second = offers[(pick + 1) % Math.max(1, offers.length)];
          const several = picksSeveral(node) && offer !== undefined && second !== undefined;
          const words = {
            boolean: pick % 2 ? 'Yes' : 'No',
            integer: '7',
            decimal: '2.5',
            date: '2024-03-01',
            time: '07:30',
            dateTime: '2024-03-01',
            url: 'http://a.b',
            quantity: '5 kg',
          } as Record<string, string>;
          const own = node.kind === 'more' ? 'No' : (words[node.item.type] ?? 'my words');
          const text = several ? `${offer.number}, ${second.number}` : (offer?.label ?? own);
          const field = several ? `#${second.at},#${offer.at}` : offer === undefined ? own : `#${offer.at}`;
          const one = await step(of, phone, { kind: 'text', text });
          const other = await step(of, cards, {
            kind: 'card',
            questionnaire: of.questionnaire,
            version: of.version,
            fields: { [node.place]: field },
          });
          expect([other.kind, other.stored]).toEqual([one.kind, one.stored]);
          expect(one.kind).toBe('answered');
          [phone, cards] = [one.state, other.state];
        }
        expect(responseTo(of, cards)).toEqual(responseTo(of, phone));
      }),
      { numRuns: 100 },
    ));
});
