/** `npm run train:understanding [-- folder]`: makes content/understanding/reader.bin and reader.json anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { hashOf } from '../../content/intent-reader.ts';
import { languages } from '../../model/language.ts';
import { featuresVersion } from '../../risk/second/features.ts';
import { examplesFile, familiesFile, trainingFile, writtenWish, type ReaderFile } from '../files.ts';
import { meanings } from '../intents.ts';
import { forgivingFamilies } from '../near-families.ts';
import { expand } from './expand.ts';
import { taughtBy, train, type Lesson, type Taught } from './train.ts';

const DIR = 'content/understanding';
const FAMILIES = `${DIR}/families.yaml`;
const about = 'Written by npm run train:understanding; not to be changed by hand.';

/** A line that somebody wrote without knowing ours is more like what will come than one of ours. */
const WRITTEN = 2;

export interface Material {
  taught: Taught[];
  /** SHA-256 of each file that is learnt from. */
  madeFrom: Record<string, string>;
}

export function materialIn(root: string): Material {
  const madeFrom: Record<string, string> = {};
  const bytesOf = (name: string) => {
    const bytes = readFileSync(join(root, name));
    madeFrom[name] = hashOf(bytes);
    return bytes;
  };
  const read = (name: string) => load(bytesOf(name).toString(), { schema: CORE_SCHEMA });
  const families = forgivingFamilies(familiesFile.parse(read(FAMILIES)).families);
  const lessons = languages.flatMap((lang) => [
    ...lessonsIn(examplesFile.parse(read(`${DIR}/examples/${lang}.yaml`)).examples, (line) => [line]),
    ...lessonsIn(trainingFile.parse(read(`${DIR}/training/${lang}.yaml`)).examples, expand),
    ...writtenIn(bytesOf(`${DIR}/training/${lang}.jsonl`)),
  ]);
  return { taught: taughtBy(lessons, families), madeFrom };
}

function lessonsIn(
  examples: Partial<Record<string, readonly string[]>>,
  spoken: (line: string) => string[],
): Lesson[] {
  return meanings.flatMap((label) => (examples[label] ?? []).map((line) => ({ label, texts: spoken(line) })));
}

/** What others wrote, who knew what can be asked for and none of the files here: a message a line, with what it means. */
function writtenIn(bytes: Buffer): Lesson[] {
  const lines = bytes.toString().split('\n').filter(Boolean);
  return lines
    .map((line) => writtenWish.parse(JSON.parse(line)))
    .map(({ text, meant }) => ({ label: meant, texts: [text], weight: WRITTEN }));
}

if (import.meta.main) {
  const { taught, madeFrom } = materialIn(resolve('.'));
  const { table, heads } = train(taught);
  const reader: ReaderFile = {
    about,
    featuresVersion,
    table: hashOf(new Uint8Array(table.buffer)),
    madeFrom,
    heads,
  };
  const out = resolve(process.argv[2] ?? DIR);
  writeFileSync(join(out, 'reader.bin'), table);
  writeFileSync(join(out, 'reader.json'), `${JSON.stringify(reader, null, 2)}\n`);
}
