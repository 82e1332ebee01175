/** A plain wish is answered without the question that a doubt of the screen would put first. */
import { isPlainWish } from '../../../dialogs/wish/plain.ts';
import { languages } from '../../../src/model/language.ts';
import type { Turn } from '../../../src/turn/turn.ts';
import { shippedContent as content, shippedScreen as screen } from '../../harness/scene.ts';

const turnIn = (lang: 'en' | 'es') => ({ content, patient: { lang } }) as Turn;

function phrasesIn(list: object): string[] {
  return Object.values(list).flatMap((each: unknown) =>
    typeof each === 'string' ? [each] : phrasesIn(each as object),
  );
}

const ends = {
  en: ['', 'until Monday', 'this week', 'please'],
  es: ['', 'hasta el lunes', 'esta semana', 'por favor'],
};
const written = languages.flatMap((lang) =>
  phrasesIn(content.words(lang).wishes).flatMap((phrase) =>
    ends[lang].map((end) => ({ lang, text: `${phrase} ${end}`.trim() })),
  ),
);
const journeys = [
  "I'm going to Paris to end it",
  "I'm off to Paris to end it",
  'Im in London and want to die',
  'me voy a Madrid a acabar con todo',
].flatMap((text) => languages.map((lang) => ({ lang, text })));

describe('a plain wish', () => {
  it('is none where the screen hears more in it', () => {
    const exempt = [...written, ...journeys].filter(
      ({ lang, text }) => isPlainWish(turnIn(lang), text) && screen({ text, lang }).tier !== 'none',
    );
    expect(exempt).toEqual([]);
  });

  it.each([
    "I'm in Lisbon this week",
    'pause until Monday',
    'text me at 7 pm',
    'estoy en Madrid hasta el martes',
  ])('"%s" is one', (text) => expect(isPlainWish(turnIn('en'), text)).toBe(true));
});
