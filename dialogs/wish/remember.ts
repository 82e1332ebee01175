/** How things stood before a wish was met, so that the next words can take it back. */
import { beforeOf, type Wished } from '../../src/model/wished.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** Before anything is changed. */
export function rememberWish(turn: Turn, kind: Wished['kind']): void {
  turn.keepWished({ at: turn.now, kind, before: beforeOf(turn.patient) });
}
