/**
 * Everything a change of content is held against before anybody reads it: what loading checks, and beyond that length,
 * reading level and wording. For authors and their machines; the running service does not import this.
 */
import { languages, type Language } from '../model/language.ts';
import { controlText, itemText, questions } from '../model/questionnaire.ts';
import type { Day } from '../model/time.ts';
import { contactWarnings } from './contact-checks.ts';
import { crossFaults } from './cross-checks.ts';
import { placeholders } from './messages.ts';
import { readContent, type Parts } from './read-content.ts';
import { numberWarnings } from './number-checks.ts';
import { readLanguageModel } from './read-language-model.ts';
import { readRisk, readSecond } from './read-risk.ts';
import { answerFaults } from './check/answers.ts';
import { hardToRead, longSentences } from './check/reading.ts';
import { aboutPatients, sampled, samples, shortened } from './check/samples.ts';
import { pageFaults, tellingWords } from './check/pages.ts';
import { safeMessagingFaults } from './check/safe-messaging.ts';
import { safetyFaults } from './check/safety.ts';
import { outsideGsm, segmentsOf } from './check/segments.ts';
import { vocabularyFaults } from './check/vocabulary.ts';
import { wordingFaults } from './check/wording.ts';
import type { Message } from './shapes.ts';
import { faultAt, type Fault } from './source.ts';
import { codeFaults } from './code-systems.ts';
import { valueSetFaults } from './value-sets.ts';
import { readWords } from './word-files.ts';

export function checkContent(dir: string, today: Day): Fault[] {
  const faults: Fault[] = [];
  const parts = readContent(dir, faults);
  const words = readWords(dir, faults);
  readRisk(dir, faults);
  readSecond(dir, faults);
  readLanguageModel(dir, faults);
  faults.push(...valueSetFaults(dir));
  faults.push(...answerFaults(dir, faults));
  if (parts === undefined) return faults;
  faults.push(...codeFaults(dir, parts));
  faults.push(...crossFaults(parts, today), ...languages.flatMap((lang) => messageFaults(parts, lang)));
  faults.push(...questionFaults(parts), ...safetyFaults(parts), ...safeMessagingFaults(parts));
  if (words !== undefined) faults.push(...vocabularyFaults(parts, words));
  return faults;
}

/** What is in order today and will not be before long. */
export function contentWarnings(dir: string, today: Day): Fault[] {
  const parts = readContent(dir, []);
  return parts === undefined ? [] : [...numberWarnings(parts, today), ...contactWarnings(parts, today)];
}

function messageFaults(parts: Parts, lang: Language): Fault[] {
  const { source, messages } = parts.catalogues[lang];
  const telling = tellingWords(messages);
  return Object.entries(messages).flatMap(([key, message]) =>
    [
      ...placeholderFaults(key, message),
      ...pageFaults(key, message.text, telling),
      ...(goesBySms(key) ? lengthFaults(message) : []),
      ...(isRead(key) && !message.verbatim ? readingFaults(message.text, lang) : []),
      ...wordingFaults({ key, lang, text: message.text }),
      ...(message.verbatim && message.note === undefined
        ? ['is verbatim without saying whose words it is. Add a note.']
        : []),
    ].map((text) => faultAt(source, ['messages', key], `${key} ${text}`)),
  );
}

/** Where there is nothing to look at: the clinician who has answered is sent the number to call, and no more. */
const ANSWER_A_CODE = ['page.direct-yours', 'page.acknowledged-phone'];

function placeholderFaults(key: string, { text }: Message): string[] {
  const names = placeholders(text);
  const unknown = names.filter((name) => !(name in samples) && !aboutPatients.includes(name));
  const personal = names.filter((name) => aboutPatients.includes(name));
  const allowed = key.startsWith('page.card.') || key.startsWith('teams.') || ANSWER_A_CODE.includes(key);
  return [
    ...unknown.map(
      (name) => `has {${name}}, which nothing fills. Use one of: ${Object.keys(samples).join(', ')}.`,
    ),
    ...(allowed ? [] : personal.map((name) => `shows {${name}} where others may read it. Remove it.`)),
  ];
}

/** Cards, Teams and single words inside other texts have no segments of their own. */
function goesBySms(key: string): boolean {
  return !/^(?:page\.card|teams|label|tier|signal|task|answer|watch|voice|mail|hook|brief|clinic)\./.test(
    key,
  );
}

/** Clinicians read their own words; everything else is for patients. */
function isRead(key: string): boolean {
  return !/^(?:page|label|tier|signal|task|answer|watch|voice|mail|hook|brief|clinic)\./.test(key);
}

function lengthFaults({ text, budget }: Message): string[] {
  const strange = outsideGsm(sampled(text));
  if (strange.length > 0)
    return [`has ${strange.join(' ')}, which is outside GSM-7. Use plain letters and signs.`];
  const segments = segmentsOf(sampled(text));
  return segments > budget ? [`has ${segments} segments; its budget is ${budget}. Shorten it.`] : [];
}

function readingFaults(text: string, lang: Language): string[] {
  const plain = shortened(text);
  const hard = hardToRead(plain, lang);
  return [
    ...(hard === undefined ? [] : [`${hard}. Use shorter words and sentences.`]),
    ...longSentences(plain).map(
      (words) => `has a sentence of ${words} words; 15 is the most. Make two of it.`,
    ),
    ...(asks(plain) > 1 ? ['asks more than one thing. Ask one.'] : []),
  ];
}

function asks(text: string): number {
  return (text.match(/\?/g) ?? []).length;
}

/** A question and the greeting before it are one text. */
function questionFaults(parts: Parts): Fault[] {
  return parts.questionnaires.flatMap(({ source, value: form }) =>
    form.item.flatMap((item, at) =>
      languages.flatMap((lang) => {
        if (!questions(form).includes(item)) return [];
        const greeting = parts.catalogues[lang].messages['check-in.greeting']?.text ?? '';
        const asked = { text: `${greeting} ${itemText(item, lang)}`, budget: 1 as const, verbatim: false };
        const why = controlText(item, 'help', lang) ?? '';
        const found = [
          ...lengthFaults(asked),
          ...readingFaults(itemText(item, lang), lang),
          ...wordingFaults({ key: item.linkId, lang, text: `${itemText(item, lang)} ${why}` }),
          ...lengthFaults({ text: why, budget: 1, verbatim: false }),
        ];
        return found.map((text) => faultAt(source, ['item', at], `${item.linkId} (${lang}) ${text}`));
      }),
    ),
  );
}
