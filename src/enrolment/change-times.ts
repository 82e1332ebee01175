/** A row of somebody known: another zone, time of check-in, plan or care team than before counts from now on. */
import type { Event } from '../model/event.ts';
import { readFile } from '../model/file.ts';
import type { Patient } from '../model/patient.ts';
import { rescue } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

interface Deps {
  store: Store;
  log: Log;
  wake(owner: string): void;
}

export function isChange(kept: Patient, { zone, checkInAt, plan, careTeam: team }: Patient): boolean {
  const isPlanned = plan !== undefined && plan.name !== kept.plan?.name;
  const isMoved = team !== undefined && team !== kept.careTeam;
  return kept.zone !== zone || kept.checkInAt !== checkInAt || isPlanned || isMoved;
}

/** True when it was a change. The turn that follows plans the next check-in anew. */
export async function changeTimes(deps: Deps, id: string, who: Patient): Promise<boolean> {
  const { zone, checkInAt, plan } = who;
  for (;;) {
    const { at, docs } = await deps.store.read(id);
    const kept = readFile(docs)?.patient;
    if (kept === undefined || !isChange(kept, who)) return false;
    const isPlanned = plan !== undefined && plan.name !== kept.plan?.name;
    const team = who.careTeam ?? kept.careTeam;
    const event: Event = { kind: 'times-changed', v: 1, id: `times/${at.toString(36)}`, at };
    const committed = await deps.store.commit(id, {
      expect: { patient: docs['patient']?.version ?? 0 },
      put: {
        patient: {
          ...kept,
          zone,
          checkInAt,
          ...(isPlanned && { plan: { ...plan, since: at } }),
          ...(team !== undefined && { careTeam: team }),
        },
      },
      enqueue: [event],
      due: [rescue(event)],
    });
    if (committed.kind !== 'committed') continue;
    deps.log.info('patient times changed', { patient: id });
    deps.wake(id);
    return true;
  }
}
