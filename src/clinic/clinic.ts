/** The clinic's pages put together: their addresses, who may open them, and the files that go with them. */
import { readFileSync } from 'node:fs';
import type { Moment } from '../model/moment.ts';
import type { Audit, HttpRoute, Request } from '../ports.ts';
import { createCookies } from '../sign-in/cookies.ts';
import type { Provider } from '../sign-in/provider.ts';
import { createSessions } from '../sign-in/sessions.ts';
import { createSealer } from '../wire/sealed.ts';
import { isLoopback } from '../wire/hosts.ts';
import { actOnAlert } from './act.ts';
import { alertPage } from './alert-page.ts';
import { createDoor } from './door.ts';
import { HEADERS } from './frame.ts';
import { inbox } from './inbox.ts';
import { createLive } from './live.ts';
import { createByLabel, openNow } from './open.ts';
import type { Pages } from './pages.ts';
import { patientPage } from './patient-page.ts';
import { patientsPage, searchPatients } from './patients-page.ts';
import { createPeople } from './people.ts';
import { createSeen } from './seen.ts';
import { signInRoutes } from './sign-in-pages.ts';

export interface ClinicParts extends Pick<
  Pages,
  'store' | 'content' | 'desk' | 'duties' | 'post' | 'log' | 'chartOf'
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
  const pages: Pages = {
    ...parts,
    home,
    sessions: createSessions({ store, now: hostNow }),
    cookies: createCookies(() => publicUrl?.startsWith('https:') ?? false),
    notices: createSealer(keys, 'clinic notice'),
    seen: createSeen(parts),
    labels: createByLabel(store),
    people: createPeople(store, hostNow),
    open: () => openNow(store),
  };
  const live = createLive({ open: pages.open, log });
  const door = createDoor(pages);
  const errands = createSealer(keys, 'sign-in errand');
  return {
    routes: [
      ...signInRoutes({ ...pages, content, provider: parts.provider, errands, now: hostNow }),
      door.get('/clinic', (visit) => inbox(pages, visit)),
      door.get('/clinic/alerts/*', (visit) => alertPage(pages, visit)),
      door.post('/clinic/alerts/*', (visit, form) => actOnAlert(pages, visit, form)),
      door.get('/clinic/patients', (visit) => patientsPage(pages, visit)),
      door.post('/clinic/patients', (visit, form) => searchPatients(pages, visit, form)),
      door.get('/clinic/patients/*', (visit) => patientPage(pages, visit)),
      door.get('/clinic/events', async ({ shown }) =>
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
