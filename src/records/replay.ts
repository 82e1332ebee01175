/** A patient's ended check-ins and forms, as the rules about numbers saw them one after the other. */
import { z } from 'zod';
import type { CheckIn } from '../model/check-in.ts';
import { newTalk } from '../model/file.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { Instant } from '../model/time.ts';
import type { Observed, Point } from '../risk/triggers.ts';
import { trendsOf, withNumber } from '../turn/trends.ts';

export interface Seen {
  at: Instant;
  seen: Observed;
}

type Ended = { at: Instant; checkIn: CheckIn } | { at: Instant; form: FormRecord };
type Answer = NonNullable<Observed['answer']>;

/** Each answer, then the days up to it, or the silence. What was heard of danger is not replayed. */
export function replayed(checkIns: readonly CheckIn[], forms: readonly FormRecord[] = []): Seen[] {
  let talk = newTalk;
  const first: Record<string, Point[]> = {};
  const add = (of: string, point: Point) => (first[of] ??= []).push(point);
  return inOrder(checkIns, forms).flatMap((ended) => {
    const today = 'form' in ended ? ended.form.day : ended.checkIn.day;
    if ('form' in ended) {
      const trends = { ...talk.trends };
      for (const [name, value] of Object.entries(ended.form.numbers)) {
        const of = `${ended.form.form}/${name}`;
        Object.assign(trends, withNumber(trends, of, { day: today, value }));
        add(of, { day: today, value });
      }
      talk = { ...talk, trends };
    } else {
      talk = { ...talk, ...trendsOf(talk, ended.checkIn) };
      const { questionnaire, answers } = ended.checkIn;
      for (const { linkId, value } of answers)
        if (typeof value === 'number') add(`${questionnaire}/${linkId}`, { day: today, value });
    }
    const { at } = ended;
    const given = 'form' in ended ? answersOf(ended.form) : answersTo(ended.checkIn);
    const isSilent = 'checkIn' in ended && ended.checkIn.status === 'missed';
    const after: Observed = isSilent
      ? { today, silence: 'missed', missedInARow: talk.missed }
      : { today, series: talk.trends, first: { ...first } };
    return [...given.map((answer) => ({ at, seen: { today, answer } })), { at, seen: after }];
  });
}

function inOrder(checkIns: readonly CheckIn[], forms: readonly FormRecord[]): Ended[] {
  const all: Ended[] = [
    ...checkIns.map((checkIn) => ({ at: checkIn.endedAt ?? checkIn.dueAt, checkIn })),
    ...forms.map((form) => ({ at: form.endedAt ?? form.dueAt, form })),
  ];
  return all.sort((a, b) => a.at - b.at);
}

function answersTo({ questionnaire, answers }: CheckIn): Answer[] {
  return answers.flatMap(({ linkId, value, high, flags }): Answer[] => {
    const given = flags.includes('skipped') ? 'refused' : (high ?? value);
    if (typeof given !== 'number' && given !== 'yes' && given !== 'no' && given !== 'refused') return [];
    return [{ of: `${questionnaire}/${linkId}`, value: given }];
  });
}

/** Of where somebody stood in a form only what was answered with yes or no, at the place of each question. */
const standing = z.looseObject({
  answers: z.record(
    z.string(),
    z.looseObject({ values: z.array(z.looseObject({ valueBoolean: z.boolean().optional() })) }),
  ),
});

function answersOf({ form, numbers, given, state }: FormRecord): Answer[] {
  const counted = Object.entries(numbers).map(([name, value]) => ({ of: `${form}/${name}`, value }));
  const read = standing.safeParse(state);
  const answers = read.success ? read.data.answers : {};
  const others = given.flatMap(({ place, linkId, skipped }): Answer[] => {
    const said = answers[place]?.values[0]?.valueBoolean;
    const value = skipped === true ? 'refused' : said === undefined ? undefined : said ? 'yes' : 'no';
    return value === undefined ? [] : [{ of: `${form}/${linkId}`, value }];
  });
  return [...counted, ...others];
}
