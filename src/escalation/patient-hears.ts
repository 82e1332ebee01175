/** What the patient is told of an alert goes into their mailbox, in the write that makes it true. A drill has nobody to tell. */
import type { Alert } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import { rescue, type Due } from '../model/work.ts';

export function patientHears(
  { drill }: Pick<Alert, 'drill'>,
  events: Event[],
): { enqueue?: Event[]; due: Due[] } {
  return drill === true || events.length === 0 ? { due: [] } : { enqueue: events, due: events.map(rescue) };
}
