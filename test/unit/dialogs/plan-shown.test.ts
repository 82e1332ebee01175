/** A plan in the patient's words, whatever they are, in texts of two segments at most, with nothing lost. */
import fc from 'fast-check';
import { pieces } from '../../../dialogs/plan-shown.ts';
import { toGsm } from '../../../src/sms/gsm.ts';
import { segmentsOf } from '../../../src/sms/segments.ts';

const PIECE = 270;
const withoutSpace = (text: string) => text.replace(/\s/g, '');

describe('the pieces of a plan', () => {
  it('stand together while they fit', () => {
    expect(pieces(['1 one', '2 two'], 20)).toEqual(['1 one\n2 two']);
    expect(pieces(['1 one', '2 two'], 8)).toEqual(['1 one', '2 two']);
  });

  it('are cut between words, and within a word only if they must be', () => {
    expect(pieces(['call my sister at home'], 15)).toEqual(['call my sister', 'at home']);
    expect(pieces(['abcdefghij'], 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('lose nothing and are never empty or too long', () => {
    const lines = fc.array(
      fc.string({ minLength: 1, maxLength: 700 }).filter((each) => each.trim() !== ''),
      {
        minLength: 1,
        maxLength: 7,
      },
    );
    fc.assert(
      fc.property(lines, (said) => {
        const out = pieces(said, PIECE);
        expect(withoutSpace(out.join(''))).toBe(withoutSpace(said.join('')));
        for (const each of out) expect(each.length).toBeLessThanOrEqual(PIECE);
      }),
      { numRuns: 200 },
    );
  });

  it('take two segments at most, with the letters people write', () => {
    const words = 'café… mañana “hablar” con mi hermana — Tomás niño ';
    for (const each of pieces([words.repeat(30)], PIECE))
      expect(segmentsOf(toGsm(each)).segments).toBeLessThanOrEqual(2);
  });
});
