/** What a record system is to us: somebody who takes units, one at a time, and has none of them twice. */
import type { Entry, Unit } from '../fhir/outward.ts';

export type Taken =
  | { kind: 'taken' }
  /** Not now; and it does no harm to hand it over again. */
  | { kind: 'later'; afterMs: number; because: string }
  /** Never as it is. */
  | { kind: 'refused'; because: string };

export interface RecordSystem {
  readonly name: 'server' | 'drop';
  /** The system by whose numbers it knows patients. */
  readonly patientSystem: string;
  /** `again`: it may have been taken before, perhaps saying something else. */
  hand(unit: Unit, person: Entry, again: boolean): Promise<Taken>;
}
