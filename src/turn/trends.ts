/** The few numbers of the last days that trends are read from; everything else about a check-in stays in its own log. */
import type { CheckIn } from '../model/check-in.ts';
import type { TalkState } from '../model/file.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import { withFirst } from '../outcomes/change.ts';

const KEPT = 28;

/** What an ended check-in adds. One that was never asked is nobody's silence. */
export function trendsOf(talk: TalkState, ended: CheckIn): Pick<TalkState, 'trends' | 'missed'> {
  const numbers = ended.answers.flatMap(({ linkId, value }) =>
    typeof value === 'number' ? [{ of: `${ended.questionnaire}/${linkId}`, value }] : [],
  );
  const trends = { ...talk.trends };
  for (const { of, value } of numbers) {
    const others = (trends[of] ?? []).filter(({ day }) => day !== ended.day);
    trends[of] = byDay([...others, { day: ended.day, value }]).slice(-KEPT);
  }
  if (ended.status === 'missed' && ended.because === undefined) return { trends, missed: talk.missed + 1 };
  return { trends, missed: ended.answers.length > 0 ? 0 : talk.missed };
}

/** An earlier day may have been put right after a later one. */
function byDay<P extends { day: string }>(points: P[]): P[] {
  return points.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The numbers of an ended form, for the same rules and trends. A form is no check-in: nobody is silent who leaves it. */
export function trendsOfForm(
  talk: TalkState,
  { form, day, numbers, given }: FormRecord,
  { baseline }: OutcomeRules,
): Pick<TalkState, 'trends' | 'first' | 'missed'> {
  const [trends, first] = [{ ...talk.trends }, { ...talk.first }];
  for (const [name, value] of Object.entries(numbers)) {
    const of = `${form}/${name}`;
    trends[of] = [...(trends[of] ?? []).filter((each) => each.day !== day), { day, value }].slice(-KEPT);
    first[of] = [...withFirst(first[of] ?? [], { day, value }, baseline)];
  }
  return { trends, first, missed: given.length > 0 ? 0 : talk.missed };
}
