/** What a patient's numbers show, in sentences. Each names the days it rests on, and with too few days there is none. */
import type { Language } from '../src/model/language.ts';
import type { Measure } from '../src/model/outcomes.ts';
import { shownDay, type Day } from '../src/model/time.ts';
import { rounded } from '../src/outcomes/numbers.ts';
import type { Progress } from '../src/outcomes/progress.ts';
import type { WeekLine } from '../src/outcomes/week.ts';
import type { Adherence } from '../src/outcomes/adherence.ts';
import type { Change } from '../src/outcomes/change.ts';
import { sparkline } from '../src/charts/sparkline.ts';
import type { Turn, Values } from '../src/turn/turn.ts';

type Say = (key: string, values?: Values) => string;
export function sayingFor({ content, patient }: Pick<Turn, 'content' | 'patient'>): Say {
  const known = { clinic: content.clinic.name, phone: content.clinic.phone };
  return (key, values) => content.text(key, patient.lang, { ...known, ...values });
}

/** What is drawn day by day in a text: what a person can do, and how much it hurts. */
const IN_ROWS: readonly Measure['kind'][] = ['function', 'pain'];

/** The last days as rows of numbers: the first of at most two texts. */
export function rowLines(progress: Progress, days: number, say: Say): string[] {
  const rows = progress.rows.filter(({ measure }) => IN_ROWS.includes(measure.kind));
  return [
    say('numbers.intro', { days }),
    ...rows.map(({ measure, series, now }) =>
      say('numbers.row', {
        label: labelOf(measure, say),
        row: sparkline(series, progress.to, days),
        mean: rounded(now.mean),
        entries: now.entries,
        days,
      }),
    ),
  ];
}

/** What has changed, and on how many answers that rests: the second text. */
export function changeLines(
  progress: Progress,
  { entries: needed, days }: { entries: number; days: number },
  lang: Language,
  say: Say,
): string[] {
  const { answered, asked } = progress.adherence;
  const compared = progress.changes.filter((each) => each.kind === 'compared');
  const shown = compared.filter(({ measure, way }) => IN_ROWS.includes(measure.kind) || way !== 'same');
  const { flares } = progress;
  return [
    ...(asked > 0 ? [say('numbers.answered', { days, answered, asked })] : []),
    ...(compared.length === 0
      ? [whenComparable(progress, lang, say) ?? say('numbers.too-little', { needed, days })]
      : []),
    ...shown.map((each) => changeLine(each, say)),
    ...(compared.length > 0 ? overallLine(progress, say) : []),
    ...(flares && flares.outOf > 0
      ? [say('numbers.flares', { times: flares.days.length, entries: flares.outOf })]
      : []),
  ];
}

/** Enough answers, and only the days are wanting. Whoever had few at first begins with the first days that have enough. */
function whenComparable({ changes }: Progress, lang: Language, say: Say): string | undefined {
  const [from] = changes
    .flatMap((each) => (each.kind === 'too-little' && each.comparable !== undefined ? [each.comparable] : []))
    .toSorted();
  return from === undefined ? undefined : say('numbers.too-early', { day: shownDay(from, lang) });
}

function changeLine(
  { measure, way, baseline, now }: Extract<Change, { kind: 'compared' }>,
  say: Say,
): string {
  return say(way === 'same' ? 'numbers.same' : 'numbers.moved', {
    label: labelOf(measure, say),
    before: rounded(baseline.mean),
    first: baseline.entries,
    mean: rounded(now.mean),
    entries: now.entries,
    days: now.days,
  });
}

/** Only when two methods agree; a single number that has moved is shown and not judged. */
function overallLine({ overall }: Progress, say: Say): string[] {
  return overall.kind === 'better' || overall.kind === 'worse' ? [say(`numbers.${overall.kind}`)] : [];
}

/** What can be left out comes last: function stands before pain. */
export function weekSentences(
  lines: readonly WeekLine[],
  { answered, asked, inPart }: Adherence,
  say: Say,
): { intro: string; rest: string[] } {
  const sentences = lines.map(({ measure, now, before }) => {
    const label = labelOf(measure, say);
    const said = { label, mean: rounded(now.mean), entries: now.entries, days: now.days };
    if (before === undefined) return say('week.mean', said);
    return say('week.moved', { ...said, before: rounded(before.mean), first: before.entries });
  });
  const rest = sentences.length > 0 ? sentences : [say('week.too-little')];
  const key = inPart > 0 ? 'week.intro-part' : 'week.intro';
  return { intro: say(key, { answered, asked, count: inPart }), rest };
}

/** The days a sentence rests on: "3 March, 10 March". */
export function datesOf(days: readonly Day[], lang: Language): string {
  return days.map((day) => shownDay(day, lang)).join(', ');
}

export function labelOf({ id }: Measure, say: Say): string {
  return say(`label.short.${id}`);
}
