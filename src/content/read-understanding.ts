/** By what wishes are told, two files per language, and the clinic's answers; a phrase that cannot be read is a fault like any other. */
import { languages } from '../model/language.ts';
import { compilePhrases } from '../understanding/compile.ts';
import {
  answerFile,
  examplesFile,
  understandingFile,
  type UnderstandingFile,
  type UnderstandingFiles,
} from '../understanding/files.ts';
import { filesIn } from './files.ts';
import { readIntentReader } from './intent-reader.ts';
import { readSource, shaped, type Fault } from './source.ts';

export function readUnderstanding(dir: string, faults: Fault[]): UnderstandingFiles | undefined {
  const examples = languages.map((lang) =>
    shaped(readSource(dir, `understanding/examples/${lang}.yaml`, faults), examplesFile, faults),
  );
  const phrases = languages.map((lang) => readPhrases(dir, `understanding/${lang}.yaml`, faults));
  const answers = filesIn(dir, 'answers', '.yaml').map((file) =>
    shaped(readSource(dir, file, faults), answerFile, faults),
  );
  const reader = readIntentReader(dir, faults);
  if (reader === undefined) return undefined;
  return {
    reader: () => reader,
    answers: answers.filter((file) => file !== undefined),
    phrases: phrases.filter((file) => file !== undefined),
    examples: examples.filter((file) => file !== undefined),
  };
}

function readPhrases(dir: string, name: string, faults: Fault[]): UnderstandingFile | undefined {
  const file = shaped(readSource(dir, name, faults), understandingFile, faults);
  if (file === undefined) return undefined;
  try {
    compilePhrases([file], []);
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    faults.push({ file: `content/${name}`, line: 1, text });
  }
  return file;
}
