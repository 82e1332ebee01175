/** How a language model is asked, and what becomes of its answers; an example that would be refused is a fault. */
import { modelPolicy, promptFile, redactionFile, type LanguageModelFiles } from '../language-model/files.ts';
import { uses } from '../model/reading.ts';
import { readAnswer } from '../language-model/answers.ts';
import { readSource, shaped, type Fault } from './source.ts';

export function readLanguageModel(dir: string, faults: Fault[]): LanguageModelFiles | undefined {
  const prompts = uses.map((each) => readPrompt(dir, `prompts/${each}.yaml`, faults));
  const redaction = shaped(readSource(dir, 'prompts/redaction.yaml', faults), redactionFile, faults);
  const policy = shaped(readSource(dir, 'policies/language-model.yaml', faults), modelPolicy, faults);
  if (redaction === undefined || policy === undefined) return undefined;
  return { prompts: prompts.filter((file) => file !== undefined), redaction, policy };
}

function readPrompt(dir: string, name: string, faults: Fault[]) {
  const source = readSource(dir, name, faults);
  const file = shaped(source, promptFile, faults);
  for (const [at, { lang, message, pages = [], answer }] of (file?.examples ?? []).entries()) {
    const shown = { text: message, saysAnything: true, back: (words: string) => words };
    const words = { mayAdd: new Set(file?.mayAdd?.[lang]), keeps: new Set(file?.keeps?.[lang]) };
    const read = readAnswer(file?.use ?? 'meaning', JSON.stringify(answer), {
      message: shown,
      pages,
      ...words,
    });
    const isLost = read.kind === 'answer' && (answer['text'] ?? '') !== '' && read.text === undefined;
    if (read.kind !== 'failed' && !isLost) continue;
    const text =
      'the answer of this example would be refused: its fields, a word that it may not use, or a quote that is not in the message';
    faults.push({ file: `content/${name}`, line: source?.lineOf(['examples', at]) ?? 1, text });
  }
  return file;
}
