/** A patient's ended check-ins, as the rules about numbers saw them one after the other. */
import type { CheckIn } from '../model/check-in.ts';
import { newTalk } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import type { Observed, Point } from '../risk/triggers.ts';
import { trendsOf } from '../turn/trends.ts';

export interface Seen {
  at: Instant;
  seen: Observed;
}

/** Each answer, then the days up to it, or the silence. What was heard of danger is not replayed. */
export function replayed(checkIns: readonly CheckIn[]): Seen[] {
  let talk = newTalk;
  const first: Record<string, Point[]> = {};
  return checkIns.flatMap((ended) => {
    talk = { ...talk, ...trendsOf(talk, ended) };
    const { day: today, questionnaire, endedAt, dueAt, answers, status } = ended;
    const at = endedAt ?? dueAt;
    for (const { linkId, value } of answers)
      if (typeof value === 'number') (first[`${questionnaire}/${linkId}`] ??= []).push({ day: today, value });
    const answered = answers.flatMap(({ linkId, value, high, flags }): Seen[] => {
      const given = flags.includes('skipped') ? 'refused' : (high ?? value);
      if (typeof given !== 'number' && given !== 'yes' && given !== 'no' && given !== 'refused') return [];
      return [{ at, seen: { today, answer: { of: `${questionnaire}/${linkId}`, value: given } } }];
    });
    const after: Observed =
      status === 'missed'
        ? { today, silence: 'missed', missedInARow: talk.missed }
        : { today, series: talk.trends, first: { ...first } };
    return [...answered, { at, seen: after }];
  });
}
