/** What an ended check-in adds to what a patient is told of their progress, beside the numbers that trends are read from. */
import type { CheckIn } from '../model/check-in.ts';
import type { TalkState } from '../model/file.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import { DAYS_KEPT, type DayKept } from '../outcomes/adherence.ts';
import { withFirst } from '../outcomes/change.ts';

export function progressOf(
  talk: TalkState,
  ended: CheckIn,
  { baseline }: OutcomeRules,
): Pick<TalkState, 'first' | 'days'> {
  const first = { ...talk.first };
  for (const { linkId, value } of ended.answers) {
    const of = `${ended.questionnaire}/${linkId}`;
    if (typeof value === 'number')
      first[of] = [...withFirst(first[of] ?? [], { day: ended.day, value }, baseline)];
  }
  const others = talk.days.filter(({ day }) => day !== ended.day);
  return {
    first,
    days: [...others, { day: ended.day, was: became(ended) }].sort(earlierFirst).slice(-DAYS_KEPT),
  };
}

/** An earlier day may have been put right after a later one. */
function earlierFirst(a: { day: string }, b: { day: string }): number {
  return a.day < b.day ? -1 : 1;
}

/** One with a reason against it was never asked. */
function became({ answers, status, because }: CheckIn): DayKept['was'] {
  if (answers.some(({ value }) => value !== undefined)) return 'answered';
  return because === undefined && status !== 'skipped' ? 'missed' : 'not-asked';
}
