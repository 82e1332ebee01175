/**
 * What the reading room understands wholly of a message, for the risk screen: to ask somebody where it hurts and then to be
 * alarmed by "chest and neck" is to be alarmed by our own words.
 */
import type { Content } from '../src/content/content.ts';
import type { Words } from '../src/content/words.ts';
import { everyItem, type Form, type Option } from '../src/forms/form.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile } from '../src/model/file.ts';
import { languages } from '../src/model/language.ts';
import { questions, type Item } from '../src/model/questionnaire.ts';
import { outranks, type Expected } from '../src/model/signal.ts';
import { DAY, HOUR, type Instant } from '../src/model/time.ts';
import { risksOf } from '../src/model/past-dangers.ts';
import { nameOf } from '../src/forms/named.ts';
import { fillersOf } from '../src/reading/choice-label.ts';
import type { Scale } from '../src/reading/figures.ts';
import { listsOf, once } from '../src/reading/phrases.ts';
import { readNumber } from '../src/reading/number.ts';
import { isOrdinaryDose } from '../src/reading/ordinary-dose.ts';
import { isOrdinaryTalk, isSmallHarm } from '../src/reading/ordinary-talk.ts';
import { readPutOff } from '../src/reading/put-off.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { isToldOnScales } from '../src/reading/told-on-scales.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import { isDenial } from './direct-reply.ts';
import { formOf } from './form/known.ts';

type Asking = Pick<PatientFile, 'patient' | 'talk' | 'checkIn' | 'form' | 'alert'>;

export function expectedOf(content: Content, file: Asking, text: string, now: Instant): Expected | undefined {
  const { checkIn, form, patient, talk } = file;
  if (talk.asked === DIRECT_QUESTION) return isDenial(content, file, text) ? 'denial' : undefined;
  if (isNearDanger(file, now)) return undefined;
  const words = content.everyWord(patient.lang);
  if (isOrdinaryDose(text, words)) return 'dose';
  if (isSmallHarm(text, words)) return 'small';
  if (isOrdinaryTalk(text, words, talk.asked !== undefined)) return 'ordinary';
  const isAsked = checkIn?.status === 'open' || form?.status === 'open';
  if (talk.asked === undefined || !isAsked) return undefined;
  const known = form?.status === 'open' ? formOf({ content }, form.form) : undefined;
  const offered = known === undefined ? offeredFor(content, talk.asked) : offeredIn(known, talk.asked);
  if (isMadeOf(text, offered, words)) return 'our-words';
  if (known !== undefined && isInOwnWords(content, text, known, file)) return 'our-words';
  if (checkIn?.status === 'open' && readPutOff(text, words) !== undefined) return 'put-off';
  const item = known === undefined ? itemAsked(content, file, talk.asked) : undefined;
  const scale = item === undefined ? known && SCALE : scaleOf(item, words);
  if (item !== undefined && scale !== undefined && isTold(content, file, text, item)) return 'told';
  return scale !== undefined && isNumberFor(text, scale, words) ? 'number' : undefined;
}

const SCALE = { min: 0, max: 10 };
/** With more words beside the number a message tells something else too. */
const FEW_WORDS = 6;

function isNumberFor(text: string, scale: Scale, words: readonly Words[]): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind === 'word');
  return spoken.length <= FEW_WORDS && readNumber(text, scale, words).kind !== 'unclear';
}

function isTold(content: Content, { checkIn, patient }: Asking, text: string, { linkId }: Item): boolean {
  const form = checkIn && content.questionnaire(checkIn.questionnaire);
  const others = form === undefined ? [] : questions(form).filter((each) => each.linkId !== linkId);
  const offered = languages.flatMap((lang) => content.choices(linkId, lang)).map(({ word }) => word);
  const names = others.map((each) => each.linkId);
  return isToldOnScales(text, linkId, names, offered, content.everyWord(patient.lang));
}

function itemAsked(content: Content, { checkIn }: Asking, linkId: string): Item | undefined {
  const form = checkIn && content.questionnaire(checkIn.questionnaire);
  return form && questions(form).find((each) => each.linkId === linkId);
}

/**
 * "I'll do it tonight" may be about what was talked of before our question, and an open alert is never put off. Who was in danger
 * is listened to without such help for as long as their silence would alarm.
 */
function isNearDanger({ alert, talk }: Asking, now: Instant): boolean {
  const open = openAlertOf({ alert });
  if (open !== undefined && outranks(open.tier, 'soon')) return true;
  const written = alert?.quotes.filter(({ text, signals }) => text !== '' && signals.length > 0) ?? [];
  const graver = alert === undefined ? [] : Object.values(risksOf(alert));
  const asked = Object.values(talk.directly ?? {});
  return (
    graver.some((at) => at > now - LONG) ||
    [...asked, ...written.map(({ at }) => at)].some((at) => at > now - NEAR)
  );
}
const NEAR = 12 * HOUR;
const LONG = 30 * DAY;

/** Nothing but what was offered, and what stands between words; and something that was. */
function isMadeOf(text: string, offered: ReadonlySet<string>, words: readonly Words[]): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const idle = idleIn(words);
  const isOffered = tokens.map((token) => offered.has(token.text));
  return (
    isOffered.includes(true) && tokens.every((token, at) => isOffered[at] === true || idle.has(token.text))
  );
}

const idleIn = once((words) => {
  const lists = [
    ...fillersOf(words),
    ...listsOf(words, ({ number }) => number.articles),
    ...listsOf(words, ({ number }) => number.and),
  ];
  return new Set(lists.flat().flatMap(wordsIn));
});

/** Of the question that is asked alone: "chest" answers where it hurts, and no other. */
function offeredIn(form: Form, place: string): ReadonlySet<string> {
  const item = itemOf(form, place);
  return new Set((item?.options ?? []).flatMap(labelsOf).flatMap(wordsIn));
}

/** "A veces me cuesta leer", where it is asked how often it is hard to concentrate on reading: of the question's own words. */
function isInOwnWords(
  content: Content,
  text: string,
  form: Form,
  { form: asking, patient, talk }: Asking,
): boolean {
  const item = itemOf(form, talk.asked);
  if (item === undefined || item.options.length === 0) return false;
  // Of a question whose answer alone may call somebody, only what it offers is expected.
  const name = `${asking?.form}/${nameOf(item)}`;
  if (content.triggers.some(({ when }) => when.kind === 'answer' && when.of === name)) return false;
  const words = content.everyWord(patient.lang);
  const asked = [item.text.text, ...Object.values(item.text.in)].flatMap(wordsIn);
  const offered = item.options.flatMap(labelsOf).flatMap(wordsIn);
  return isMadeOf(text, new Set([...asked, ...offered, ...howMuchIn(words)]), words);
}

function itemOf(form: Form, place: string | undefined) {
  return everyItem(form.items).find(({ linkId }) => linkId === place);
}

const howMuchIn = once((words) =>
  listsOf(words, ({ inForms }) => inForms.howMuch)
    .flat()
    .flatMap(wordsIn),
);

function labelsOf({ label }: Option): string[] {
  return [label.text, ...Object.values(label.in)];
}

function offeredFor(content: Content, linkId: string): ReadonlySet<string> {
  return new Set(
    languages.flatMap((lang) => content.choices(linkId, lang)).flatMap(({ word }) => wordsIn(word)),
  );
}

function wordsIn(label: string): string[] {
  return tokensOf(label).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
}
