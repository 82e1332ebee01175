/** Entry point of `npm run train:risk [-- folder]`: makes content/second-reader/reader.bin and reader.json anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hashOf, readBudgets, readFamilies } from '../../content/second-reader.ts';
import { compileFamilies } from '../second/families.ts';
import { levels } from '../second/files.ts';
import { readMaterial, type Material } from './labelled.ts';
import { train, type Trained } from './train.ts';

export function materialIn(root: string): Material {
  const dir = join(root, 'content/second-reader');
  const material = readMaterial(root, compileFamilies(readFamilies(dir).families));
  for (const name of ['families.yaml', 'budgets.yaml'])
    material.hashes[`content/second-reader/${name}`] = hashOf(readFileSync(join(dir, name)));
  return material;
}

export function written({ reader }: Trained): string {
  return `${JSON.stringify(reader, null, 2)}\n`;
}

if (import.meta.main) {
  const root = resolve('.');
  const out = resolve(process.argv[2] ?? 'content/second-reader');
  const trained = train(materialIn(root), readBudgets(resolve('content/second-reader')));
  writeFileSync(join(out, 'reader.bin'), trained.table);
  writeFileSync(join(out, 'reader.json'), written(trained));
  for (const level of levels) console.log(level, JSON.stringify(trained.reader.levels[level]));
}
