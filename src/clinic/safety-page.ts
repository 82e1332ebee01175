/** How quick we were when it counted, how practice went, and for a lead the button that begins a drill. */
import { DRILLS, drillIn } from '../escalation/clinician-file.ts';
import { beginDrill, stopDrill, type DrillTier } from '../escalation/drill.ts';
import type { Alert } from '../model/alert.ts';
import { MINUTE, readable, SECOND } from '../model/time.ts';
import type { Spread } from '../ops/timings.ts';
import { nameOf } from '../notify/page-card.ts';
import { toldOf } from '../notify/standing.ts';
import type { Answer } from '../ports/http.ts';
import { may } from '../sign-in/may.ts';
import { then, type Visit } from './door.ts';
import { hidden, table } from './fields.ts';
import type { Say } from './frame.ts';
import { html, type Html } from './html.ts';
import type { SafetyReport } from './office.ts';
import type { Pages } from './pages.ts';

export const SAFETY = '/clinic/safety';

export async function safetyPage(pages: Pages, visit: Visit): Promise<Answer> {
  const { say, role } = visit;
  const drill = drillIn((await pages.store.read(DRILLS)).docs);
  const wanted = visit.request.query.has('report');
  const title = say('nav.safety');
  const body = html`<h1>${title}</h1>
    <section aria-labelledby="drill">
      <h2 id="drill">${say('safety.drill')}</h2>
      <p>${say('safety.drill-text')}</p>
      <div data-part="drill">${drillState(pages, visit, drill)}</div>
      ${may(role, 'start-drill') && buttons(visit)}
    </section>
    <section aria-labelledby="report">
      <h2 id="report">${say('safety.report')}</h2>
      ${
        wanted
          ? reported(visit, await pages.office.report())
          : html`<p>${say('safety.report-text')}</p>
              <p><a class="button" href="${SAFETY}?report=1">${say('safety.report-make')}</a></p>`
      }
    </section>`;
  return visit.page(title, body, 'safety');
}

function drillState({ content }: Pages, { say, who }: Visit, drill: Alert | undefined): Html {
  if (drill === undefined) return html`<p class="quiet">${say('safety.no-drill')}</p>`;
  const { zone } = content.clinic;
  const answered = drill.acknowledgedBy;
  const over = drill.facts.findLast((fact) => fact.kind === 'drill-over');
  const state =
    answered !== undefined
      ? say('safety.answered', {
          clinician: nameOf(content, answered.clinician),
          words: span(say, answered.at - drill.openedAt),
        })
      : over !== undefined
        ? say(`safety.over.${over.because}`)
        : say('safety.running');
  const told = toldOf(drill).map(({ clinician }) => nameOf(content, clinician));
  return html`<p>
    <strong>${say('safety.drill-name')} ${drill.label}</strong>, ${say(`tier.${drill.tier}`)},
    ${readable(drill.openedAt, zone, who.lang)}. ${state}
    ${told.length > 0 && html`${say('safety.told')} ${[...new Set(told)].join(', ')}.`}
  </p>`;
}

/** Always there: whether one may begin now is told by what becomes of it. */
function buttons({ say, session }: Visit): Html {
  const press = (act: string, style = '') =>
    html`<form method="post" action="${SAFETY}">
      ${hidden({ form: session.form, act })}<button type="submit" class="${style}">
        ${say(`safety.begin.${act}`)}
      </button>
    </form>`;
  return html`<div class="row">${press('emergency', 'main')}${press('urgent')}${press('stop')}</div>`;
}

export async function actOnDrill(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, content, seen } = pages;
  const { say } = visit;
  const act = form.get('act') ?? '';
  if (act === 'stop') {
    const stopped = await stopDrill({ store });
    if (stopped !== undefined) await seen.did(visit, 'drill stopped', { label: stopped.label });
    return then(pages, SAFETY, say(stopped === undefined ? 'safety.none-running' : 'safety.stopped'));
  }
  if (!isTier(act)) return then(pages, SAFETY, say('page.card.missing'));
  const begun = await beginDrill({ store, content }, act);
  if (begun.kind === 'not-now') return then(pages, SAFETY, say(`safety.not-now.${begun.because}`));
  await seen.did(visit, 'drill begun', { label: begun.drill.label, tier: act });
  return then(pages, SAFETY, say('safety.begun', { label: begun.drill.label }));
}

function isTier(word: string): word is DrillTier {
  return word === 'emergency' || word === 'urgent';
}

function reported({ say }: Visit, { alerts, drills, rules }: SafetyReport): Html {
  const spread = (of: Spread | undefined) =>
    of === undefined ? '-' : `${span(say, of.median)} / ${span(say, of.ninth)} (${of.count})`;
  const head = (...keys: string[]) => keys.map((key) => say(`safety.${key}`));
  const timed = alerts.map((each) => [
    each.month,
    say(`tier.${each.tier}`),
    each.alerts,
    spread(each.toPage),
    spread(each.toAcknowledged),
    spread(each.toOutcome),
  ]);
  const practised = drills.map((each) => [
    each.month,
    say(`tier.${each.tier}`),
    each.drills,
    each.unanswered,
    spread(each.toPage),
    spread(each.toAcknowledged),
  ]);
  const worth = rules.map((each) => [each.rule, each.closed, each.worth, each.falseAlarms, each.other]);
  const part = (key: string, headings: string[], rows: (string | number)[][]) =>
    html`<h3>${say(`safety.${key}`)}</h3>
      ${rows.length === 0 ? html`<p class="quiet">${say(`safety.no-${key}`)}</p>` : table(say(`safety.${key}`), headings, rows)}`;
  return html`<p class="quiet">${say('safety.how-read')}</p>
    ${part('alerts', head('month', 'tier', 'count', 'to-page', 'to-acknowledged', 'to-outcome'), timed)}
    ${part('drills', head('month', 'tier', 'count', 'unanswered', 'to-page', 'to-acknowledged'), practised)}
    ${part('rules', head('rule', 'closed', 'worth', 'false-alarms', 'other'), worth)}`;
}

function span(say: Say, ms: number): string {
  if (ms < 2 * MINUTE) return say('span.seconds', { count: Math.max(0, Math.round(ms / SECOND)) });
  if (ms < 120 * MINUTE) return say('span.minutes', { minutes: Math.round(ms / MINUTE) });
  return say('span.hours', { count: Math.round(ms / (60 * MINUTE)) });
}
