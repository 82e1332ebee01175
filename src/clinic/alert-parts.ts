/** What of an alert stands beside its words: whom it is about, who has been told, and all that has happened. */
import { tierPolicy } from '../escalation/next-step.ts';
import type { Alert } from '../model/alert.ts';
import { localClock, localDay, shownDay } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import { toldOf } from '../notify/standing.ts';
import { factLine } from './fact-words.ts';
import { html, type Html, type Part } from './html.ts';
import type { Found } from './open.ts';
import { clock, type Wording } from './standing-words.ts';
import { terms } from './terms.ts';

export function about(words: Wording, { file }: Found): Html {
  const { say, now } = words;
  const { patient } = file;
  const medicines = (patient.context.medicines ?? []).map((each) => say(`medicine.${each}`));
  const rows: [string, Part][] = [
    [say('page.card.patient'), patient.name],
    [say('about.clock'), localClock(now, patient.zone)],
    [say('about.language'), say(`language.${patient.lang}`)],
    [say('about.medicines'), medicines.join(', ') || say('about.medicines-none')],
    ...(patient.context.age === undefined ? [] : [[say('about.age'), patient.context.age] as [string, Part]]),
    [say('about.plan'), say(file.safetyPlan === undefined ? 'about.plan-no' : 'about.plan-yes')],
  ];
  return html`<section aria-labelledby="about">
    <h2 id="about">${say('about.title')}</h2>
    ${terms(rows)}
  </section>`;
}

export function toldTable(words: Wording, alert: Alert): Html {
  const { say, content } = words;
  const told = toldOf(alert);
  const isOnList = tierPolicy(alert, content.policy) === undefined;
  const rows = told.map(
    ({ clinician, at, missed }) =>
      html`<tr>
        <th scope="row">${nameOf(content, clinician)}</th>
        <td>${clock(words, at)}</td>
        <td>${say(missed ? 'page.card.missed' : 'informed.sent')}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${say('informed.who')}</th>
        <th scope="col">${say('informed.when')}</th>
        <th scope="col">${say('informed.how')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<section data-part="told" aria-labelledby="told">
    <h2 id="told">${say('informed.title')}</h2>
    ${told.length === 0 ? html`<p>${say(isOnList ? 'informed.list' : 'informed.nobody')}</p>` : table}
  </section>`;
}

export function happened(words: Wording, alert: Alert): Html {
  const { say, content } = words;
  const { zone } = content.clinic;
  const lines = alert.facts.flatMap((fact) => {
    const line = factLine(words, fact);
    if (line === undefined) return [];
    const day =
      localDay(fact.at, zone) === localDay(words.now, zone)
        ? ''
        : `${shownDay(localDay(fact.at, zone), words.lang)}, `;
    return [html`<li><time>${day}${localClock(fact.at, zone)}</time> ${line}</li>`];
  });
  return html`<section data-part="facts">
    <details id="facts">
      <summary>${say('facts.title')}</summary>
      <ol class="facts">
        ${lines}
      </ol>
    </details>
  </section>`;
}
