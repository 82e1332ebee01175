/**
 * Limits of one patient's own: what counts now, and for a lead setting one with a reason and a last day. It is kept with the
 * patient, so that the next answer is judged by it and by nothing else.
 */
import { readFile } from '../model/file.ts';
import { adjustable, lastDay, LONGEST_REASON, type Adjustable, type Threshold } from '../model/threshold.ts';
import { dayPattern, localDay, shownDay } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Answer } from '../ports.ts';
import { may } from '../sign-in/may.ts';
import { PATIENTS, withPatient, type Opened } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { choice, field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';

const MOST_KEPT = 20;

export function thresholdPart(pages: Pages, visit: Visit, record: Opened): Html | undefined {
  const { say, role, who } = visit;
  const { patient } = record.file;
  const today = localDay(record.at, patient.zone);
  const own = patient.thresholds ?? [];
  const rules = new Map(pages.content.triggers.map((rule) => [rule.id, rule]));
  if (own.length === 0 && !may(role, 'set-threshold')) return undefined;
  const lines = own.map((each) => {
    const rule = rules.get(each.rule);
    const usual = rule && adjustable(rule);
    return html`<li>
      <span
        ><strong>${rule === undefined ? each.rule : named(visit, rule)}: ${each.value}</strong>
        ${usual !== undefined && html`(${say('threshold.usual')} ${usual.value})`},
        ${each.until < today ? say('threshold.over') : say('threshold.until')}
        ${shownDay(each.until, who.lang)}. ${nameOf(pages.content, each.by)}: <q>${each.reason}</q></span
      >
      ${may(role, 'set-threshold') && each.until >= today && removal(visit, record, each)}
    </li>`;
  });
  return html`<section aria-labelledby="thresholds">
    <h2 id="thresholds">${say('threshold.title')}</h2>
    ${
      own.length === 0
        ? html`<p class="quiet">${say('threshold.none')}</p>`
        : html`<ul class="rows">
            ${lines}
          </ul>`
    }
    ${may(role, 'set-threshold') && entry(pages, visit, record, today)}
  </section>`;
}

function named({ say }: Pick<Visit, 'say'>, { id, task }: TriggerRule): string {
  return task === undefined ? id : say(`task.${task}`);
}

function removal({ say, session }: Visit, { owner }: Opened, { rule }: Threshold): Html {
  return html`<form method="post" action="/clinic/thresholds">
    ${hidden({ form: session.form, patient: owner, act: 'remove', rule })}<button type="submit">
      ${say('threshold.remove')}<span class="hidden"> ${rule}</span>
    </button>
  </form>`;
}

function entry({ content }: Pages, visit: Visit, { owner }: Opened, today: string): Html {
  const { say, session } = visit;
  const options = content.triggers.flatMap((rule): [string, string][] => {
    const bounds = adjustable(rule);
    return bounds === undefined ? [] : [[rule.id, `${named(visit, rule)} (${rule.id}): ${bounds.value}`]];
  });
  return html`<details id="do-threshold">
    <summary>${say('threshold.set')}</summary>
    <p class="quiet">${say('threshold.text')}</p>
    <form class="stack" method="post" action="/clinic/thresholds">
      ${hidden({ form: session.form, patient: owner, act: 'set' })}
      ${choice('rule', say('threshold.rule'), options)}
      ${field({ name: 'value', label: say('threshold.value'), type: 'number', more: html` min="0" max="14" step="any" inputmode="decimal"` })}
      ${field({ name: 'until', label: say('threshold.last'), type: 'date', more: html` min="${today}" max="${lastDay(today)}"` })}
      <p class="field">
        <label for="reason">${say('threshold.reason')}</label
        ><textarea id="reason" name="reason" rows="2" required maxlength="${LONGEST_REASON}"></textarea>
      </p>
      <button type="submit" class="main">${say('threshold.keep')}</button>
    </form>
  </details>`;
}

export async function setThreshold(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  return withPatient(pages, visit, form.get('patient') ?? '', async (record) => {
    const here = `${PATIENTS}${record.owner}`;
    const rule = pages.content.triggers.find(({ id }) => id === form.get('rule'));
    if (form.get('act') === 'remove') return removed(pages, visit, record, form.get('rule') ?? '');
    const bounds = rule && adjustable(rule);
    if (rule === undefined || bounds === undefined) return then(pages, here, visit.say('threshold.not-this'));
    const today = localDay(record.at, record.file.patient.zone);
    const wanted = thresholdIn(form, bounds, today);
    if (wanted === undefined) {
      const { least, most } = bounds;
      return then(pages, here, visit.say('threshold.not-read', { least, most }));
    }
    const set = { ...wanted, rule: rule.id, by: visit.who.id, at: record.at };
    await keep(pages, record.owner, (own) => [...own.filter((each) => each.rule !== rule.id), set]);
    const { value, until } = set;
    await pages.seen.did(visit, 'threshold set', { rule: rule.id, value, until }, record.owner);
    return then(pages, here, visit.say('threshold.kept'));
  });
}

async function removed(pages: Pages, visit: Visit, { owner }: Opened, rule: string): Promise<Answer> {
  await keep(pages, owner, (own) => own.filter((each) => each.rule !== rule));
  await pages.seen.did(visit, 'threshold removed', { rule }, owner);
  return then(pages, `${PATIENTS}${owner}`, visit.say('threshold.removed'));
}

function thresholdIn(
  form: URLSearchParams,
  { least, most }: Adjustable,
  today: string,
): Pick<Threshold, 'value' | 'reason' | 'until'> | undefined {
  const given = form.get('value')?.trim() ?? '';
  const value = given === '' ? NaN : Number(given);
  const reason = form.get('reason')?.trim() ?? '';
  const until = form.get('until') ?? '';
  const isSound = value >= least && value <= most && reason !== '' && reason.length <= LONGEST_REASON;
  const inTime = dayPattern.test(until) && until >= today && until <= lastDay(today);
  return isSound && inTime ? { value, reason, until } : undefined;
}

async function keep(
  { store }: Pages,
  owner: string,
  changed: (own: readonly Threshold[]) => Threshold[],
): Promise<void> {
  for (;;) {
    const file = readFile((await store.read(owner)).docs);
    if (file === undefined) return;
    const thresholds = changed(file.patient.thresholds ?? []).slice(-MOST_KEPT);
    const committed = await store.commit(owner, {
      expect: { patient: file.versions['patient'] ?? 0 },
      put: { patient: { ...file.patient, thresholds } },
    });
    if (committed.kind === 'committed') return;
  }
}
