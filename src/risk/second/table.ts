/**
 * The weights as they are read: one signed byte for each slot of each head, one head after the other, and last those of all
 * signals, woven. Most are nothing, so that on disk the table is packed.
 */
import { signalNames } from '../../model/signal.ts';
import { slotBits } from './danger-features.ts';

/** How many bits of a slot each head looks at: the one that hears danger of any kind sees all, those for one kind less. */
export const headBits = { danger: slotBits, grave: 18, emergency: slotBits, spanish: 16 } as const;
export const signalBits = 19;
export type HeadName = keyof typeof headBits;
export const headNames: readonly HeadName[] = ['danger', 'grave', 'emergency', 'spanish'];

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

/** What the heads of the signals say of each slot, in the order of their names, lies side by side, and is read in one go. */
export function kindsIn(table: Int8Array): Int8Array {
  return table.subarray(tableSize - (signalNames.length << signalBits));
}
