/** Each number that is followed, as one line: what it is now, on how many days it rests, and whether it has really changed. */
import type { Measure, OutcomeRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { notAskedOn, type DayKept } from '../outcomes/adherence.ts';
import type { Change } from '../outcomes/change.ts';
import { upTo, type Series } from '../outcomes/numbers.ts';
import type { Kept, Progress } from '../outcomes/progress.ts';
import type { Brief, Line, Section, Source } from './line.ts';

/** Scores of forms come weekly or less; of so many days each is shown. */
const SCORES_DAYS = 84;
const MOST_POINTS = 5;

export function measureLines(kept: Kept, progress: Progress, rules: OutcomeRules): Line[] {
  const lines = progress.changes.map((change) => measureLine(change, kept, progress.to, rules));
  const peg = rules.measures.find(({ id }) => id === 'peg');
  const isPegKnown = progress.changes.some(({ measure }) => measure.id === 'peg');
  return [
    ...lines,
    ...(peg === undefined || isPegKnown ? [] : [noneLine(peg, rules.now.days)]),
    ...overallLine(progress),
  ];
}

function measureLine(change: Change, kept: Kept, to: Day, rules: OutcomeRules): Line {
  const { measure } = change;
  const section = sectionOf(measure);
  const series = kept.trends[measure.of] ?? [];
  const from = [
    answersOf(
      measure,
      upTo(series, to, rules.now.days).map(({ day }) => day),
    ),
  ];
  if (change.kind === 'compared') {
    const { kind: _, ...compared } = change;
    const first = answersOf(measure, firstDays(kept.first[measure.of] ?? [], rules));
    return { section, fact: { is: 'change', ...compared }, from: [...from, first] };
  }
  const scores = upTo(series, to, SCORES_DAYS);
  const isScore = !measure.of.startsWith('daily-check-in/');
  if (isScore && scores.length > 0) return pointsLine(measure, scores, rules);
  const { now, comparable } = change;
  if (now === undefined) return noneLine(measure, rules.now.days);
  if (comparable !== undefined) return { section, fact: { is: 'too-early', measure, now, comparable }, from };
  const first = change.baseline?.entries ?? firstDays(kept.first[measure.of] ?? [], rules).length;
  return { section, fact: { is: 'too-little', measure, now, first, needed: rules.now.entries }, from };
}

function pointsLine(measure: Measure, scores: Series, { now }: OutcomeRules): Line {
  const points = scores.slice(-MOST_POINTS);
  return {
    section: sectionOf(measure),
    fact: { is: 'points', measure, points: [...points], days: SCORES_DAYS, needed: now.entries },
    from: [
      answersOf(
        measure,
        points.map(({ day }) => day),
      ),
    ],
  };
}

function noneLine(measure: Measure, days: number): Line {
  return { section: sectionOf(measure), fact: { is: 'none', measure, days }, from: [] };
}

/** Both methods that agree are named by their own lines; this one rests on the same answers. */
function overallLine({ overall, changes }: Progress): Line[] {
  if (overall.kind !== 'better' && overall.kind !== 'worse' && overall.kind !== 'mixed') return [];
  const named = overall.kind === 'mixed' ? [...overall.better, ...overall.worse] : overall.by;
  const from = changes
    .filter(({ measure }) => named.includes(measure.id))
    .map(({ measure }): Source => ({ kind: 'answers', of: measure.of, days: [] }));
  return [{ section: 'function', fact: { is: 'overall', overall }, from }];
}

function firstDays(first: Series, { baseline }: OutcomeRules): Day[] {
  const from = first[0]?.day;
  if (from === undefined) return [];
  return first.filter(({ day }) => day < dayAfter(from, baseline.days)).map(({ day }) => day);
}

function answersOf({ of }: Measure, days: Day[]): Source {
  return { kind: 'answers', of, days };
}

/** Interference is what a person can do; PEG is both, and is read with pain. */
function sectionOf({ kind }: Measure): Section {
  if (kind === 'function') return 'function';
  return kind === 'pain' || kind === 'both' ? 'pain' : 'sleep-mood';
}

export function drawnIn(
  { rows, to }: Progress,
  kept: readonly DayKept[],
  since: Day | undefined,
  days: number,
): Brief['drawn'] {
  return rows
    .filter(
      ({ measure: { kind, of } }) =>
        of.startsWith('daily-check-in/') && (kind === 'function' || kind === 'pain'),
    )
    .map(({ measure, series, usual }) => {
      const notAsked = notAskedOn(kept, measure.of.split('/')[1] ?? '', to, days);
      return { measure, series, usual: usual?.mean, since, notAsked };
    });
}
