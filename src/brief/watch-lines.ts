/** That the clinic has changed a medicine, when it was asked about, and what was answered to the questions about medicines. */
import type { MedicineChange } from '../model/medicine.ts';
import { dayAfter, type Day } from '../model/time.ts';
import type { Line, Source } from './line.ts';

type Series = readonly { day: Day; value: number }[];

/** The questions of content/forms/medicines.json, as trends know them. */
const TROUBLE = 'medicines/trouble';
const DAYS_LEFT = 'medicines/days-left';
const MOST = 3;

/** After a change only what was said since then: what was so before it is no answer to it. */
export function watchLines(
  change: MedicineChange | undefined,
  trends: Readonly<Record<string, Series>>,
  today: Day,
  lookedBack: number,
): Line[] {
  const from = dayAfter(today, -lookedBack);
  const noted = change !== undefined && change.day > from ? change : undefined;
  const since = (of: string) =>
    (trends[of] ?? []).filter(({ day }) => day > from && day >= (noted?.day ?? day));
  const last = since(TROUBLE).slice(-MOST);
  if (noted === undefined && last.length === 0) return [];
  const left = since(DAYS_LEFT).filter(({ day }) => last.some((each) => each.day === day));
  const answers = last.map(({ day, value: trouble }) => {
    const days = left.find((each) => each.day === day)?.value;
    return { day, trouble, ...(days !== undefined && { left: days }) };
  });
  return [
    {
      section: 'medicines',
      fact: {
        is: 'medicine-watch',
        ...(noted && { changed: { day: noted.day, asked: noted.asked } }),
        answers,
      },
      from: [
        ...(noted ? [{ kind: 'record' as const, name: 'medicines' }] : []),
        ...answered(TROUBLE, last),
        ...answered(DAYS_LEFT, left),
      ],
    },
  ];
}

function answered(of: string, points: Series): Source[] {
  return points.length === 0 ? [] : [{ kind: 'answers', of, days: points.map(({ day }) => day) }];
}
