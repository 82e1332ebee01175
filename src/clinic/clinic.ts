/** The clinic's pages put together: their addresses, who may open them, and the files that go with them. */
import { readFileSync } from 'node:fs';
import type { Moment } from '../model/moment.ts';
import type { Audit } from '../ports/audit.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import { createCookies } from '../sign-in/cookies.ts';
import type { Provider } from '../sign-in/provider.ts';
import { createSessions } from '../sign-in/sessions.ts';
import { createSealer } from '../wire/sealed.ts';
import { isLoopback } from '../wire/hosts.ts';
import { actOnAlert } from './act.ts';
import { alertPage } from './alert-page.ts';
import { breakGlass } from './break-glass.ts';
import { createDoor, type DoorRoute, type Visit } from './door.ts';
import { ENROL } from './enrol-forms.ts';
import { actOnEnrol, enrolPage } from './enrol-page.ts';
import { HEADERS } from './frame.ts';
import { inbox } from './inbox.ts';
import { html } from './html.ts';
import { createLive } from './live.ts';
import { createByLabel, openNow } from './open.ts';
import { OPENINGS, openingSeen, openingsPage } from './openings-page.ts';
import type { Pages } from './pages.ts';
import { patientPage } from './patient-page.ts';
import { patientsPage, searchPatients } from './patients-page.ts';
import { createPeople } from './people.ts';
import { CONTENT, judgeHeardAlone } from './heard-alone.ts';
import { reviewPage } from './review-page.ts';
import { actOnRoster } from './roster-acts.ts';
import { ROSTER_PAGE } from './roster-forms.ts';
import { rosterPage } from './roster-page.ts';
import { RULES, rulesPage, tryRule } from './rule-page.ts';
import { actOnDrill, SAFETY, safetyPage } from './safety-page.ts';
import { createSeen } from './seen.ts';
import { signInRoutes } from './sign-in-pages.ts';
import { setThreshold } from './threshold-acts.ts';
import { enterVisit } from './visit-acts.ts';

export interface ClinicParts extends Pick<
  Pages,
  'store' | 'content' | 'desk' | 'duties' | 'post' | 'log' | 'chartOf' | 'office'
> {
  audit: Audit;
  provider: Provider | undefined;
  /** Where people outside reach us; undefined on a laptop, where only this machine does. */
  publicUrl: string | undefined;
  keys: readonly Buffer[];
  hostNow(): number;
}

export interface Clinic {
  routes: HttpRoute[];
  /** Told of each moment, as metrics are. */
  watch(moment: Moment): void;
}

export function openClinic(parts: ClinicParts): Clinic {
  const { store, content, log, publicUrl, keys, hostNow } = parts;
  const home = homeOf(publicUrl);
  const seen = createSeen(parts);
  const pages: Pages = {
    ...parts,
    home,
    sessions: createSessions({ store, now: hostNow }),
    cookies: createCookies(() => publicUrl?.startsWith('https:') ?? false),
    notices: createSealer(keys, 'clinic notice'),
    seen,
    kept: (visit, deed) => seen.kept(visit, deed),
    labels: createByLabel(store),
    people: createPeople(store, hostNow),
    open: () => openNow(store),
  };
  const live = createLive({ open: pages.open, log });
  const errands = createSealer(keys, 'sign-in errand');
  return {
    routes: [
      ...signInRoutes({ ...pages, content, provider: parts.provider, errands, now: hostNow }),
      ...patientRoutes(pages),
      ...clinicRoutes(pages),
      createDoor(pages).get('/clinic/*', 'see-alerts', nowhere),
      createDoor(pages).get('/clinic/events', 'see-alerts', async ({ shown }) =>
        live.answer(async () => (await pages.sessions.of(shown, false)) !== undefined),
      ),
      file('style.css', 'text/css; charset=utf-8'),
      file('clinic.js', 'text/javascript; charset=utf-8'),
    ],
    watch: (moment) => {
      if (moment.is === 'alert-changed') live.stirred();
    },
  };
}

