import { hardToRead, longSentences } from '../../../src/content/check/reading.ts';
import { asSms, outsideGsm, segmentsOf } from '../../../src/content/check/segments.ts';
import { syllablesInSpanish } from '../../../src/content/check/spanish-syllables.ts';
import { toGsm } from '../../../src/sms/gsm.ts';
import { shipped } from './broken-content.ts';
import { readContent } from '../../../src/content/read-content.ts';

describe('Spanish syllables', () => {
  it.each([
    ['sol', 1],
    ['dolor', 2],
    ['llame', 2],
    ['ahora', 3],
    ['guitarra', 3],
    ['pregunta', 3],
    ['cuidado', 3],
    ['día', 2],
    ['aún', 2],
    ['país', 2],
    ['muy', 1],
    ['y', 1],
    ['pingüino', 3],
    ['emergencia', 4],
    ['oeste', 3],
  ])('%s has %i', (word, count) => expect(syllablesInSpanish(word)).toBe(count));
});

describe('the reading level', () => {
  it('lets plain English pass and stops officialese', () => {
    expect(hardToRead('Thank you. That is all for today.', 'en')).toBeUndefined();
    expect(
      hardToRead('Individualised multidisciplinary rehabilitation facilitates functional improvement.', 'en'),
    ).toContain('grade');
  });

  it('lets plain Spanish pass and stops officialese', () => {
    expect(hardToRead('Gracias. Eso es todo por hoy. Hasta luego.', 'es')).toBeUndefined();
    expect(
      hardToRead('La rehabilitación multidisciplinaria individualizada facilita mejorías funcionales.', 'es'),
    ).toContain('INFLESZ');
  });

  it('counts the words of each sentence alone', () => {
    expect(longSentences('One two. '.repeat(20))).toEqual([]);
    expect(longSentences(`${'word '.repeat(16)}end.`)).toEqual([17]);
  });
});

describe('the length of a text', () => {
  it('counts a long text and one letter of another alphabet as carriers do', () => {
    expect(segmentsOf('a'.repeat(160))).toBe(1);
    expect(segmentsOf('a'.repeat(161))).toBe(2);
    expect(outsideGsm('así está “bien” ñ é ¿?')).toEqual(['“', '”']);
  });

  it('folds accents exactly as sending does', () => {
    const texts = Object.values(readContent(shipped, [])?.catalogues.es.messages ?? {}).map(
      ({ text }) => text,
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(asSms(text)).toBe(toGsm(text));
  });
});
