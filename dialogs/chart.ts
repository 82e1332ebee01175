/** The numbers of a patient as a chart: what is drawn, and the same in words. */
import { MOST_PANELS, type Chart, type Panel } from '../src/model/chart.ts';
import { controlText, questions } from '../src/model/questionnaire.ts';
import { rounded, summaryOf, upTo, type Series } from '../src/outcomes/numbers.ts';
import { dayAfter, type Day } from '../src/model/time.ts';
import type { Progress } from '../src/outcomes/progress.ts';
import { notAskedOn } from '../src/outcomes/adherence.ts';
import { hereSince } from '../src/outcomes/since.ts';
import type { Turn } from '../src/turn/turn.ts';
import { labelOf, sayingFor } from './progress-words.ts';

/** As many days as trends are kept for. */
export const CHART_DAYS = 28;

type Row = Progress['rows'][number];
type Who = Pick<Turn, 'content' | 'patient' | 'talk'> & Partial<Pick<Turn, 'pacing'>>;

export function chartOf(turn: Who, progress: Progress): Chart | undefined {
  const say = sayingFor(turn);
  const rows = progress.rows.map((row) => panelOf(turn, row, progress));
  const activity = activityPanels(turn, progress);
  // What does not fit beside an activity is left out of the rows.
  const panels = [...rows.slice(0, MOST_PANELS - activity.length), ...activity];
  if (panels.length === 0) return undefined;
  const since = hereSince(turn.talk);
  const isUnasked = panels.some((panel) => unaskedIn(panel, progress.to, since).length > 0);
  const title = say('label.chart.title', { days: CHART_DAYS });
  return {
    lang: turn.patient.lang,
    title,
    alt: [
      `${title}.`,
      say('label.chart.means', {}),
      ...panels.flatMap((panel) => inWords(turn, panel, progress)),
    ].join(' '),
    to: progress.to,
    days: CHART_DAYS,
    since,
    gap: say('label.chart.gap'),
    ...(isUnasked && { notAsked: say('label.chart.unasked') }),
    panels,
  };
}

function panelOf(turn: Who, { measure, series, usual }: Row, { to }: Progress): Panel {
  const say = sayingFor(turn);
  const [formId = '', linkId] = measure.of.split('/');
  const form = turn.content.questionnaire(formId);
  const item = form && questions(form).find((each) => each.linkId === linkId);
  const end = (control: 'lower' | 'upper') => (item && controlText(item, control, turn.patient.lang)) ?? '';
  return {
    label: labelOf(measure, say),
    ...(measure.scale !== undefined && { scale: measure.scale }),
    min: measure.min,
    max: measure.max,
    low: end('lower'),
    high: end('upper'),
    points: upTo(series, to, CHART_DAYS),
    ...unaskedOf(turn, measure, to),
    ...(usual && {
      usual: {
        value: rounded(usual.mean),
        label: say('label.chart.usual', { mean: rounded(usual.mean) }),
      },
    }),
  };
}

/** A form is asked now and then; of the questions of the day some take turns. */
function unaskedOf({ content, talk }: Who, { of }: Row['measure'], to: Day): Pick<Panel, 'notAsked'> {
  const [formId, question = ''] = of.split('/');
  const notAsked =
    formId === content.checkIns.questionnaire
      ? notAskedOn(talk.days, question, to, CHART_DAYS)
      : Array.from({ length: CHART_DAYS }, (_, back) => dayAfter(to, -back));
  return notAsked.length > 0 ? { notAsked } : {};
}

/** Of the days since the person is here, those without a number because nobody asked for one. */
function unaskedIn({ notAsked = [], points }: Panel, to: Day, since = ''): Day[] {
  const known = new Set(points.map(({ day }) => day));
  return notAsked.filter((day) => day >= since && day <= to && !known.has(day));
}

/** Of a plan of pacing: its minutes, up to the goal or what was more, and its sets where any are told. */
function activityPanels(turn: Who, { to }: Progress): Panel[] {
  const { pacing } = turn;
  if (pacing === undefined) return [];
  const { words, goal, log, beside = [] } = pacing;
  const sets = beside.flatMap(({ day, sets: value }) => (value === undefined ? [] : [{ day, value }]));
  const say = sayingFor(turn);
  return [
    amountPanel({ words, unit: say('label.chart.minutes', {}), goal, series: log }, to),
    amountPanel({ words, unit: say('label.chart.sets', {}), goal: 0, series: sets }, to),
  ].filter((each) => each !== undefined);
}

function amountPanel(
  { words, unit, goal, series }: { words: string; unit: string; goal: number; series: Series },
  to: Day,
): Panel | undefined {
  const points = upTo(series, to, CHART_DAYS);
  if (points.length === 0) return undefined;
  const since = series[0]?.day;
  return {
    label: `${words} (${unit})`,
    min: 0,
    max: Math.max(1, goal, ...points.map(({ value }) => value)),
    low: '',
    high: unit,
    points,
    ...(since !== undefined && { since }),
  };
}

function inWords(turn: Who, panel: Panel, { to }: Progress): string[] {
  const { label, min, max, low, high, points, usual } = panel;
  const say = sayingFor(turn);
  const shown = summaryOf(points, dayAfter(to, 1 - CHART_DAYS), CHART_DAYS);
  if (shown === undefined) return [say('label.chart.panel-none', { label, days: CHART_DAYS })];
  const { lowest, highest, entries } = shown;
  const unasked = unaskedIn(panel, to, hereSince(turn.talk)).length;
  const said = {
    label,
    low: `${min} ${low}`.trim(),
    high: `${max} ${high}`.trim(),
    lowest,
    highest,
    entries,
    mean: rounded(shown.mean),
    days: CHART_DAYS,
  };
  return [
    say('label.chart.panel', said),
    ...(unasked > 0 ? [say('label.chart.unasked-days', { days: unasked })] : []),
    ...(usual ? [say('label.chart.first', { mean: usual.value })] : []),
  ];
}
