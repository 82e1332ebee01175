/** One patient: where they stand, their numbers, the next visit, and all that has passed between them and the service. */
import { openAlertOf } from '../model/file.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { localClock, localDay, shownDay, type Instant } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { daysTold } from '../model/days-told.ts';
import { terms } from './terms.ts';
import { trend } from './trend-part.ts';
import { alertPath } from './alert-path.ts';
import { PATIENTS, withPatient, type Opened } from './break-glass.ts';
import type { Visit } from './door.ts';
import { html, type Html, type Part } from './html.ts';
import type { Pages } from './pages.ts';
import { standing } from './patients-page.ts';
import { personOf } from './people.ts';
import { pageWith, type Returned } from './returned.ts';
import { thresholdPart } from './threshold-part.ts';
import { timelineOf } from './timeline.ts';
import { brief, visitPart } from './visit-part.ts';

export async function patientPage(pages: Pages, visit: Visit): Promise<Answer> {
  const [owner = '', part, ...rest] = visit.request.path.slice(PATIENTS.length).split('/');
  if (rest.length === 0 && part === 'brief') return brief(pages, visit, owner, 'html');
  if (rest.length === 0 && part === 'brief.pdf') return brief(pages, visit, owner, 'pdf');
  const whole = part === undefined ? owner : '';
  return withPatient(pages, visit, whole, (record) => shownPatient(pages, visit, record));
}

export async function shownPatient(
  pages: Pages,
  visit: Visit,
  record: Opened,
  returned?: Returned,
): Promise<Answer> {
  const { store, content } = pages;
  const { say, who } = visit;
  const { owner, file, at } = record;
  await pages.seen.patient(visit, owner, 'patient');
  const { patient } = file;
  const alert = openAlertOf(file);
  const timeline = await timelineOf(store, { content, say, lang: who.lang }, record, visit.request.query);
  const body = html`<p class="back"><a href="/clinic/patients">${say('nav.patients')}</a></p>
    <h1>${patient.name}</h1>
    ${alert && html`<p class="warning"><a href="${alertPath(alert)}">${say('patient.open', { label: alert.label })}</a></p>`}
    ${about(pages, visit, record)} ${visitPart(pages, visit, record, returned)}
    ${trend({ say, lang: who.lang }, pages.chartOf(file, who.lang, at))}
    ${thresholdPart(pages, visit, record, returned)}
    <section aria-labelledby="timeline">
      <h2 id="timeline">${say('timeline.title')}</h2>
      <p class="quiet">${say('timeline.clock')}</p>
      ${timeline}
    </section>`;
  return pageWith(visit, returned, { title: patient.name, body, here: 'patients' });
}

function about({ content }: Pages, { say, who }: Visit, { owner, file, at }: Opened): Html {
  const { patient } = file;
  const days = daysTold(patient.days, (key, values) => content.text(key, who.lang, values), who.lang);
  const rows: [string, Part][] = [
    [say('patients.standing'), standing(say, personOf(owner, file))],
    [
      say('page.card.call'),
      patient.sms === undefined
        ? say('alert.no-number')
        : html`<a href="tel:${patient.sms.number}">${patient.sms.number}</a>`,
    ],
    [say('about.clock'), localClock(at, patient.zone)],
    [say('about.language'), say(`language.${patient.lang}`)],
    [say('about.check-in'), `${patient.checkInAt}, ${days}`],
    ...pauseOf(patient, say, at, who.lang),
    ...(patient.careTeam === undefined ? [] : [[say('about.team'), patient.careTeam] as [string, Part]]),
    [
      say('about.medicines'),
      (patient.context.medicines ?? []).map((each) => say(`medicine.${each}`)).join(', ') ||
        say('about.medicines-none'),
    ],
    [say('about.plan'), say(file.safetyPlan === undefined ? 'about.plan-no' : 'about.plan-yes')],
  ];
  return terms(rows, 'about');
}

/** One that is planned is shown before it begins. */
function pauseOf(
  { paused, zone }: Patient,
  say: Visit['say'],
  now: Instant,
  lang: Language,
): [string, Part][] {
  if (paused?.until === undefined || paused.until <= now) return [];
  const day = (at: Instant) => shownDay(localDay(at, zone), lang);
  const values = { from: day(paused.from ?? now), day: day(paused.until) };
  return [[say('about.pause'), say('about.pause-days', values)]];
}
