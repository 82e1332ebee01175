/** `npm run train:risk [-- folder]`: makes content/second-reader/reader.bin and reader.json anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { hashOf, readBudgets, readFamilies } from '../../content/second-reader.ts';
import { compileFamilies } from '../second/families.ts';
import { levels } from '../second/files.ts';
import { readMaterial, type Material } from './labelled.ts';
import { train, type Trained } from './train.ts';

export function materialIn(root: string, every = 1): Material {
  const dir = join(root, 'content/second-reader');
  const material = readMaterial(root, compileFamilies(readFamilies(dir)), every);
  for (const name of ['families.yaml', 'budgets.yaml'])
    material.hashes[`content/second-reader/${name}`] = hashOf(readFileSync(join(dir, name)));
  return material;
}

/** One message in forty: enough that a change of the training shows, and done in a second or two. */
export const smallPart = 40;

export function written({ reader }: Trained): string {
  return `${JSON.stringify(reader, null, 2)}\n`;
}

if (import.meta.main) {
  const root = resolve('.');
  const out = resolve(process.argv[2] ?? 'content/second-reader');
  const budgets = readBudgets(resolve('content/second-reader'));
  const trained = await train(materialIn(root), materialIn(root, smallPart), budgets);
  writeFileSync(join(out, 'reader.bin'), brotliCompressSync(trained.table));
  writeFileSync(join(out, 'reader.json'), written(trained));
  for (const level of levels) console.log(level, JSON.stringify(trained.reader.levels[level]));
}
