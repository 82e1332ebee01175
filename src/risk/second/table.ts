/** The weights as they lie on disk: one signed byte for each slot of each head, one head after the other. */
import { signalNames } from '../../model/signal.ts';
import { slotBits } from './danger-features.ts';

/** How many bits of a slot each head looks at: the one that hears danger of any kind sees all, those for one kind less. */
export const headBits = { danger: slotBits, grave: 16, emergency: slotBits } as const;
export const signalBits = 17;
export type HeadName = keyof typeof headBits;
export const headNames: readonly HeadName[] = ['danger', 'grave', 'emergency'];

export const tableSize =
  headNames.reduce((sum, name) => sum + (1 << headBits[name]), 0) + signalNames.length * (1 << signalBits);

export function headIn(table: Int8Array, name: HeadName): Int8Array {
  let from = 0;
  for (const each of headNames) {
    if (each === name) break;
    from += 1 << headBits[each];
  }
  return table.subarray(from, from + (1 << headBits[name]));
}

/** Heads of the signals, in the order of their names. */
export function signalHeadIn(table: Int8Array, at: number): Int8Array {
  const from = tableSize - (signalNames.length - at) * (1 << signalBits);
  return table.subarray(from, from + (1 << signalBits));
}
