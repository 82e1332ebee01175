/** The next visit of a patient, and the page for it. An appointment is on the clinic's clock. */
import { localClock, localDay, readable } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { PATIENTS, withPatient, type Opened } from './break-glass.ts';
import type { Visit } from './door.ts';
import { field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { filledIn, type Returned } from './returned.ts';

export const VISIT_FORM = 'visit';

export function visitPart(
  { content }: Pages,
  { say, session, who }: Visit,
  { owner, file, at }: Opened,
  returned: Returned | undefined,
): Html {
  const filled = filledIn(returned, VISIT_FORM);
  const { zone } = content.clinic;
  const { appointment, questions } = file.visit;
  const stands = appointment !== undefined && appointment.at > at ? appointment : undefined;
  return html`<section aria-labelledby="visit">
    <h2 id="visit">${say('visit.title')}</h2>
    <p>
      ${
        stands === undefined
          ? say('visit.none')
          : html`<strong>${readable(stands.at, zone, who.lang)}</strong>, ${say(`visit.by-${stands.by}`)}.`
      }
      ${say('visit.questions', { count: questions.length })}
    </p>
    <p class="row">
      <a class="button" href="${PATIENTS}${owner}/brief">${say('visit.brief')}</a>
      <a class="button" href="${PATIENTS}${owner}/brief.pdf">${say('visit.pdf')}</a>
    </p>
    <details id="do-visit" ${returned?.form === VISIT_FORM && html` open`}>
      <summary>${say(stands === undefined ? 'visit.enter' : 'visit.move')}</summary>
      <form class="stack" method="post" action="/clinic/visits">
        ${hidden({ form: session.form, patient: owner, act: 'set' })}
        ${field({ name: 'day', label: say('visit.day'), type: 'date', ...filled('day', stands && localDay(stands.at, zone)) })}
        ${field({ name: 'time', label: `${say('visit.time')} (${zone})`, type: 'time', ...filled('time', stands && localClock(stands.at, zone)) })}
        <button type="submit" class="main">${say('visit.keep')}</button>
      </form>
      ${
        stands !== undefined &&
        html`<form class="stack" method="post" action="/clinic/visits">
          ${hidden({ form: session.form, patient: owner, act: 'remove' })}<button type="submit">
            ${say('visit.remove')}
          </button>
        </form>`
      }
    </details>
  </section>`;
}

const BRIEF =
  "default-src 'none'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** In the reader's language: the patient sees the same facts in theirs, by texting BRIEF. */
export async function brief(pages: Pages, visit: Visit, owner: string, as: 'html' | 'pdf'): Promise<Answer> {
  return withPatient(pages, visit, owner, async (): Promise<Answer> => {
    const made = await pages.office.brief(owner, visit.who.lang, `clinician/${visit.who.id}`);
    if (made === undefined) return { status: 404 };
    await pages.seen.patient(visit, owner, 'brief');
    if (as === 'pdf')
      return {
        status: 200,
        type: 'application/pdf',
        body: made.pdf,
        headers: { 'content-disposition': 'inline; filename="brief.pdf"' },
      };
    return {
      status: 200,
      type: 'text/html; charset=utf-8',
      body: made.html,
      headers: { 'content-security-policy': `${BRIEF}; style-src ${made.styles}` },
    };
  });
}
