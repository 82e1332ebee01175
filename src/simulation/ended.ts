/** How a clinician who has phoned a made-up person ends the alert: what was only words, and meant no danger, was none. Pure. */
import type { Outcome } from '../model/outcome.ts';
import { daysBetween, localDay, type Day } from '../model/time.ts';
import type { Person } from './people.ts';
import type { AlertSeen } from './seen.ts';
import { truthOf } from './truth.ts';

/** Numbers are as they are, and what was asked for is answered. */
const NO_WORDS = /^(trigger\/|task )/;

export function endedAs(
  { because, openedAt }: Pick<AlertSeen, 'because' | 'openedAt'>,
  who: Person,
  firstDay: Day,
): Outcome {
  if ([...because].some((each) => NO_WORDS.test(each))) return 'advised';
  const day = daysBetween(firstDay, localDay(openedAt, who.zone));
  return truthOf(because, who, day) === 'chance' ? 'false-alarm' : 'advised';
}
