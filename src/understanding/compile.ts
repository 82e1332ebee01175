/** Turns the files of content/understanding, once at start, into something that finds their phrases in one pass. */
import { parsePattern, vocabularyOf } from '../risk/pattern.ts';
import { Scanner } from '../risk/scan.ts';
import { compileSpelling, wordReader, type Spelling } from '../risk/spelling.ts';
import type { RiskFile } from '../risk/files.ts';
import type { UnderstandingFile } from './files.ts';
import { intents, type Intent } from './intents.ts';

export type Label =
  | { is: 'wish'; intent: Intent; hint: boolean }
  | { is: 'not'; intent: Intent }
  | { is: 'refusal' }
  | { is: 'asks' }
  | { is: 'passes' };
export interface Phrases {
  spelling: Spelling;
  scanner: Scanner<Label>;
}

/** Throws on a phrase that cannot be read, with the file and the wish it belongs to. */
export function compilePhrases(files: readonly UnderstandingFile[], riskFiles: readonly RiskFile[]): Phrases {
  const spelling = compileSpelling(riskFiles.filter((file) => file.kind === 'spelling'));
  const scanner = new Scanner<Label>(spelling.notMisspelt);
  for (const file of files) addFile(file, scanner, spelling);
  return { spelling, scanner };
}

function addFile(file: UnderstandingFile, scanner: Scanner<Label>, spelling: Spelling): void {
  const vocabulary = vocabularyOf(file.id, new Map(Object.entries(file.sets)), wordReader(spelling));
  const add = (label: Label, phrases: readonly string[], where: string) => {
    for (const phrase of phrases) {
      try {
        for (const each of parsePattern(phrase, vocabulary)) scanner.add(label, each);
      } catch (fault) {
        const why = fault instanceof Error ? fault.message : String(fault);
        throw new Error(`${file.id}: ${where}: ${why}`, { cause: fault });
      }
    }
  };
  add({ is: 'refusal' }, file.refusals, 'refusals');
  add({ is: 'asks' }, file.asks, 'asks');
  add({ is: 'passes' }, file.passes, 'passes');
  for (const intent of intents) {
    const { words, not, hints } = file.intents[intent];
    add({ is: 'wish', intent, hint: hints }, words, intent);
    add({ is: 'not', intent }, not, intent);
  }
}
