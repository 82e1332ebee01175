/** The next visit of a patient, the page for it, and entering when it is. An appointment is on the clinic's clock. */
import {
  atLocal,
  clockTime,
  dayPattern,
  localClock,
  localDay,
  readable,
  type Instant,
} from '../model/time.ts';
import type { Answer } from '../ports.ts';
import { PATIENTS, withPatient, type Opened } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';

export function visitPart(
  { content }: Pages,
  { say, session, who }: Visit,
  { owner, file, at }: Opened,
): Html {
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
    <details id="do-visit">
      <summary>${say(stands === undefined ? 'visit.enter' : 'visit.move')}</summary>
      <form class="stack" method="post" action="/clinic/visits">
        ${hidden({ form: session.form, patient: owner, act: 'set' })}
        ${field({ name: 'day', label: say('visit.day'), type: 'date', value: stands && localDay(stands.at, zone) })}
        ${field({ name: 'time', label: `${say('visit.time')} (${zone})`, type: 'time', value: stands && localClock(stands.at, zone) })}
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

export async function enterVisit(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  return withPatient(pages, visit, form.get('patient') ?? '', async ({ owner, at: now }) => {
    const here = `${PATIENTS}${owner}`;
    const isRemoved = form.get('act') === 'remove';
    const at = isRemoved ? undefined : timeIn(form, pages.content.clinic.zone);
    if (!isRemoved && at === undefined) return then(pages, here, visit.say('visit.not-read'));
    if (at !== undefined && at <= now) return then(pages, here, visit.say('visit.past'));
    await pages.office.keepVisit(owner, at);
    await pages.seen.did(visit, isRemoved ? 'visit removed' : 'visit entered', {}, owner);
    return then(pages, here, visit.say(isRemoved ? 'visit.removed' : 'visit.kept'));
  });
}

function timeIn(form: URLSearchParams, zone: string): Instant | undefined {
  const [day, time] = [form.get('day') ?? '', form.get('time') ?? ''];
  if (!dayPattern.test(day) || !clockTime.safeParse(time).success) return undefined;
  const at = atLocal(day, time, zone);
  return Number.isFinite(at) ? at : undefined;
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
