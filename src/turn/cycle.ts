/**
 * The verb for the clock: whatever is due is claimed and done, the safety lane first. A claim that is not finished
 * comes up again, so dying in the middle repeats work and loses none.
 */
import { SECOND } from '../model/time.ts';
import { lanes, type Claim, type Lane } from '../model/work.ts';
import { carryOut, type CarryOutDeps } from './carry-out.ts';

const LEASE_MS = 30 * SECOND;
/** How many entries of a lane are taken at a time; few enough that the safety lane is looked at again soon. */
const BATCH: Record<Lane, number> = { safety: 50, reply: 100, routine: 100 };
/** So many routine entries are begun in one breath. */
const AT_ONCE = 5;
/** More under way than these while the processor is what is short only live long enough to be copied by every collection. */
const UNDER_WAY = 15;
/** A provider that hangs must not keep claimed entries waiting until their lease is over. */
const PATIENCE_MS = LEASE_MS / 3;

/** One pass over all lanes. Returns how many entries were done, so that a caller can go on until there are none. */
export async function cycle(deps: CarryOutDeps): Promise<number> {
  let done = 0;
  for (const lane of lanes) done += await sweep(deps, lane);
  return done;
}

/** One pass over one lane, so that whoever is slow in one never holds up another. */
export async function sweep(deps: CarryOutDeps, lane: Lane): Promise<number> {
  if (lane === 'routine') return sweepRoutine(deps);
  const claims = await deps.store.claim(lane, BATCH[lane], LEASE_MS);
  await Promise.all(claims.map((claim) => safely(deps, claim)));
  return claims.length;
}

/** A few at a time, and none while anybody in danger or with a question waits for what this process is doing. */
async function sweepRoutine(deps: CarryOutDeps): Promise<number> {
  await deps.precedence.clear('routine');
  const claims = await deps.store.claim('routine', BATCH.routine, LEASE_MS);
  const underWay = new Set<Promise<void>>();
  const patience = performance.now() + PATIENCE_MS;
  const isEnough = () =>
    underWay.size >= UNDER_WAY && deps.precedence.isBusy() && performance.now() < patience;
  for (let from = 0; from < claims.length; from += AT_ONCE) {
    await deps.precedence.clear('routine');
    while (isEnough()) await Promise.race(underWay);
    for (const claim of claims.slice(from, from + AT_ONCE)) {
      const doing = safely(deps, claim).finally(() => underWay.delete(doing));
      underWay.add(doing);
    }
  }
  await Promise.all(underWay);
  return claims.length;
}

/** One entry's fault must not stop the others; it stays claimed and comes up again. */
async function safely(deps: CarryOutDeps, claim: Claim): Promise<void> {
  try {
    await carryOut(deps, claim);
  } catch (fault) {
    deps.log.error(
      'due entry failed',
      { owner: claim.owner, due: claim.id, kind: claim.work.kind, attempt: claim.attempt },
      fault,
    );
  }
}
