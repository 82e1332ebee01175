/**
 * A chart as SVG: one panel under another, days along the bottom. The line breaks where a day has no number, and such a day
 * has a mark of its own. Shapes, names and line patterns carry the meaning; colour only repeats it.
 */
import type { Chart, Panel } from '../model/chart.ts';
import { dayAfter, daysBetween, shownDay } from '../model/time.ts';

export const FONT = 'Atkinson Hyperlegible';
/** `auto` follows the reader's own setting, where a browser shows it. */
export type Theme = 'light' | 'dark' | 'auto';

const WIDTH = 480;
const LEFT = 40;
const RIGHT = 14;
const TOP = 36;
/** Of its words and names, and of a panel: its head with name and scale, its plot, and all of it. */
interface Shape {
  words: number;
  name: number;
  head: number;
  plot: number;
  panel: number;
  bottom: number;
}
/** Large enough to be read where a phone draws it at three quarters. */
const PAGE: Shape = { words: 15, name: 17, head: 46, plot: 84, panel: 150, bottom: 52 };
/** A card holds so few bytes that a picture in it has to be small. */
export const CARD: Shape = { words: 11, name: 13, head: 26, plot: 44, panel: 84, bottom: 42 };
/** Below each plot, for the days without a number. */
const LANE = 8;

/**
 * Words stand out from the ground by at least 4.5 to 1 and lines by 3 to 1. Only shades that the palette of a picture keeps as
 * they are.
 */
const LIGHT = { back: '#ffffff', ink: '#000000', line: '#003399', faint: '#666666', grid: '#cccccc' };
const DARK = { back: '#000000', ink: '#ffffff', line: '#99ccff', faint: '#cccccc', grid: '#666666' };

function heightOf({ panels }: Chart, { panel, bottom }: Shape = PAGE): number {
  return TOP + panels.length * panel + bottom;
}

