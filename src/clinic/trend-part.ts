/** The numbers of the last weeks, drawn and as a table. */
import { chartSvg } from '../charts/svg.ts';
import type { Chart, Panel } from '../model/chart.ts';
import { dayAfter, shownDay } from '../model/time.ts';
import { html, type Html } from './html.ts';
import type { Wording } from './standing-words.ts';

/** The drawing and, behind it, the numbers themselves; a day without one says so. */
export function trend({ say, lang }: Pick<Wording, 'say' | 'lang'>, chart: Chart | undefined): Html {
  if (chart === undefined)
    return html`<section aria-labelledby="trend">
      <h2 id="trend">${say('trend.title')}</h2>
      <p>${say('trend.none')}</p>
    </section>`;
  const all = Array.from({ length: chart.days }, (_, back) => dayAfter(chart.to, -back));
  const days = all.filter((day) => day >= (chart.since ?? ''));
  const rows = days.map(
    (day) =>
      html`<tr>
        <th scope="row">${shownDay(day, lang)}</th>
        ${chart.panels.map(({ points, notAsked }) => html`<td>${points.find((each) => each.day === day)?.value ?? say(notAsked?.includes(day) === true ? 'trend.not-asked' : 'trend.gap')}</td>`)}
      </tr>`,
  );
  return html`<section aria-labelledby="trend">
    <h2 id="trend">${say('trend.title')}</h2>
    <img
      class="chart"
      alt="${chart.alt}"
      src="data:image/svg+xml;base64,${Buffer.from(chartSvg(chart, 'auto')).toString('base64')}"
    />
    <details id="trend-table">
      <summary>${say('trend.table')}</summary>
      <div class="wide" tabindex="0" role="group" aria-labelledby="trend">
        <table>
          <thead>
            <tr>
              <th scope="col">${say('trend.day')}</th>
              ${chart.panels.map((each) => html`<th scope="col">${columnHead(say, each)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

/** A number says nothing without its range, and a score nothing without its form. */
function columnHead(say: Wording['say'], { label, scale: unit = '', min: least, max: most }: Panel): string {
  const key = unit === '' ? 'trend.column' : 'trend.column-scale';
  return say(key, { label, unit, least, most });
}
