/**
 * In which order what waits is handed over when the store is back: whoever has written of danger first, each with all that
 * they have said and in their own order, then the others.
 */
import type { Inbound } from '../ports/receiver.ts';
import type { Spooled } from './files.ts';
import type { Call } from './record.ts';

export function inOrder(waiting: readonly Spooled[], isDanger: (inbound: Inbound) => boolean): Spooled[] {
  /** By person, the number of the last danger they wrote of. */
  const dangers = new Map<string, number>();
  for (const { number, call } of waiting) {
    const person = personOf(call);
    if (call.kind === 'said' && person !== undefined && isDanger(call.inbound)) dangers.set(person, number);
  }
  if (dangers.size === 0) return [...waiting];
  const lastDanger = ({ call }: Spooled) => dangers.get(personOf(call) ?? '');
  const first = waiting.filter((each) => lastDanger(each) !== undefined);
  const rest = waiting.filter((each) => lastDanger(each) === undefined);
  return [...first.map((each) => announced(each, lastDanger(each) ?? 0)), ...rest];
}

/** What stands before a danger of the same person is stored with it, and answered after it. */
function announced({ number, call }: Spooled, danger: number): Spooled {
  if (call.kind !== 'said' || number >= danger) return { number, call };
  return { number, call: { ...call, inbound: { ...call.inbound, beforeDanger: true } } };
}

function personOf(call: Call): string | undefined {
  if (call.kind === 'delivered') return undefined;
  const from = call.kind === 'said' ? call.inbound.from : call.from;
  return from.channel === 'sms' ? from.number : from.user;
}
