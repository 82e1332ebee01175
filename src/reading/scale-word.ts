/** A word of the scale instead of a number: "bad", "really good I suppose", "fully. not leaving this bed". */
import type { Words } from '../content/words.ts';
import { languages } from '../model/language.ts';
import { controlText, range, type Item } from '../model/questionnaire.ts';
import { hasFigure } from './amounts.ts';
import { hasPhrase, isWhole, listsOf, withoutBack, withoutEnds } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export interface ScaleWord {
  value: number;
  list: readonly string[];
}

/** The words at the ends of the scale, as the question names them, those that are offered, and people's own. */
export function wordsOfScale(
  item: Item,
  choices: readonly { value: number; word: string }[],
  words: readonly Words[],
): ScaleWord[] {
  const ends = range(item);
  const told = words.flatMap(({ told: { [item.linkId]: own } }) =>
    [own?.words, own?.alone].flatMap((each) => Object.entries(each ?? {})),
  );
  const named = (control: 'lower' | 'upper') =>
    languages.flatMap((lang) => controlText(item, control, lang) ?? []);
  return [
    ...(ends === undefined
      ? []
      : [
          { value: ends.min, list: named('lower') },
          { value: ends.max, list: named('upper') },
        ]),
    ...choices.map(({ value, word }) => ({ value, list: [word] })),
    ...told.map(([value, list]) => ({ value: Number(value), list })),
  ];
}

/** The ends stand in the question; a word between them may be any of several numbers. */
export function isAnEnd(value: number, item: Item): boolean {
  const ends = range(item);
  return ends !== undefined && (value === ends.min || value === ends.max);
}

/** The whole reply, or all of its first part with nothing after it that says another: "normal" is no "mal". */
export function readScaleWord(
  text: string,
  scaleWords: readonly ScaleWord[],
  words: readonly Words[],
): number | undefined {
  const tokens = tokensOf(text);
  const said = tokens.filter(({ kind }) => kind !== 'mark');
  const whole = wordOf(said, scaleWords, words);
  const [first, ...rest] = clausesOf(tokens).map((clause) => clause.filter(({ kind }) => kind !== 'mark'));
  // Of "muy bien, como un bebé" the first part counts.
  const isTwice = rest.length > 0 && first !== undefined && wordOf(first, scaleWords, words) !== undefined;
  if (whole !== undefined && !isTwice) return whole;
  if (first === undefined || hasFigure(text, words) || /[?？]/.test(text)) return undefined;
  const goesOn = listsOf(words, ({ number }) => number.afterScore);
  const value = wordOf(first, scaleWords, words) ?? wordOf(withoutBack(first, goesOn), scaleWords, words);
  // "Great, like a baby" is told twice, a point apart.
  const others = scaleWords.filter((each) => value !== undefined && Math.abs(each.value - value) > 1);
  const takesBack = [
    ...others.map(({ list }) => list),
    ...listsOf(words, ({ number }) => number.takesBack),
    ...listsOf(words, ({ number }) => number.retracts),
    ...listsOf(words, ({ number }) => number.vague),
  ];
  return rest.some((clause) => hasPhrase(clause, takesBack)) ? undefined : value;
}

function wordOf(
  said: readonly Token[],
  scaleWords: readonly ScaleWord[],
  words: readonly Words[],
): number | undefined {
  const nearly = listsOf(words, ({ number }) => number.nearly);
  if (hasPhrase(said, nearly)) return undefined;
  const idle = words.flatMap(({ fillers, number }) => [fillers, number.approximate, number.lead, number.now]);
  const degrees = words.map(({ number }) => number.degrees);
  // The "like" of "slept like a log" is no "about".
  const spoken = [[], idle, degrees, [...idle, ...degrees]].map((each) => withoutEnds(said, each));
  return scaleWords.find(({ list }) => spoken.some((each) => isWhole(each, [list])))?.value;
}
