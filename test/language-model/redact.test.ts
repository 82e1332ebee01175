import fc from 'fast-check';
import { plainWord } from '../../src/language-model/plain-word.ts';
import { redact } from './shipped-redact.ts';

describe('what is taken out of a message', () => {
  it.each([
    ['a score stays', 'my pain is 7 or 7/10 or 10 today', 'my pain is 7 or 7/10 or 10 today'],
    ['two scores stay apart', 'it was a 7, 4 at night', 'it was a 7, 4 at night'],
    ['other figures go', 'it is 11, took 40 mg', 'it is [number 1], took [number 2] mg'],
    ['the same thing has the same mark', 'zanzibar and zanzibar', '[word 1] and [word 1]'],
    ['may is a verb, and a month beside a figure', 'i may go on 3 may', 'i may go on [date 1]'],
    ['a mark of ours cannot be written', 'this is [name 1] here', 'this is name 1 here'],
    ['a short form is known by its parts', "they're here, it's bad", "they're here, it's bad"],
  ])('%s', (_, text, expected) => expect(redact(text, []).text).toBe(expected));

  it("the clinic's name goes whole, and what everybody writes about stays", () => {
    const { text, back } = redact('harbor  pain and Harbor-Pain know my pain', [], 'Harbor Pain');
    expect(text).toBe('[name 1] and [name 2] know my pain');
    expect(back('[name 1]')).toBe('harbor pain');
  });

  it('nothing of a name, in any case or with any accents, and no figure above 10 is left', () => {
    const name = fc.constantFrom('Núria', 'Wojciech', 'Quist', 'López', 'Ash', 'grace');
    const variant = (each: string) =>
      fc.constantFrom(each, each.toUpperCase(), each.toLowerCase(), each.normalize('NFD'), `${each}'s`);
    const words = fc.array(
      fc.oneof(name.chain(variant), fc.constantFrom('and', 'the', 'pain', '7', '5550107777', '1961')),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const { text, back } = redact(parts.join(' '), ['Núria Quist', 'Wojciech López', 'Ash Grace']);
        const bare = text
          .replace(/\[[a-z]+ \d+\]/g, '')
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .toLowerCase();
        expect(bare).not.toMatch(/nuria|wojciech|quist|lopez|\bash\b|grace|\d{2}/);
        // Put back, it is what was written, but that one mark stands for all spellings of a name.
        expect(plainWord(back(text))).toBe(plainWord(parts.join(' ').slice(0, 600).trim()));
      }),
    );
  });
});
