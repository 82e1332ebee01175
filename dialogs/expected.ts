/**
 * What of a message our open question has led to expect, for the risk screen: to ask somebody where it hurts and then to be
 * alarmed by "chest and neck" is to be alarmed by our own words.
 */
import type { Content } from '../src/content/content.ts';
import type { Words } from '../src/content/words.ts';
import type { Form, Option } from '../src/forms/form.ts';
import type { CheckIn } from '../src/model/check-in.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile } from '../src/model/file.ts';
import { languages } from '../src/model/language.ts';
import { outranks, type Expected } from '../src/model/signal.ts';
import { HOUR } from '../src/model/time.ts';
import { fillersOf } from '../src/reading/choice-label.ts';
import { listsOf, once } from '../src/reading/phrases.ts';
import { readNumber } from '../src/reading/number.ts';
import { readPutOff } from '../src/reading/put-off.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import { formOf } from './forms-known.ts';

type Asking = Pick<PatientFile, 'patient' | 'talk' | 'checkIn' | 'form' | 'alert'>;

export function expectedOf(content: Content, file: Asking, text: string): Expected | undefined {
  const { checkIn, form, patient, talk } = file;
  if (talk.asked === undefined || talk.asked === DIRECT_QUESTION) return undefined;
  const isAsked = checkIn?.status === 'open' || form?.status === 'open';
  if (!isAsked) return undefined;
  const words = content.everyWord(patient.lang);
  const known = form?.status === 'open' ? formOf({ content }, form.form) : undefined;
  const offered = known === undefined ? offeredFor(content, talk.asked) : offeredIn(known);
  if (isMadeOf(text, offered, words)) return 'our-words';
  if (checkIn?.status === 'open' && !isOfDanger(file, checkIn) && readPutOff(text, words) !== undefined)
    return 'put-off';
  return readNumber(text, SCALE, words).kind === 'unclear' ? undefined : 'number';
}

const SCALE = { min: 0, max: 10 };

/** "I'll do it tonight" may be about what was talked of before our question, and an open alert is never put off. */
function isOfDanger(file: Asking, { dueAt }: CheckIn): boolean {
  const open = openAlertOf(file);
  if (open !== undefined && outranks(open.tier, 'soon')) return true;
  const heard = file.alert?.quotes.filter(({ text, signals }) => text !== '' && signals.length > 0) ?? [];
  const asked = Object.values(file.talk.directly ?? {});
  return [...asked, ...heard.map(({ at }) => at)].some((at) => at > dueAt - NEAR);
}
const NEAR = 2 * HOUR;

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

const inForms = new WeakMap<Form, ReadonlySet<string>>();

/** Of all its questions: whoever answers two at once, or the one before, still uses our words. */
function offeredIn(form: Form): ReadonlySet<string> {
  const before = inForms.get(form);
  if (before !== undefined) return before;
  const now = new Set(form.items.flatMap(optionsIn).flatMap(labelsOf).flatMap(wordsIn));
  inForms.set(form, now);
  return now;
}

function optionsIn(item: Form['items'][number]): Option[] {
  return [...item.options, ...item.items.flatMap(optionsIn)];
}

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
