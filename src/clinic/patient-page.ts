/** One patient: where they stand, their numbers, and all that has passed between them and the service. */
import { openAlertOf, readFile } from '../model/file.ts';
import { localClock } from '../model/time.ts';
import type { Answer } from '../ports.ts';
import { trend } from './alert-page.ts';
import type { Visit } from './door.ts';
import { html, type Part } from './html.ts';
import type { Pages } from './pages.ts';
import { standing } from './patients-page.ts';
import { personOf } from './people.ts';
import { timelineOf } from './timeline.ts';

const PATH = '/clinic/patients/';

export async function patientPage(pages: Pages, visit: Visit): Promise<Answer> {
  const { store, content } = pages;
  const { say, who } = visit;
  // A patient's id has no slash: nothing else that is kept can be asked for here.
  const owner = visit.request.path.slice(PATH.length);
  if (!/^[\w-]{1,80}$/.test(owner)) return nobody(visit);
  const { docs, at } = await store.read(owner);
  const file = readFile(docs);
  if (file === undefined) return nobody(visit);
  await pages.seen.patient(visit, owner, 'patient');
  const { patient } = file;
  const person = personOf(owner, file);
  const alert = openAlertOf(file);
  const rows: [string, Part][] = [
    [say('patients.standing'), standing(say, person)],
    [
      say('page.card.call'),
      patient.sms === undefined
        ? say('alert.no-number')
        : html`<a href="tel:${patient.sms.number}">${patient.sms.number}</a>`,
    ],
    [say('about.clock'), localClock(at, patient.zone)],
    [say('about.language'), say(`language.${patient.lang}`)],
    [say('about.check-in'), patient.checkInAt],
    [
      say('about.medicines'),
      (patient.context.medicines ?? []).map((each) => say(`medicine.${each}`)).join(', ') ||
        say('about.medicines-none'),
    ],
    [say('about.plan'), say(file.safetyPlan === undefined ? 'about.plan-no' : 'about.plan-yes')],
  ];
  const timeline = await timelineOf(store, { content, say, lang: who.lang }, owner, file);
  const body = html`<p class="back"><a href="/clinic/patients">${say('nav.patients')}</a></p>
    <h1>${patient.name}</h1>
    ${alert && html`<p class="warning"><a href="/clinic/alerts/${alert.label}">${say('patient.open', { label: alert.label })}</a></p>`}
    <dl class="about">
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${trend({ say, lang: who.lang }, pages.chartOf(file, who.lang, at))}
    <section aria-labelledby="timeline">
      <h2 id="timeline">${say('timeline.title')}</h2>
      <p class="quiet">${say('timeline.clock')}</p>
      ${timeline}
    </section>`;
  return visit.page(patient.name, body, 'patients');
}

function nobody({ say, page }: Visit): Answer {
  const title = say('patient.nobody');
  return page(
    title,
    html`<h1>${title}</h1>
      <p><a href="/clinic/patients">${say('nav.patients')}</a></p>`,
    'patients',
    404,
  );
}
