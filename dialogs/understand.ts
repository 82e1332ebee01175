/** What a reply means for the question that is open. Pure: the words, the question and what is known in, a meaning out. */
import type { Words } from '../src/content/words.ts';
import type { Answer } from '../src/model/check-in.ts';
import type { Said } from '../src/model/event.ts';
import type { Item } from '../src/model/questionnaire.ts';
import { hasFigure } from '../src/reading/amounts.ts';
import { readAboutTheTalk } from '../src/reading/about-the-talk.ts';
import { readCommand, type Command } from '../src/reading/command.ts';
import { readCorrection } from '../src/reading/correction.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readOfPlace } from '../src/reading/of-place.ts';
import { readNumber, type NumberRead } from '../src/reading/number.ts';
import { askedOf, scaleOf } from '../src/reading/scale.ts';
import { isAnEnd, readScaleWord, wordsOfScale } from '../src/reading/scale-word.ts';
import { hasPhrase, listsOf } from '../src/reading/phrases.ts';
import { putRightBeside } from '../src/reading/told-beside.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import { readPutOff, saysEnough } from '../src/reading/put-off.ts';
import { readNamed, readNamedElsewhere } from '../src/reading/whole-answer.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import { doubtOf } from './doubt.ts';

export type Given = Pick<Answer, 'value' | 'low' | 'high'> & { flags: Answer['flags'] };
export type Unclear = 'unknown' | 'no-number' | 'no-last' | 'several' | 'vague' | 'below' | 'above';

export type Meaning =
  | { kind: 'ignore' }
  | { kind: 'pictures' }
  | { kind: 'empty' }
  | { kind: 'command'; command: Command }
  /** `saidBack`: it was chosen for the person, by a word or among several numbers, and they are told what was noted. */
  | { kind: 'answer'; given: Given; saidBack?: true }
  /** "Hi", "thanks", "???", CHECK IN where it is open: no try at an answer. */
  | { kind: 'courtesy' }
  | { kind: 'same' }
  /** "Say that again simpler", "I changed my mind". */
  | { kind: 'simpler' | 'other-mind' | 'enough' }
  | { kind: 'old-card' }
  | { kind: 'correction'; linkId: string; given: Given }
  /** A number that may be the answer, or something that was counted; `of`: another question, which was named beside it. */
  | { kind: 'maybe'; value: number; of?: string }
  /** A word from between the ends of the scale, and about what it stands for. */
  | { kind: 'word'; value: number }
  | { kind: 'unclear'; because: Unclear };

export interface Open {
  /** How this asking of a question is called; a card of another one answers nothing. */
  asking: (item: Item) => string;
  item: Item;
  /** The question answered just before, which "sorry, I meant 4" is about. */
  before: Item | undefined;
  /** Every question of the form, for a card that shows an earlier one. */
  items: Item[];
  /** Those that have their answer. */
  answered: readonly string[];
  /** The reply may be one of these words as well. */
  choices: readonly { value: number; word: string }[];
}

export function understand(
  said: Pick<Said, 'text' | 'media' | 'card'>,
  open: Open,
  words: readonly Words[],
): Meaning {
  if (said.card !== undefined && !isOfThisAsking(said.card, open)) return { kind: 'old-card' };
  // A card's optional field left empty is a choice; an empty text is not.
  if (said.card?.answer === '') return { kind: 'command', command: 'skip' };
  const noise = readNoise(said.text, words);
  if (noise === 'tapback' || noise === 'auto-reply') return { kind: 'ignore' };
  if (noise === 'empty' && said.media > 0) return { kind: 'pictures' };
  // "???" asks what was meant.
  if (noise === 'empty') return said.text.trim() === '' ? { kind: 'empty' } : { kind: 'courtesy' };
  if (said.card !== undefined) return fromCard(said.card, open, words);
  const command = readCommand(said.text, words);
  if (open.choices.length > 0 && wantsSimpler(said.text, words)) return { kind: 'simpler' };
  const about = readAboutTheTalk(said.text, words);
  if (about === 'simpler' || about === 'other-mind') return { kind: about };
  if (command !== undefined && isForQuestions(command)) return { kind: 'command', command };
  if (command === 'greeting' || command === 'thanks') return { kind: 'courtesy' };
  if (command === 'check-in' && !hasFigure(said.text, words)) return { kind: 'courtesy' };
  const isScored = scaleOf(open.item, words) !== undefined;
  if (isScored && saysEnough(said.text, words)) return { kind: 'enough' };
  const putOff = readPutOff(said.text, words);
  if (putOff !== undefined && isScored)
    return putOff === 'unknown'
      ? { kind: 'unclear', because: putOff }
      : { kind: 'command', command: 'later' };
  const corrected = correctedIn(said.text, open, words);
  if (corrected !== undefined) return corrected;
  const chosen = fromChoices(said.text, open, words);
  if (chosen !== undefined) return chosen;
  const elsewhere = toldElsewhere(said.text, open, words) ?? putRightAlone(said.text, open, words);
  if (elsewhere !== undefined) return elsewhere;
  const meaning = answerTo(said.text, open.item, words);
  const value = numberIn(meaning);
  const doubt = value === undefined ? undefined : doubtOf(said.text, value, open, words);
  return value === undefined || doubt === undefined ? meaning : { kind: 'maybe', value, ...doubt };
}

