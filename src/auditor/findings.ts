/**
 * What was found, from one look to the next. A look reads several places one after another, so a fault counts when two looks
 * in a row have found it; then somebody is told, and told again while it lasts.
 */
import type { Alert } from '../model/alert.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { AlertFaultKind } from './faults.ts';

export const serviceFaults = [
  'store-away',
  'clocks-differ',
  'clock-jumped',
  'work-waits',
  'unreadable',
  /** The drill that is under way does not go on, or a planned one does not come. */
  'drill-stuck',
  'drill-missing',
] as const;
export type FaultKind = AlertFaultKind | (typeof serviceFaults)[number];

export interface Finding {
  /** The same fault of the same thing has the same key in every look. */
  key: string;
  kind: FaultKind;
  /** When it should have happened, or since when it is so. */
  since: Instant;
  of?: { owner: string; alert: Pick<Alert, 'id' | 'label' | 'tier'> };
  /** Seen once is enough. */
  sure?: boolean;
}

const REPEAT_MS = 10 * MINUTE;

interface Kept {
  finding: Finding;
  looks: number;
  isKnown: boolean;
  toldAt: number | undefined;
}

export interface Turned {
  /** Counts now, and did not before. */
  fresh: Finding[];
  over: Finding[];
  /** All that counts now. */
  standing: Finding[];
  /** What somebody must be told of now. */
  toTell: Finding[];
}

export class Findings {
  readonly #kept = new Map<string, Kept>();

  /** `at` is on a clock that only goes forward. What a look could not see stands as it was. */
  next(found: readonly Finding[], at: number, isBlind = false): Turned {
    const keys = new Set(found.map(({ key }) => key));
    const gone = [...this.#kept].filter(([key]) => !keys.has(key) && !isBlind);
    for (const [key] of gone) this.#kept.delete(key);
    for (const finding of found) this.#see(finding);
    const counting = [...this.#kept.values()].filter(counts);
    const fresh = counting.filter(({ isKnown }) => !isKnown);
    for (const each of fresh) each.isKnown = true;
    return {
      fresh: fresh.map(({ finding }) => finding),
      over: gone.filter(([, { isKnown }]) => isKnown).map(([, { finding }]) => finding),
      standing: counting.map(({ finding }) => finding),
      toTell: counting
        .filter(({ toldAt }) => toldAt === undefined || at - toldAt >= REPEAT_MS)
        .map(({ finding }) => finding),
    };
  }

  told(findings: readonly Finding[], at: number): void {
    for (const { key } of findings) {
      const kept = this.#kept.get(key);
      if (kept !== undefined) kept.toldAt = at;
    }
  }

  #see(finding: Finding): void {
    const kept = this.#kept.get(finding.key);
    if (kept === undefined)
      this.#kept.set(finding.key, { finding, looks: 1, isKnown: false, toldAt: undefined });
    else kept.looks += 1;
  }
}

function counts({ finding, looks }: Kept): boolean {
  return looks > 1 || finding.sure === true;
}
