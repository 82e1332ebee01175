/** Which forms were asked beside the check-ins, and what such a day asks of a person. Pure. */
import type { FormSeen } from './seen.ts';
import { median, most, tally } from './counts.ts';
import type { Seen } from './seen.ts';

export function formsIn({ forms, checkIns }: Pick<Seen, 'forms' | 'checkIns'>) {
  const begun = [...forms.values()];
  const answered = begun.filter(({ answers }) => answers > 0);
  const beside = (of: FormSeen) => checkIns.get(`${of.owner}/${of.day}`);
  const count = (status: FormSeen['status']) => begun.filter((each) => each.status === status).length;
  return {
    begun: begun.length,
    complete: count('complete'),
    partial: count('partial'),
    stopped: count('stopped'),
    openAtTheEnd: count('open'),
    byForm: tally(begun.map(({ form }) => form)),
    medianAnswers: median(answered.map(({ answers }) => answers)),
    medianMessages: median(answered.map(({ messages }) => messages)),
    mostMessages: most(answered.map(({ messages }) => messages)),
    /** The day of a form with its check-in. */
    withCheckIn: {
      medianAnswers: median(answered.map((each) => each.answers + (beside(each)?.answers ?? 0))),
      medianMessages: median(answered.map((each) => each.messages + (beside(each)?.messages ?? 0))),
    },
  };
}
