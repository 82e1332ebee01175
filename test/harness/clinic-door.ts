/** The clinic's pages over a scene, asked without a socket: as somebody of a role, with a session of theirs. */
import { openClinic } from '../../src/clinic/clinic.ts';
import { openOffice } from '../../src/app/office.ts';
import type { Role } from '../../src/model/clinician.ts';
import type { Answer, HttpRoute, Request } from '../../src/ports/http.ts';
import { createSessions } from '../../src/sign-in/sessions.ts';
import type { Scene } from './scene.ts';

const HOME = 'https://clinic.example';

export interface Someone {
  get(path: string): Promise<Shown>;
  post(path: string, form?: Record<string, string>): Promise<Shown>;
}
export interface Shown {
  status: number;
  text: string;
  /** Where somebody is sent on to, and what they are told there. */
  to: string | undefined;
}

export interface ClinicDoor {
  routes: readonly HttpRoute[];
  as(clinician: string, role: Role): Promise<Someone>;
}

export function openClinicDoor(scene: Scene): ClinicDoor {
  const { store, content, log } = scene;
  const hostNow = () => scene.shift.frozenAt;
  const audit = {
    write: async (entries: readonly (typeof scene.audited)[number][]) => void scene.audited.push(...entries),
  };
  const { desk, duties, post, wake } = scene.core;
  const clinic = openClinic({
    store,
    desk,
    duties,
    post,
    content,
    log,
    audit,
    provider: undefined,
    keys: [Buffer.alloc(32, 1)],
    hostNow,
    publicUrl: HOME,
    office: openOffice({ store, content, contentDir: 'content', audit, log, wake, hostNow }),
    chartOf: () => undefined,
  });
  const sessions = createSessions({ store, now: hostNow });
  const find = (method: string, path: string) =>
    clinic.routes.find((route) => route.method === method && route.path === path) ??
    clinic.routes.find(
      (route) =>
        route.method === method && route.path.endsWith('/*') && path.startsWith(route.path.slice(0, -1)),
    );
  return {
    routes: clinic.routes,
    async as(clinician, role) {
      const shown = await sessions.begin(clinician, role);
      const token = (await sessions.of(shown, false))?.form ?? '';
      const ask = async (method: string, path: string, body = ''): Promise<Shown> => {
        const url = new URL(path, HOME);
        const request: Request = {
          method,
          path: url.pathname,
          query: url.searchParams,
          headers: {
            cookie: `__Host-flarepath-session=${shown}`,
            origin: HOME,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body,
          loopback: true,
        };
        const route = find(method, url.pathname);
        if (route === undefined) throw new Error(`nothing at ${method} ${path}`);
        return shownOf(await route.handle(request));
      };
      return {
        get: (path) => ask('GET', path),
        post: (path, form = {}) =>
          ask('POST', path, new URLSearchParams({ form: token, ...form }).toString()),
      };
    },
  };
}

function shownOf({ status, body, headers }: Answer): Shown {
  const text = typeof body === 'string' ? body : Buffer.from(body ?? '').toString('latin1');
  return { status, text, to: headers?.['location'] };
}
