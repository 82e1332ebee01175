/** The few numbers of the last days that trends are read from; everything else about a check-in stays in its own log. */
import type { CheckIn } from '../model/check-in.ts';
import type { TalkState } from '../model/file.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import { localDay } from '../model/time.ts';
import { withFirst } from '../outcomes/change.ts';

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

/**
 * The numbers of an ended form, for the same rules and trends. They are of the day of its last answer, whenever it was begun. A
 * form is no check-in: nobody is silent who leaves it.
 */
export function trendsOfForm(
  talk: TalkState,
  { form, day: begunOn, numbers, given }: FormRecord,
  { baseline }: OutcomeRules,
  zone: string,
): Pick<TalkState, 'trends' | 'first' | 'missed'> {
  const [trends, first] = [{ ...talk.trends }, { ...talk.first }];
  const last = Math.max(...given.map(({ at }) => at));
  const day = given.length === 0 ? begunOn : localDay(last, zone);
  for (const [name, value] of Object.entries(numbers)) {
    const of = `${form}/${name}`;
    Object.assign(trends, withNumber(trends, of, { day, value }));
    first[of] = [...withFirst(first[of] ?? [], { day, value }, baseline)];
  }
  return { trends, first, missed: given.length > 0 ? 0 : talk.missed };
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
