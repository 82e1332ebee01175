/** How many disagreements of the readers have been judged so far, as sums: what is only counted is not kept one by one. */
import { HEARD_ALONE, judged, noneJudged, type Judged, type Verdict } from '../model/heard-alone.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';

const OWNER = 'clinic/heard-alone';
const SUMS = 'judged';

export async function judgedSoFar(store: Store): Promise<Judged> {
  return sumsIn((await store.read(OWNER)).docs);
}

function sumsIn(docs: Docs): Judged {
  return docs[SUMS] === undefined ? noneJudged : judged.parse(docs[SUMS].value);
}

/** Takes it from those that wait, and counts it; false when somebody else has judged it. */
export async function judge(store: Store, owner: string, entry: string, was: Verdict): Promise<boolean> {
  const unlist = [{ list: HEARD_ALONE, entry }];
  const taken = await store.commit(owner, { once: `judged/${entry}`, unlist });
  if (taken.kind !== 'committed') return false;
  for (;;) {
    const { docs } = await store.read(OWNER);
    const sums = sumsIn(docs);
    const put = { [SUMS]: { ...sums, [was]: sums[was] + 1 } };
    const committed = await store.commit(OWNER, { put, expect: { [SUMS]: docs[SUMS]?.version ?? 0 } });
    if (committed.kind === 'committed') return true;
  }
}
