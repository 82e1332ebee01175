/** What somebody is asked before they open a patient of another care team. */
import type { PatientFile } from '../model/file.ts';
import type { Answer } from '../ports/http.ts';
import type { Visit } from './door.ts';
import { area, hidden } from './fields.ts';
import { html } from './html.ts';
import { filledIn, pageWith, type Returned } from './returned.ts';

export const GLASS_FORM = 'glass';
export const becauses = ['covering', 'asked', 'worried', 'other'] as const;
export type Because = (typeof becauses)[number];
export const MOST_WORDS = 300;

/** Says no more of them than the list does. */
export function glass(visit: Visit, owner: string, { patient }: PatientFile, returned?: Returned): Answer {
  const { say, session, page } = visit;
  const title = say('glass.title');
  const filled = filledIn(returned, GLASS_FORM);
  const why = filled('because');
  const options = becauses.map(
    (each, at) =>
      html`<label class="option"
        ><input
          type="radio"
          id="${at === 0 ? 'because' : `because-${each}`}"
          name="because"
          value="${each}"
          required${each === why.value && html` checked`}
        />
        ${say(`glass.${each}`)}</label
      >`,
  );
  const body = html`<p class="back"><a href="/clinic/patients">${say('nav.patients')}</a></p>
    <div class="narrow">
      <h1>${title}</h1>
      <p>
        <strong>${patient.name}</strong> ${say('patients.of-team')} ${patient.careTeam}. ${say('glass.text')}
      </p>
      <form class="stack" method="post" action="/clinic/break-glass">
        ${hidden({ form: session.form, patient: owner })}
        <fieldset${why.fault !== undefined && html` aria-describedby="because-fault"`}>
          <legend>${say('glass.why')}</legend>
          ${why.fault !== undefined && html`<strong class="fault" id="because-fault">${why.fault}</strong>`}${options}
        </fieldset>
        ${area({ name: 'words', label: say('glass.words'), ...filled('words'), more: html` rows="2" maxlength="${MOST_WORDS}"` })}
        <button type="submit" class="main">${say('glass.open')}</button>
      </form>
    </div>`;
  if (returned === undefined) return page(title, body, 'patients', 403);
  return pageWith(visit, returned, { title, body, here: 'patients' });
}
