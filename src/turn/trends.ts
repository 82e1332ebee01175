/** The few numbers of the last days that trends are read from; everything else about a check-in stays in its own log. */
import type { CheckIn } from '../model/check-in.ts';
import type { TalkState } from '../model/file.ts';

const KEPT = 28;

/** What an ended check-in adds. One that was never asked is nobody's silence. */
export function trendsOf(talk: TalkState, ended: CheckIn): Pick<TalkState, 'trends' | 'missed'> {
  const numbers = ended.answers.flatMap(({ linkId, value }) =>
    typeof value === 'number' ? [{ of: `${ended.questionnaire}/${linkId}`, value }] : [],
  );
  const trends = { ...talk.trends };
  for (const { of, value } of numbers)
    Object.assign(trends, withNumber(trends, of, { day: ended.day, value }));
  if (ended.status === 'missed' && ended.because === undefined) return { trends, missed: talk.missed + 1 };
  return { trends, missed: ended.answers.length > 0 ? 0 : talk.missed };
}

/** A later number of the same day takes the place of the earlier one; days may come in any order. */
export function withNumber(
  trends: TalkState['trends'],
  of: string,
  point: TalkState['trends'][string][number],
): TalkState['trends'] {
  const others = (trends[of] ?? []).filter(({ day }) => day !== point.day);
  const all = [...others, point].sort((a, b) => a.day.localeCompare(b.day));
  return { ...trends, [of]: all.slice(-KEPT) };
}
