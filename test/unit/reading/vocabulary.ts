/** The vocabulary we ship, read from its files, so that the tables hold for what patients really meet. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { words, type Words } from '../../../src/content/words.ts';

function shipped(lang: string): Words {
  const file = new URL(`../../../content/words/${lang}.yaml`, import.meta.url);
  return words.parse(parse(readFileSync(file, 'utf8')));
}

export const en = shipped('en');
export const es = shipped('es');
export const english: Words[] = [en, es];
export const spanish: Words[] = [es, en];
