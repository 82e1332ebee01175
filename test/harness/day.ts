/** A day's check-in on a walk: it comes due and is answered, and what rides on it stands open afterwards. */
import { atLocal } from '../../src/model/time.ts';
import { stackOf } from './paths.ts';
import { handled, say, zone, type Place, type Walked } from './walker.ts';

/** By question; whatever is not named is answered with what stands under `other`. */
export type Answers = Record<string, string> & { other: string };

export async function answeredDay(place: Place, day: string, answers: Answers): Promise<Walked> {
  const at = atLocal(day, '18:00', zone);
  let walked = await handled(
    { ...place, now: at },
    { kind: 'check-in-due', v: 1, id: `check-in/${day}`, at, day },
  );
  for (let turn = 0; turn < 12; turn += 1) {
    const open = stackOf(walked.to).at(-1);
    if (open?.id !== 'questionnaire') return walked;
    walked = await say(walked.to, answers[String(open.state['linkId'])] ?? answers.other);
  }
  throw new Error('the check-in did not end');
}
