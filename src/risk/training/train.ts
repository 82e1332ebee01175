/** From the texts to the model: the same bytes from the same files, on every machine. */
import { createHash } from 'node:crypto';
import { signalNames } from '../../model/signal.ts';
import { featuresVersion } from '../second/features.ts';
import type { BudgetsFile, ReaderFile } from '../second/files.ts';
import type { Head } from '../second/score.ts';
import { headIn, headNames, signalHeadIn, tableSize } from '../second/table.ts';
import { fitHeads, fitSignals } from './heads.ts';
import type { Labelled, Material } from './labelled.ts';
import { calibrate, crossValidate } from './measure.ts';

export interface Trained {
  table: Int8Array;
  reader: ReaderFile;
}

const about =
  'Written by npm run train:risk; not to be changed by hand. Each level states what it raises of messages left out of training.';

export function train(material: Material, { budgets }: BudgetsFile): Trained {
  const { table, reader } = fitted(material);
  const levels = calibrate(crossValidate(material.messages), budgets);
  return { table, reader: { ...reader, levels } };
}

/** The model without its thresholds, which need it fitted once more for every fold. */
export function fitted({ messages, hashes }: Material): {
  table: Int8Array;
  reader: Omit<ReaderFile, 'levels'>;
} {
  const heads = fitHeads(messages);
  const signals = fitSignals(messages);
  const table = new Int8Array(tableSize);
  for (const name of headNames) headIn(table, name).set(heads[name].weights);
  signals.forEach((head, at) => signalHeadIn(table, at).set(head.weights));
  const reader = {
    about,
    featuresVersion,
    table: createHash('sha256').update(table).digest('hex'),
    madeFrom: hashes,
    messages: counted(messages),
    heads: { danger: plain(heads.danger), grave: plain(heads.grave), emergency: plain(heads.emergency) },
    signals: Object.fromEntries(signalNames.map((name, at) => [name, plain(signals[at]!)])),
  };
  return { table, reader };
}

function plain({ bias, scale }: Head): { bias: number; scale: number } {
  return { bias, scale };
}

function counted(messages: readonly Labelled[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { lang, kind } of messages) counts[`${lang} ${kind}`] = (counts[`${lang} ${kind}`] ?? 0) + 1;
  return counts;
}
