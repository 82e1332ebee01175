/** What the second reader learns from: labelled messages written for this product, and openly licensed texts. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Families } from '../second/families.ts';
import { dangerLook } from '../second/danger-features.ts';
import { rowsOf, told } from '../second/reading.ts';
import { bareWords } from './bare-words.ts';
import { wholeDays } from './days.ts';
import { line, type Labelled } from './labelled-line.ts';
import { otherVoices } from './voices.ts';

/** In a fixed order, since the order of the rows decides the last bit of the model. */
export const trainingFiles = [
  'test/risk/labelled/dev/*.jsonl',
  'content/second-reader/training/*.jsonl',
  'content/second-reader/training/open/*.jsonl',
];

export interface Material {
  messages: Labelled[];
  /** Each file's SHA-256. */
  hashes: Record<string, string>;
}

/** All of it, or every so manieth message. */
export function readMaterial(root: string, families: Families, every = 1): Material {
  const hashes: Record<string, string> = {};
  const messages = trainingFiles.flatMap((pattern) =>
    globSync(pattern, { cwd: root })
      .map((name) => name.replaceAll('\\', '/'))
      .sort()
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        hashes[file] = createHash('sha256').update(text).digest('hex');
        return text
          .trim()
          .split('\n')
          .flatMap((each, at) => (at % every === 0 ? [labelled(each, file, at + 1, families)] : []));
      }),
  );
  const more = [...otherVoices(messages, families), ...wholeDays(messages, families)];
  return { messages: [...messages, ...bareWords(messages, families), ...more], hashes };
}

function labelled(json: string, file: string, at: number, families: Families): Labelled {
  const parsed = line.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`${file}:${at}: ${z.prettifyError(parsed.error)}`);
  const { words } = told(parsed.data.text, families);
  const opening = words.slice(0, 4).map((word) => word.text);
  return { ...parsed.data, file, line: at, rows: rowsOf(words, dangerLook), opening: opening.join(' ') };
}