function numberIn(meaning: Answered): number | undefined {
  if (meaning.kind === 'maybe') return meaning.value;
  const value = meaning.kind === 'answer' ? meaning.given.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** "Sorry, I meant 4" is about the answer before; "I meant 5 for pain" about the one it names. */
function correctedIn(text: string, { items, before }: Open, words: readonly Words[]): Meaning | undefined {
  const correction = readCorrection(text, words);
  if (correction === undefined || before === undefined) return undefined;
  const named = readNamed(correction.rest, askedOf(items, words), words);
  if (named !== undefined) {
    const { linkId, value, approx } = named;
    return { kind: 'correction', linkId, given: { value, flags: approx ? ['approx'] : [] } };
  }
  const placed = readOfPlace(correction.rest, words);
  const about = placed && items.filter((each) => scaleOf(each, words) !== undefined)[placed.place - 1];
  if (placed !== undefined && about === undefined) return undefined;
  const given = answerTo(
    placed === undefined ? correction.rest : String(placed.value),
    about ?? before,
    words,
  );
  return given.kind === 'answer'
    ? { kind: 'correction', linkId: (about ?? before).linkId, given: given.given }
    : undefined;
}

/** "Sleep was a 4", said where another question is open, is about sleep. */
function toldElsewhere(text: string, { item, items }: Open, words: readonly Words[]): Meaning | undefined {
  const [open] = askedOf([item], words);
  const others = askedOf(
    items.filter(({ linkId }) => linkId !== item.linkId),
    words,
  );
  const told = open && readNamedElsewhere(text, open, others, words);
  if (told === undefined) return undefined;
  const { linkId, value, approx } = told;
  return { kind: 'correction', linkId, given: { value, flags: approx ? ['approx'] : [] } };
}

/** "El dolor era 3, no 7", "pain was actually 6". */
function putRightAlone(text: string, { item, items }: Open, words: readonly Words[]): Meaning | undefined {
  const others = items.filter(({ linkId }) => linkId !== item.linkId);
  const { told, rest } = putRightBeside(text, item, askedOf(others, words), words);
  const [only, ...more] = told;
  if (only === undefined || more.length > 0 || rest !== '') return undefined;
  return { kind: 'correction', linkId: only.linkId, given: { value: only.value, flags: [] } };
}

/** A number with it is an answer all the same. */
function wantsSimpler(text: string, words: readonly Words[]): boolean {
  const simpler = listsOf(words, (each) => each.simpler);
  return hasPhrase(tokensOf(text), simpler) && !hasFigure(text, words);
}

function isForQuestions(command: Command): boolean {
  return command !== 'thanks' && command !== 'greeting' && command !== 'check-in' && command !== 'flare';
}

type Card = NonNullable<Said['card']>;

function isOfThisAsking({ linkId, round }: Card, { items, asking }: Open): boolean {
  const shown = items.find((each) => each.linkId === linkId);
  return shown !== undefined && round === asking(shown);
}

function fromCard(card: Card, open: Open, words: readonly Words[]): Meaning {
  const shown = open.items.find((each) => each.linkId === card.linkId);
  if (shown === undefined) return { kind: 'old-card' };
  const meant = answerTo(card.answer, shown, words);
  if (meant.kind !== 'answer' || shown.linkId === open.item.linkId) return meant;
  return { kind: 'correction', linkId: shown.linkId, given: meant.given };
}

type Answered = Extract<Meaning, { kind: 'answer' | 'same' | 'maybe' | 'unclear' }>;

function answerTo(text: string, item: Item, words: readonly Words[]): Answered {
  const scale = scaleOf(item, words);
  if (scale === undefined) return fromText(text, item, words);
  return fromNumber(readNumber(text, scale, words));
}

function fromText(text: string, item: Item, words: readonly Words[]): Answered {
  const nothing = item.required !== true && (readYesNo(text, words) === 'no' || meansNone(text, words));
  return { kind: 'answer', given: nothing ? { flags: ['skipped'] } : { value: text.trim(), flags: [] } };
}

/** "None", "nothing", "nada": words that a scale would read as its zero. */
function meansNone(text: string, words: readonly Words[]): boolean {
  const read = readNumber(text, { min: 0, max: 10 }, words);
  return read.kind === 'value' && read.value === 0;
}

function fromNumber(read: NumberRead): Answered {
  switch (read.kind) {
    case 'value': {
      const flags: Answer['flags'] = [
        ...(read.approx ? (['approx'] as const) : []),
        ...(read.over ? (['over'] as const) : []),
      ];
      return { kind: 'answer', given: { value: read.value, flags }, ...(read.chosen && { saidBack: true }) };
    }
    case 'range': {
      const middle = (read.low + read.high) / 2;
      const given: Given = { value: middle, low: read.low, high: read.high, flags: ['range'] };
      return { kind: 'answer', given, ...(read.chosen && { saidBack: true }) };
    }
    case 'same':
      return { kind: 'same' };
    case 'emergency-line':
      return { kind: 'unclear', because: 'no-number' };
    case 'unclear':
      if (read.maybe !== undefined) return { kind: 'maybe', value: read.maybe };
      return { kind: 'unclear', because: read.because === 'not-this' ? 'no-number' : read.because };
  }
}

/** A number is always one of the scale, and never the place of a word. */
function fromChoices(text: string, { choices, item }: Open, words: readonly Words[]): Meaning | undefined {
  if (choices.length === 0) return undefined;
  const value = readScaleWord(text, wordsOfScale(item, choices, words), words);
  if (value === undefined) return undefined;
  return isAnEnd(value, item)
    ? { kind: 'answer', given: { value, flags: ['approx'] }, saidBack: true }
    : { kind: 'word', value };
}
