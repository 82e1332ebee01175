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
    days: [...others, keptOf(ended, Object.keys(first))].sort(earlierFirst).slice(-DAYS_KEPT),
  };
}

/** An earlier day may have been put right after a later one. */
function earlierFirst(a: { day: string }, b: { day: string }): number {
  return a.day < b.day ? -1 : 1;
}

function keptOf(ended: CheckIn, known: readonly string[]): DayKept {
  const was = became(ended);
  const leftOut = was === 'not-asked' ? [] : unasked(ended, was, known);
  const inPart = was === 'answered' && ended.status === 'partial';
  return { day: ended.day, was, ...(leftOut.length > 0 && { leftOut }), ...(inPart && { inPart }) };
}

/** Of those with numbers; after one number a short check-in asks no more. */
function unasked(
  { questionnaire, leftOut = [], short, answers }: CheckIn,
  was: DayKept['was'],
  known: readonly string[],
): string[] {
  const isShort = short === true && was === 'answered';
  return known
    .filter((of) => of.startsWith(`${questionnaire}/`))
    .map((of) => of.slice(questionnaire.length + 1))
    .filter((id) => !answers.some((each) => each.linkId === id && each.value !== undefined))
    .filter((id) => isShort || leftOut.includes(id));
}

/** One with a reason against it was never asked, and neither was the check-in of a day that was only told of afterwards. */
function became({ answers, status, because }: CheckIn): DayKept['was'] {
  if (because === 'not-asked') return 'not-asked';
  if (answers.some(({ value }) => value !== undefined)) return 'answered';
  return because === undefined && status !== 'skipped' ? 'missed' : 'not-asked';
}
