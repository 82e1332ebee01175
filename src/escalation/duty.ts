/** Who would be called now, and whether the clinic is open: read from the roster as it stands each time it is asked. */
import type { Content } from '../content/content.ts';
import { isAway } from '../errors.ts';
import { onCallAt } from '../model/on-call.ts';
import { isOpen, opensNext } from '../model/opening.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { noChanges, readBook, withChanges, type RosterBook } from './roster-book.ts';

export interface Duty {
  /** First to be called first; empty in a gap. */
  onCall: string[];
  /** Called when nobody of them answers, or there is nobody. */
  fallback: string;
  open: boolean;
  /** When the clinic opens next, if it is closed. */
  opensAt?: Instant | undefined;
}

export interface Duties {
  at(now: Instant): Promise<Duty>;
  /** From what was read last; for when the store is away. */
  lastKnown(now: Instant): Duty;
}

type Written = Pick<Content, 'clinic' | 'roster'>;

export function dutyOf({ clinic, roster }: Written, changes: RosterBook, now: Instant): Duty {
  const open = isOpen(clinic, now);
  return {
    onCall: onCallAt(
      withChanges(
        roster,
        changes,
        clinic.clinicians.map(({ id }) => id),
      ),
      clinic,
      now,
    ),
    fallback: clinic.fallback,
    open,
    ...(open ? {} : { opensAt: opensNext(clinic, now) }),
  };
}

interface Deps {
  store: Pick<Store, 'read'>;
  content: Written;
  log: Log;
}

export function createDuties({ store, content, log }: Deps): Duties {
  let last = noChanges;
  let known: { minute: number; changes: RosterBook; duty: Duty } | undefined;
  /** All that the roster and the clinic's hours are written in are whole minutes. */
  const dutyAt = (now: Instant) => {
    const minute = Math.floor(now / MINUTE);
    if (known?.minute !== minute || known.changes !== last)
      known = { minute, changes: last, duty: dutyOf(content, last, now) };
    return known.duty;
  };
  /** A record that nobody can read must keep nobody from being called: the files still say who is on call. */
  const unreadable = (fault: unknown) => {
    if (isAway(fault)) throw fault;
    log.error('roster changes unreadable', {}, fault);
    return last;
  };
  return {
    async at(now) {
      last = await readBook(store).catch(unreadable);
      return dutyAt(now);
    },
    lastKnown: dutyAt,
  };
}
