/** The times at which a clinician's phone rang, kept with them: a page takes its turn before it is sent. */
import type { Policy } from '../model/policy.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { clinicianOwner } from './clinician-file.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { mayRingAt, neverRung, rung, withoutRing, withRing, type Rung } from './throttle.ts';

export interface Ring {
  clinician: string;
  /** What rings, so that it can give its turn back. */
  page: string;
  emergency: boolean;
  news: boolean;
  /** Waits like what is no emergency, and keeps nobody waiting. */
  drill: boolean;
}

/** 0 when it may ring now, and has its turn; otherwise for how many ms it has to wait. */
export function takeTurn(store: Store, throttle: Policy['throttle'], ring: Ring): Promise<number> {
  const owner = clinicianOwner(ring.clinician);
  return oneAtATime(store, owner, async () => {
    for (;;) {
      const { docs, at } = await store.read(owner);
      const before = rungIn(docs);
      const { page, emergency, news, drill } = ring;
      // The turn of this very page may be there already: whoever took it was killed before it could tell what came of it.
      const wanted = { emergency: emergency && !drill, news: news && !drill };
      const wait = mayRingAt(withoutRing(before, page), wanted, throttle, at) - at;
      if (wait > 0 || drill) return wait;
      const committed = await store.commit(owner, {
        put: { rung: withRing(before, { at, emergency, news, page }) },
        expect: { rung: docs['rung']?.version ?? 0 },
      });
      if (committed.kind === 'committed') return 0;
    }
  });
}

export function giveTurnBack(store: Store, { clinician, page }: Ring): Promise<void> {
  const owner = clinicianOwner(clinician);
  return oneAtATime(store, owner, async () => {
    for (;;) {
      const { docs } = await store.read(owner);
      const committed = await store.commit(owner, {
        put: { rung: withoutRing(rungIn(docs), page) },
        expect: { rung: docs['rung']?.version ?? 0 },
      });
      if (committed.kind === 'committed') return;
    }
  });
}

function rungIn(docs: Docs): Rung {
  return docs['rung'] === undefined ? neverRung : rung.parse(docs['rung'].value);
}
