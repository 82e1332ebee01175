import { strictFaults } from '../../harness/strict-fhir.ts';

const good = {
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: [
    { linkId: 'a', answer: [{ valueInteger: 3, item: [{ linkId: 'b', answer: [{ valueBoolean: true }] }] }] },
  ],
};

describe('the judges of FHIR', () => {
  it('let a right one pass', () => expect(strictFaults(good)).toEqual([]));

  it.each([
    ['a status of no code', { status: 'done' }],
    ['a property of nobody', { more: 1 }],
    ['a day written the other way', { authored: '01/11/2026' }],
    ['a number as text', { item: [{ linkId: 'a', answer: [{ valueInteger: '3' }] }] }],
    ['two values at once', { item: [{ linkId: 'a', answer: [{ valueInteger: 1, valueString: 'x' }] }] }],
    ['an item without a linkId', { item: [{ answer: [{ valueInteger: 1 }] }] }],
    [
      'items beside an answer',
      { item: [{ linkId: 'a', item: [{ linkId: 'b' }], answer: [{ valueInteger: 1 }] }] },
    ],
    ['an empty text', { item: [{ linkId: 'a', text: ' ' }] }],
  ])('find %s', (_, part) => expect(strictFaults({ ...good, ...part })).not.toEqual([]));
});
