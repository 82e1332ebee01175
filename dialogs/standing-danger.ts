import { stateOf } from '../src/model/alert.ts';
import { outranks } from '../src/model/signal.ts';
import type { Turn } from '../src/turn/turn.ts';

/** Somebody has yet to deal with a danger, or talks with the patient: nothing of ordinary days is begun or gone on with. */
export function isInDanger({ alert }: Turn): boolean {
  return alert !== undefined && (alert.takenOver !== undefined || outranks(alert.tier, 'soon'));
}

/** A clinician speaks with the patient: the talk of the danger is theirs from now on. */
export function isHandedOver({ alert }: Turn): boolean {
  return alert !== undefined && stateOf(alert) === 'in-contact';
}