/** What is about patients, each with what it does: who may is the door's table. */
function patientRoutes(pages: Pages): DoorRoute[] {
  const door = createDoor(pages);
  return [
    door.get('/clinic', 'see-alerts', (visit) => inbox(pages, visit)),
    door.get('/clinic/alerts/*', 'see-alerts', (visit) => alertPage(pages, visit)),
    door.post('/clinic/alerts/*', 'act-on-alert', (visit, form) => actOnAlert(pages, visit, form)),
    door.get('/clinic/patients', 'see-patients', (visit) => patientsPage(pages, visit)),
    door.post('/clinic/patients', 'see-patients', (visit, form) => searchPatients(pages, visit, form)),
    door.get('/clinic/patients/*', 'see-patients', (visit) => patientPage(pages, visit)),
    door.post('/clinic/break-glass', 'break-glass', (visit, form) => breakGlass(pages, visit, form)),
    // A form that comes back stands at its own address; whoever asks for that again gets the list.
    ...['/clinic/visits', '/clinic/thresholds', '/clinic/break-glass'].map((path) =>
      door.get(path, 'see-patients', (visit) => patientsPage(pages, visit)),
    ),
    door.post('/clinic/visits', 'enter-visit', (visit, form) => enterVisit(pages, visit, form)),
    door.post('/clinic/thresholds', 'set-threshold', (visit, form) => setThreshold(pages, visit, form)),
    door.get(OPENINGS, 'see-openings', (visit) => openingsPage(pages, visit)),
    door.post(OPENINGS, 'see-openings', (visit, form) => openingSeen(pages, visit, form)),
  ];
}

/** What is about the clinic itself. */
function clinicRoutes(pages: Pages): DoorRoute[] {
  const door = createDoor(pages);
  return [
    door.get(ROSTER_PAGE, 'see-roster', (visit) => rosterPage(pages, visit)),
    door.post(ROSTER_PAGE, 'change-roster', (visit, form) => actOnRoster(pages, visit, form)),
    door.get(SAFETY, 'see-report', (visit) => safetyPage(pages, visit)),
    door.post(SAFETY, 'start-drill', (visit, form) => actOnDrill(pages, visit, form)),
    door.get(ENROL, 'enrol', (visit) => enrolPage(pages, visit)),
    door.post(ENROL, 'enrol', (visit, form) => actOnEnrol(pages, visit, form)),
    door.get(CONTENT, 'see-content-review', (visit) => reviewPage(pages, visit)),
    door.post(CONTENT, 'judge-reader', (visit, form) => judgeHeardAlone(pages, visit, form)),
    door.get(RULES, 'try-rule', (visit) => rulesPage(pages, visit)),
    door.post(RULES, 'try-rule', (visit, form) => tryRule(pages, visit, form)),
  ];
}

/** An address that no page has, for somebody who is signed in; anybody else is shown the door as everywhere. */
async function nowhere({ say, page }: Visit): Promise<Answer> {
  const title = say('nowhere.title');
  const way = html`<p><a class="button" href="/clinic">${say('inbox.title')}</a></p>`;
  return page(
    title,
    html`<h1>${title}</h1>
      <p>${say('nowhere.text')}</p>
      ${way}`,
    undefined,
    404,
  );
}

/** On a laptop the page may be opened by any name of this machine, and by no other. */
function homeOf(publicUrl: string | undefined): (request: Request) => string {
  if (publicUrl !== undefined) return () => new URL(publicUrl).origin;
  return ({ headers }) => {
    const url = URL.parse(`http://${headers['host'] ?? ''}`);
    return url !== null && isLoopback(url.hostname) ? url.origin : 'http://127.0.0.1';
  };
}

function file(name: string, type: string): HttpRoute {
  const body = readFileSync(new URL(`page/${name}`, import.meta.url));
  const headers = { ...HEADERS, 'cache-control': 'no-cache' };
  return {
    method: 'GET',
    path: `/clinic/page/${name}`,
    handle: () => ({ status: 200, type, body, headers }),
  };
}
