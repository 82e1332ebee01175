/** Limits of one patient's own: what counts now, and for a lead a form to set one with a reason and a last day. */
import { adjustable, lastDay, LONGEST_REASON, type Threshold } from '../model/threshold.ts';
import { localDay, shownDay } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';
import { nameOf } from '../notify/page-card.ts';
import { may } from '../sign-in/may.ts';
import type { Opened } from './break-glass.ts';
import type { Visit } from './door.ts';
import { area, choice, field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { filledIn, type Returned } from './returned.ts';

export const LIMIT_FORM = 'limit';

export function thresholdPart(
  pages: Pages,
  visit: Visit,
  record: Opened,
  returned: Returned | undefined,
): Html | undefined {
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
    ${may(role, 'set-threshold') && entry(pages, visit, { owner: record.owner, today, returned })}
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

interface Entry {
  owner: string;
  today: string;
  returned: Returned | undefined;
}

function entry({ content }: Pages, visit: Visit, { owner, today, returned }: Entry): Html {
  const { say, session } = visit;
  const filled = filledIn(returned, LIMIT_FORM);
  const options = content.triggers.flatMap((rule): [string, string][] => {
    const bounds = adjustable(rule);
    return bounds === undefined ? [] : [[rule.id, `${named(visit, rule)} (${rule.id}): ${bounds.value}`]];
  });
  return html`<details id="do-threshold" ${returned?.form === LIMIT_FORM && html` open`}>
    <summary>${say('threshold.set')}</summary>
    <p class="quiet">${say('threshold.text')}</p>
    <form class="stack" method="post" action="/clinic/thresholds">
      ${hidden({ form: session.form, patient: owner, act: 'set' })}
      ${choice('rule', say('threshold.rule'), options, filled('rule'))}
      ${field({ name: 'value', label: say('threshold.value'), type: 'number', ...filled('value'), more: html` min="0" max="14" step="any" inputmode="decimal"` })}
      ${field({ name: 'until', label: say('threshold.last'), type: 'date', ...filled('until'), more: html` min="${today}" max="${lastDay(today)}"` })}
      ${area({ name: 'reason', label: say('threshold.reason'), ...filled('reason'), more: html` rows="2" maxlength="${LONGEST_REASON}"` })}
      <button type="submit" class="main">${say('threshold.keep')}</button>
    </form>
  </details>`;
}
