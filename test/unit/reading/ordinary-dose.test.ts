/** An ordinary dose that is told, and everything that is more than that. */
import { isOrdinaryDose } from '../../../src/reading/ordinary-dose.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = content.everyWord('en');

describe('an ordinary dose', () => {
  it.each([
    'I took 2 tylenol this morning',
    'I took one ibuprofen',
    'took my gabapentin',
    'tramadol every 8 hours',
    'I took two tylenol an hour ago',
    'I take ibuprofen for my back',
    'took a naproxen and went to bed',
    'me tomé un ibuprofeno',
    'tomo tramadol cada 8 horas',
    'paracetamol y tramadol',
    'me tome dos paracetamol anoche',
  ])('is "%s"', (text) => {
    expect(isOrdinaryDose(text, words)).toBe(true);
  });

  it.each([
    'I took 12 tylenol this morning',
    'I took all my tylenol',
    'I took 2 xanax and 2 oxycodone',
    'I took 2 tylenol and my chest feels tight',
    'I took 2 tylenol and wine',
    'took my gabapentin again',
    'I took 4000mg of tylenol',
    'took too many pills',
    'can I take 2 tylenol?',
    'me tomé todas las pastillas',
    'me tomé un ibuprofeno y no despierto bien',
    'I am tired',
    'every 8 hours',
    'I take 2 tylenol every 2 hours',
    'I took 2 and 2 tylenol',
  ])('is not "%s"', (text) => {
    expect(isOrdinaryDose(text, words)).toBe(false);
  });
});
