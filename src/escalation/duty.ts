/** Who would be called now, and whether the clinic is open: read from the roster as it stands each time it is asked. */
import type { Content } from '../content/content.ts';
import { onCallAt } from '../model/on-call.ts';
import { isOpen, opensNext } from '../model/opening.ts';
import type { Instant } from '../model/time.ts';
import type { Store } from '../ports.ts';
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
    onCall: onCallAt(withChanges(roster, changes), clinic, now),
    fallback: clinic.fallback,
    open,
    ...(open ? {} : { opensAt: opensNext(clinic, now) }),
  };
}

export function createDuties({ store, content }: { store: Pick<Store, 'read'>; content: Written }): Duties {
  let last = noChanges;
  return {
    async at(now) {
      last = await readBook(store);
      return dutyOf(content, last, now);
    },
    lastKnown: (now) => dutyOf(content, last, now),
  };
}
