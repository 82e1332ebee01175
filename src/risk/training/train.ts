/** Makes the second reader out of labelled messages: the same bytes from the same files, on every machine. */
import { createHash } from 'node:crypto';
import { signalNames } from '../../model/signal.ts';
import { dangerFeaturesVersion } from '../second/danger-features.ts';
import type { BudgetsFile, ReaderFile } from '../second/files.ts';
import { woven, type Ears, type Head } from '../second/score.ts';
import { headIn, headNames, kindsIn, tableSize } from '../second/table.ts';
import { foldCount, foldsOf } from './folds.ts';
import { fitHead, headCount, type Task } from './heads.ts';
import type { Material } from './labelled.ts';
import type { Labelled } from './labelled-line.ts';
import { calibrate, crossValidate } from './measure.ts';
import { pack } from './packed.ts';
import { fitInThreads } from './threads.ts';

export interface Trained {
  table: Int8Array;
  reader: ReaderFile;
}

const about =
  'Written by npm run train:risk; not to be changed by hand. Each level states what it raises of messages left out of training.';

/** `small` is the small part of the material by which a test knows the training again without doing all of it. */
export async function train(
  { messages, hashes }: Material,
  small: Material,
  { budgets }: BudgetsFile,
): Promise<Trained> {
  const folds = foldsOf(messages);
  const models = [undefined, ...Array.from({ length: foldCount }, (_, fold) => fold)];
  const tasks = models.flatMap((without) => headsWithout(without));
  const heads = await fitInThreads(pack(messages, folds), tasks);
  const of = (model: number) => heads.slice(model * headCount, (model + 1) * headCount);
  const table = tableOf(of(0));
  const levels = calibrate(
    crossValidate(messages, folds, (fold) => earsOf(of(fold + 1))),
    budgets,
  );
  const reader = {
    about,
    featuresVersion: dangerFeaturesVersion,
    table: hashOf(table),
    small: hashOf(fittedHere(small.messages)),
    madeFrom: hashes,
    messages: counted(messages),
    heads: Object.fromEntries(headNames.map((name, at) => [name, plain(of(0)[at]!)])) as ReaderFile['heads'],
    signals: Object.fromEntries(signalNames.map((name, at) => [name, plain(of(0)[at + headNames.length]!)])),
    levels,
  };
  return { table, reader };
}

/** The table alone, fitted in this thread: for few messages. */
export function fittedHere(messages: readonly Labelled[]): Int8Array {
  const packed = pack(messages, foldsOf(messages));
  return tableOf(headsWithout(undefined).map((task) => fitHead(packed, task)));
}

function headsWithout(without: number | undefined): Task[] {
  return Array.from({ length: headCount }, (_, head) => ({ head, without }));
}

function earsOf(heads: readonly Head[]): Ears {
  const named = Object.fromEntries(headNames.map((name, at) => [name, heads[at]!]));
  return {
    danger: named['danger']!,
    emergency: named['emergency']!,
    kinds: woven(heads.slice(headNames.length)),
    spanish: named['spanish']!,
  };
}

function tableOf(heads: readonly Head[]): Int8Array {
  const table = new Int8Array(tableSize);
  headNames.forEach((name, at) => headIn(table, name).set(heads[at]!.weights));
  kindsIn(table).set(woven(heads.slice(headNames.length)).weights);
  return table;
}

export function hashOf(table: Int8Array): string {
  return createHash('sha256').update(table).digest('hex');
}

function plain({ bias, scale }: Head): { bias: number; scale: number } {
  return { bias, scale };
}

function counted(messages: readonly Labelled[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { lang, kind } of messages) counts[`${lang} ${kind}`] = (counts[`${lang} ${kind}`] ?? 0) + 1;
  return counts;
}
