import { isRefusal } from '../../../src/reading/refusal.ts';
import { en, english, spanish } from './vocabulary.ts';

const words = [...english, ...spanish];

describe('a no to something that was offered', () => {
  it.each([
    'no I am ok',
    'not today thanks',
    'im good',
    "I'm good, thank you",
    'nah im fine for now',
    'not interested',
    "no thanks I'd rather not",
    'another time maybe later',
    'no gracias estoy bien',
    'no, estoy bien',
    'hoy no',
    'hoy no, gracias',
    'así estoy bien',
  ])('"%s" is one', (text) => expect(isRefusal(text, words)).toBe(true));

  it.each([
    'yes',
    'ok',
    'thanks',
    'no estoy bien',
    'no I am not ok',
    "I'm not good",
    'not today, it hurts too much',
    "I'm good at that one",
    'no. I want to die',
    'not now?',
    'no puedo más',
  ])('"%s" is none', (text) => expect(isRefusal(text, words)).toBe(false));

  it('may be a sign, whichever the vocabulary has', () => {
    expect(isRefusal('👎', words)).toBe(true);
    expect(isRefusal('thanks 👎', words)).toBe(true);
    expect(isRefusal('🙅', words)).toBe(false);
    const { declines } = en.offered;
    expect(isRefusal('🙅', [{ ...en, offered: { ...en.offered, declines: [...declines, '🙅'] } }])).toBe(
      true,
    );
  });
});
