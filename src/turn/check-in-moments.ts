import type { CheckIn } from '../model/check-in.ts';
import type { Change } from '../ports/change.ts';
import type { Watch } from '../ports/watch.ts';

/** Tells of the check-ins that a durable change has ended unasked: nothing was sent that could be seen to be missing. */
export function tellOfCheckIns(watch: Watch, { append }: Pick<Change, 'append'>): void {
  for (const { status, because } of (append?.['check-ins'] ?? []) as CheckIn[])
    if (status === 'missed' && because !== undefined) watch({ is: 'check-in-missed', because });
}
