/** How often the right thing begins, the right value is stored, and, what matters most, the wrong ones are. */
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

export function missesOf(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ is }) => is !== 'right')
    .map(({ of, is, as }) => {
      const label =
        'meant' in of
          ? of.meant
          : 'says' in of
            ? daysLabelled(of).join(', ')
            : `${of.asked} ${String(of.value)}`;
      return `${is}: [${of.lang}] ${label} read as ${as}: ${of.text}`;
    });
}

/**
 * What the scored halves must not fall below. `later` was written after the phrases, in other people's voices; `voices` after
 * it, before what the reader of wishes learns from, by the same hand.
 */
const FLOORS: Record<string, { dialog: number; wrongDialog: number; value?: Value }> = {
  test: { dialog: 0.94, wrongDialog: 0.03 },
  'test-later': { dialog: 0.88, wrongDialog: 0.04 },
  'test-voices': { dialog: 0.92, wrongDialog: 0.02 },
  // Each of these was written to be misread; what was reached is held, and falls short of the aim.
  'test-wishes': { dialog: 0.85, wrongDialog: 0.02 },
  'test-answers': { dialog: 0, wrongDialog: 0, value: { right: 0.84, wrong: 0.075 } },
  // By writers who knew none of the reading.
  'test-replies': { dialog: 0.8, wrongDialog: 0.07, value: { right: 0.93, wrong: 0.003 } },
  'test-traps': { dialog: 0, wrongDialog: 0, value: { right: 0.92, wrong: 0.042 } },
};
interface Value {
  right: number;
  wrong: number;
}
/** The aim. */
const VALUE: Value = { right: 0.97, wrong: 0.003 };

export interface Half {
  half: string;
  judged: readonly Judged[];
  /** The same, read again with a model. */
  withModel: readonly Judged[];
}

export function reportOf(halves: readonly Half[]): { text: string; isBelow: boolean } {
  const rows = halves.flatMap(rowsOf);
  const head = [
    '| set | n | right | right, but asked first | nothing begun or stored | wrong | right or asked first, with a stand-in model | wrong, with it |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  return { text: [...head, ...rows].join('\n'), isBelow: halves.some(isBelow) };
}

/** The sums alone, for the README. */
export function summaryOf(halves: readonly Half[]): string {
  const head = [
    '| scored half | n | right | asked first, or back | wrong |',
    '| --- | ---: | ---: | ---: | ---: |',
  ];
  const rows = halves.flatMap(({ half, judged }) =>
    SUMS.flatMap(([name, pick]) => {
      const those = judged.filter(({ of }) => pick(of));
      if (those.length === 0) return [];
      const cells = [share(those, 'right'), share(those, 'asked', 'missed'), share(those, 'wrong')];
      return [`| \`${half}\`: ${name} | ${those.length} | ${cells.join(' | ')} |`];
    }),
  );
  return [...head, ...rows].join('\n');
}

const SUMS: [string, Pick][] = [
  ['the right dialog', (of) => 'meant' in of],
  ['the right value', (of) => 'value' in of && !('also' in of)],
  ['the right numbers of the right days', (of) => 'says' in of],
  ['what stands beside an answer; else it is left with it', (of) => 'also' in of],
];

type Pick = (of: Labelled) => boolean;
const groups: [string, Pick][] = [
  ['what is asked for, en', (of) => isWished(of) && of.lang === 'en'],
  ['what is asked for, es', (of) => isWished(of) && of.lang === 'es'],
  ['what is asked for, mixed', (of) => isWished(of) && of.lang === 'mix'],
  ['taken back: nothing begins', (of) => 'meant' in of && of.meant === 'refuse'],
  ['nothing asked for: nothing begins', (of) => 'meant' in of && of.meant === 'none'],
  ['**right dialog, all**', (of) => 'meant' in of],
  ['**right value, all**', (of) => 'value' in of && !('also' in of)],
  ['**right numbers of the right days, all**', (of) => 'says' in of],
  ['**what stands beside an answer**', (of) => 'also' in of],
];

function isWished(of: Labelled): boolean {
  return 'meant' in of && of.meant !== 'refuse' && of.meant !== 'none';
}

function rowsOf({ half, judged, withModel }: Half): string[] {
  return groups.flatMap(([name, pick]) => {
    const [those, again] = [judged, withModel].map((all) => all.filter(({ of }) => pick(of)));
    if (those === undefined || again === undefined || those.length === 0) return [];
    const cells = [
      ...(['right', 'asked', 'missed', 'wrong'] as const).map((is) => share(those, is)),
      share(again, 'right', 'asked'),
      share(again, 'wrong'),
    ];
    return [`| ${half}: ${name} | ${those.length} | ${cells.join(' | ')} |`];
  });
}

export function share(of: readonly { is: Judged['is'] }[], ...kinds: Judged['is'][]): string {
  return interval(of.filter(({ is }) => kinds.includes(is)).length, of.length);
}

function isBelow({ half, judged }: Half): boolean {
  const floor = FLOORS[half];
  if (floor === undefined) return false;
  const wishes = judged.filter(({ of }) => 'meant' in of);
  const answers = judged.filter(({ of }) => 'value' in of && !('also' in of));
  const isWrong =
    wishes.length > 0 && (rate(wishes, 'right') < floor.dialog || rate(wishes, 'wrong') > floor.wrongDialog);
  if (answers.length === 0) return isWrong;
  const { right, wrong } = floor.value ?? VALUE;
  return isWrong || rate(answers, 'right') < right || rate(answers, 'wrong') > wrong;
}

function rate(judged: readonly Judged[], is: Judged['is']): number {
  return judged.filter((each) => each.is === is).length / judged.length;
}

/** With Wilson's 95 % interval: a hundred messages say little about a thousandth. */
function interval(hits: number, n: number): string {
  const z = 1.96;
  const rate = hits / n;
  const centre = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const shown = (value: number) => (Math.min(1, Math.max(0, value)) * 100).toFixed(1);
  return `${shown(rate)} % (${shown(centre - half)} to ${shown(centre + half)})`;
}