export function chartSvg(chart: Chart, theme: Theme, shape: Shape = PAGE): string {
  const height = heightOf(chart, shape);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="chart-title chart-desc" lang="${safe(chart.lang)}">`,
    `<title id="chart-title">${safe(chart.title)}</title>`,
    `<desc id="chart-desc">${safe(chart.alt)}</desc>`,
    `<style>${styleFor(theme)}</style>`,
    `<rect class="back" width="${WIDTH}" height="${height}"/>`,
    `<text class="ink" x="12" y="22" font-size="${shape.name + 2}" font-weight="700">${safe(chart.title)}</text>`,
    ...chart.panels.map((panel, at) => panelSvg(panel, chart, shape, TOP + at * shape.panel)),
    daysSvg(chart, shape, TOP + chart.panels.length * shape.panel),
    '</svg>',
  ].join('\n');
}

function styleFor(theme: Theme): string {
  const own = colours(theme === 'dark' ? DARK : LIGHT);
  return theme === 'auto' ? `${own}@media (prefers-color-scheme:dark){${colours(DARK)}}` : own;
}

function colours({ back, ink, line, faint, grid }: typeof LIGHT): string {
  return [
    `.back{fill:${back}}.ink{fill:${ink}}.faint{fill:${faint}}`,
    `.grid{stroke:${grid};stroke-width:1}.usual{stroke:${faint};stroke-width:1.5;stroke-dasharray:5 4}`,
    `.line{stroke:${line};stroke-width:2;fill:none}.dot{fill:${line}}.gap{stroke:${faint};stroke-width:1.5}`,
    `text{font-family:'${FONT}',sans-serif}`,
  ].join('');
}

function panelSvg(panel: Panel, chart: Chart, shape: Shape, top: number): string {
  const { words, name, plot } = shape;
  const floor = top + shape.head + plot;
  const y = (value: number) => floor - ((value - panel.min) / (panel.max - panel.min)) * plot;
  const x = (day: string) => placeOf(day, chart);
  const { usual } = panel;
  return [
    `<g>`,
    `<text class="ink" x="12" y="${top + 16}" font-size="${name}" font-weight="700">${safe(panel.label)}</text>`,
    `<text class="faint" ${scalePlace(shape, top)} font-size="${words}">${safe(
      [endsOf(panel), ...(usual ? [`- - ${usual.label}`] : [])].join('  '),
    )}</text>`,
    ...[panel.min, panel.max].map(
      (end) =>
        `<path class="grid" d="M${LEFT} ${y(end)}H${WIDTH - RIGHT}"/><text class="faint" x="${LEFT - 8}" y="${y(end) + 5}" font-size="${words}" text-anchor="end">${end}</text>`,
    ),
    ...(usual ? [`<path class="usual" d="M${LEFT} ${at(y(usual.value))}H${WIDTH - RIGHT}"/>`] : []),
    ...unbroken(panel).map(
      (run) =>
        `<path class="line" d="M${run.map((each) => `${at(x(each.day))} ${at(y(each.value))}`).join('L')}"/>`,
    ),
    ...panel.points.map(
      (each) => `<circle class="dot" cx="${at(x(each.day))}" cy="${at(y(each.value))}" r="3"/>`,
    ),
    ...missing(panel, chart).map((day) => cross(x(day), floor + LANE)),
    ...unasked(panel, chart).map((day) => tick(x(day), floor + LANE)),
    `</g>`,
  ].join('\n');
}

/** Beside the name, or below it where there is room. */
function scalePlace({ head, name }: Shape, top: number): string {
  return head > 2 * name
    ? `x="12" y="${top + 34}"`
    : `x="${WIDTH - RIGHT}" y="${top + 16}" text-anchor="end"`;
}

/** "0 none, 10 worst"; of an amount, which has no word for its lower end, "0-30 minutes". */
function endsOf({ min, low, max, high }: Panel): string {
  return low === '' ? `${min}-${max} ${high}` : `${min} ${low}, ${max} ${high}`;
}

/** A cross below the floor, which is a number of its own: nobody may take it for a low one. */
function cross(x: number, y: number): string {
  return `<path class="gap" d="M${at(x - 3)} ${y - 3}l6 6m0 -6l-6 6"/>`;
}

/** A day on which it was not asked is nobody's gap, and has a stroke. */
function tick(x: number, y: number): string {
  return `<path class="gap unasked" d="M${at(x - 2)} ${y}h4"/>`;
}

/** Runs of days that follow one another: only they are joined by a line. */
export function unbroken({ points }: Pick<Panel, 'points'>): Panel['points'][] {
  const runs: Panel['points'][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && dayAfter(before.day) === point.day) run.push(point);
    else runs.push([point]);
  }
  return runs.filter((run) => run.length > 1);
}

export function missing(panel: Without, chart: Span): string[] {
  return withoutNumber(panel, chart).filter((day) => panel.notAsked?.includes(day) !== true);
}

export function unasked(panel: Without, chart: Span): string[] {
  return withoutNumber(panel, chart).filter((day) => panel.notAsked?.includes(day) === true);
}

type Without = Pick<Panel, 'points' | 'since' | 'notAsked'>;
type Span = Pick<Chart, 'to' | 'days' | 'since'>;

function withoutNumber({ points, since: askedSince }: Without, { to, days, since = '' }: Span): string[] {
  const known = new Set(points.map(({ day }) => day));
  return Array.from({ length: days }, (_, each) => dayAfter(to, each + 1 - days)).filter(
    (day) => day >= (askedSince ?? since) && !known.has(day),
  );
}

function daysSvg(chart: Chart, { words }: Shape, top: number): string {
  const { to, days, lang } = chart;
  const first = dayAfter(to, 1 - days);
  const y = top + 12;
  return [
    `<text class="faint" x="${LEFT}" y="${y}" font-size="${words}">${safe(shownDay(first, lang))}</text>`,
    `<text class="faint" x="${WIDTH - RIGHT}" y="${y}" font-size="${words}" text-anchor="end">${safe(shownDay(to, lang))}</text>`,
    cross(LEFT + 4, y + 23),
    `<text class="faint" x="${LEFT + 14}" y="${y + 28}" font-size="${words}">${safe(chart.gap)}</text>`,
    ...(chart.notAsked === undefined
      ? []
      : [
          tick(LEFT + 154, y + 23),
          `<text class="faint" x="${LEFT + 164}" y="${y + 28}" font-size="${words}">${safe(chart.notAsked)}</text>`,
        ]),
  ].join('\n');
}

function placeOf(day: string, { to, days }: Chart): number {
  const from = dayAfter(to, 1 - days);
  return LEFT + 6 + (daysBetween(from, day) / (days - 1)) * (WIDTH - RIGHT - LEFT - 12);
}

function at(place: number): string {
  return String(Math.round(place * 10) / 10);
}

export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
