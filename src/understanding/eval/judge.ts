/** What is made of each labelled message: the right thing, nothing, or, what matters most, a wrong one. */
import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { Offer } from '../../forms/offered.ts';
import type { Language } from '../../model/language.ts';
import { questions } from '../../model/questionnaire.ts';
import { readOptions } from '../../forms/read-options.ts';
import { readMinutes } from '../../reading/minutes.ts';
import { readNumber, type Scale } from '../../reading/number.ts';
import { isAnEnd, readScaleWord, wordsOfScale } from '../../reading/scale-word.ts';
import { readWhole } from '../../reading/whole-answer.ts';
import { readPlainYesNo } from '../../reading/plain-yes-no.ts';
import type { Understand } from '../understand.ts';
import { daysIn, daysLabelled } from './days.ts';
import type { Labelled, LabelledAnswer, LabelledDays, LabelledWish } from './labelled.ts';
import { judgeTwo } from './score-two.ts';

export interface Judged {
  of: Labelled;
  /** `asked`: the right thing, but a person is asked first whether it is meant. */
  is: 'right' | 'asked' | 'missed' | 'wrong';
  /** What was made of it. */
  as: string;
}
export interface Readers {
  understand: Understand;
  words: readonly Words[];
  content: Content;
}

export function judgeAll(cases: readonly Labelled[], readers: Readers): Judged[] {
  return cases.map((of) => {
    if ('also' in of) return { of, ...judgeTwo(of, readers) };
    if ('says' in of) return judgeDays(of, readers);
    return 'meant' in of ? judgeWish(of, readers) : judgeAnswer(of, readers);
  });
}

/** `wrong`: a number goes where it does not belong, without a question first; `missed`: some find no place. */
function judgeDays(of: LabelledDays, { words }: Readers): Judged {
  const { said, asks } = daysIn(of, words);
  const as = said.length === 0 ? 'nothing' : said.join(', ');
  const meant = daysLabelled(of);
  if (said.some((each) => !meant.includes(each))) return { of, as, is: asks ? 'missed' : 'wrong' };
  if (said.length < meant.length) return { of, as, is: 'missed' };
  return { of, as, is: asks ? 'asked' : 'right' };
}

/** `wrong`: something else begins than was meant; `missed`: nothing does, or something else is asked about. */
function judgeWish(of: LabelledWish, { understand }: Readers): Judged {
  const meant = understand(of.text);
  const as = 'intent' in meant ? `${meant.kind} ${meant.intent}` : meant.kind;
  const begins = meant.kind === 'wish';
  if (of.meant === 'refuse' || of.meant === 'none') return { of, as, is: begins ? 'wrong' : 'right' };
  if (!('intent' in meant)) return { of, as, is: 'missed' };
  const isOffered = meant.kind === 'maybe' && meant.or === of.meant;
  if (meant.intent !== of.meant && !isOffered) return { of, as, is: begins ? 'wrong' : 'missed' };
  return { of, as, is: begins ? 'right' : 'asked' };
}

function judgeAnswer(of: LabelledAnswer, readers: Readers): Judged {
  const value = answerIn(of, readers);
  const as = value === null ? 'nothing' : String(value);
  if (value === of.value) return { of, as, is: 'right' };
  return { of, as, is: value === null ? 'missed' : 'wrong' };
}

/** Read as the dialogs do. */
function answerIn({ asked, text, lang }: LabelledAnswer, readers: Readers): LabelledAnswer['value'] {
  const { words } = readers;
  switch (asked) {
    case 'minutes':
      return readMinutes(text, words) ?? null;
    case 'hours':
      return numberIn(text, { min: 0, max: 60, of: 'hours' }, words);
    case 'yes-no': {
      const said = readPlainYesNo(text, words);
      return said === 'yes' || said === 'no' ? said : null;
    }
    case 'often':
      return oftenIn(text, lang === 'es' ? OFTEN.es : OFTEN.en, words);
    default:
      return dailyIn(text, { asked, lang: lang === 'es' ? 'es' : 'en' }, readers);
  }
}

/** The options of the questions about mood in `content/forms`, each under its score. */
const OFTEN = {
  en: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  es: ['Ningún día', 'Varios días', 'Más de la mitad de los días', 'Casi todos los días'],
};

function oftenIn(text: string, labels: readonly string[], words: readonly Words[]): number | null {
  const offers = labels.map((label, at): Offer => {
    const option = { value: { valueString: label }, label: { text: label, in: {} }, exclusive: false };
    return { option, at, number: at, mark: String(at), label };
  });
  const read = readOptions(text, { offers, narrowed: [], several: false, open: false, question: '' }, words);
  return read.kind === 'offers' ? (read.offers[0]?.number ?? null) : null;
}

const DAILY = ['pain-now', 'interference', 'sleep', 'mood'];

/** One of several answers in a message, or the only one. */
function dailyIn(
  text: string,
  { asked, lang }: { asked: string; lang: Language },
  { words, content }: Readers,
): number | null {
  const scaleOf = (linkId: string) => ({
    min: 0,
    max: 10,
    none: linkId !== 'sleep' && linkId !== 'mood',
    night: linkId === 'sleep',
  });
  const of = (linkId: string) => ({ linkId, scale: scaleOf(linkId) });
  const later = DAILY.filter((each) => each !== asked).map(of);
  const whole = readWhole(text, of(asked), later, words);
  if (whole !== undefined) return whole.told.find(({ linkId }) => linkId === asked)?.value ?? null;
  const form = content.questionnaire('daily-check-in');
  const item = form && questions(form).find(({ linkId }) => linkId === asked);
  if (item === undefined) return null;
  const word = readScaleWord(text, wordsOfScale(item, content.choices(asked, lang), words), words);
  if (word === undefined) return numberIn(text, scaleOf(asked), words);
  return isAnEnd(word, item) ? word : null;
}

function numberIn(text: string, scale: Scale, words: readonly Words[]): number | null {
  const read = readNumber(text, scale, words);
  if (read.kind === 'value') return read.value;
  return read.kind === 'range' ? (read.low + read.high) / 2 : null;
}
