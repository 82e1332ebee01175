/** The clinic's answers to questions about pain are texts to patients, and are held to the same rules. */
import { languages } from '../../model/language.ts';
import type { AnswerFile } from '../../understanding/files.ts';
import { placeholders } from '../messages.ts';
import { readUnderstanding } from '../read-understanding.ts';
import type { Fault } from '../source.ts';
import { hardToRead, longSentences } from './reading.ts';
import { sampled, shortened } from './samples.ts';
import { outsideGsm, segmentsOf } from './segments.ts';
import { wordingFaults } from './wording.ts';

const MOST_SEGMENTS = 2;
/** What follows each answer, at its longest. */
const FROM = 'From the clinic: . ';
const FILLED = ['phone', 'emergency', 'crisis'];

export function answerFaults(dir: string, faults: Fault[]): Fault[] {
  const { answers } = readUnderstanding(dir, faults) ?? { answers: [] };
  return answers.flatMap((answer) =>
    [...textFaults(answer), ...twinFaults(answer, answers)].map((text) => ({
      file: `content/answers/${answer.lang}/${answer.id}.yaml`,
      line: 1,
      text: `the answer ${text}`,
    })),
  );
}

function textFaults({ id, lang, title, text }: AnswerFile): string[] {
  const whole = sampled(`${text} ${FROM}${title}`);
  const strange = outsideGsm(whole);
  const segments = segmentsOf(whole);
  const unknown = placeholders(text).filter((name) => !FILLED.includes(name));
  const plain = shortened(text);
  const hard = hardToRead(plain, lang);
  return [
    ...(strange.length > 0
      ? [`has ${strange.join(' ')}, which is outside GSM-7. Use plain letters and signs.`]
      : []),
    ...(segments > MOST_SEGMENTS
      ? [`has ${segments} segments; its budget is ${MOST_SEGMENTS}. Shorten it.`]
      : []),
    ...unknown.map((name) => `has {${name}}, which nothing fills. Use one of: ${FILLED.join(', ')}.`),
    ...(hard === undefined ? [] : [`${hard}. Use shorter words and sentences.`]),
    ...longSentences(plain).map(
      (words) => `has a sentence of ${words} words; 15 is the most. Make two of it.`,
    ),
    ...wordingFaults({ key: `answers.${id}`, lang, text }),
  ];
}

function twinFaults({ id, lang }: AnswerFile, all: readonly AnswerFile[]): string[] {
  return languages
    .filter((other) => other !== lang && !all.some((each) => each.id === id && each.lang === other))
    .map((other) => `is missing in ${other}. Add content/answers/${other}/${id}.yaml.`);
}
