/** What was told of a day's activity, in words: one day of it, and the sets and how it went over several. */
import type { Beside, BesideDay } from '../../src/model/pacing.ts';
import { dayAfter, type Day } from '../../src/model/time.ts';
import { GAP, sparkline } from '../../src/charts/sparkline.ts';
import type { ActivityDay } from '../../src/reading/activity-day.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** "10 minutes, 2 sets of 8, worse". */
export function rowOf(turn: Turn, { minutes, ...beside }: ActivityDay): string {
  const text = (name: string, values: Record<string, number> = {}) => labelIn(turn, name, values);
  const amount =
    minutes === undefined ? [] : [text(minutes === 1 ? 'minute' : 'minutes', { count: minutes })];
  return [...amount, ...besideParts(turn, beside)].join(', ');
}

export function besideRow(turn: Turn, beside: Beside): string {
  return besideParts(turn, beside).join(', ');
}

function besideParts(turn: Turn, { sets, reps, felt, score, note }: Beside): string[] {
  const setsName = `${sets === 1 ? 'set' : 'sets'}${reps === undefined ? '' : '-of'}`;
  return [
    ...(sets === undefined ? [] : [labelIn(turn, setsName, { count: sets, times: reps ?? 0 })]),
    ...(felt === undefined ? [] : [labelIn(turn, `felt-${felt}`)]),
    ...(score === undefined ? [] : [labelIn(turn, 'score', { value: score })]),
    ...(note === undefined ? [] : [labelIn(turn, 'note')]),
  ];
}

/** The sets and how it went, day by day with its gaps, as far as any was told. */
export function sayBesides(turn: Turn, beside: readonly BesideDay[], to: Day, days: number): void {
  const first = dayAfter(to, 1 - days);
  const within = beside.filter(({ day }) => day >= first && day <= to);
  const sets = within.flatMap(({ day, sets: value }) => (value === undefined ? [] : [{ day, value }]));
  if (sets.length > 0) turn.say('pace.row-sets', { row: sparkline(sets, to, days) });
  const went = new Map(within.map(({ day, felt, score }) => [day, howIn(turn, felt, score)]));
  if ([...went.values()].every((each) => each === GAP)) return;
  const row = Array.from({ length: days }, (_, at) => went.get(dayAfter(first, at)) ?? GAP);
  turn.say('pace.row-felt', { row: row.join(', ') });
}

function howIn(turn: Turn, felt: Beside['felt'], score: number | undefined): string {
  const parts = [
    ...(felt === undefined ? [] : [labelIn(turn, felt)]),
    ...(score === undefined ? [] : [`${score}/10`]),
  ];
  return parts.join(' ') || GAP;
}

function labelIn({ content, patient }: Turn, name: string, values: Record<string, number> = {}): string {
  return content.text(`label.pace.${name}`, patient.lang, values);
}
