/**
 * Who may see a page. Every request is asked whose session it is and whether their role may do this; a form has to bring back
 * what its page was given; and somebody without a session is sent to sign in and comes back to where they wanted to go. No route
 * can be made without saying what it does.
 */
import type { Content } from '../content/content.ts';
import type { Clinician, Role } from '../model/clinician.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Cookies } from '../sign-in/cookies.ts';
import { formOf } from '../sign-in/forms.ts';
import { may, type Deed } from '../sign-in/may.ts';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import type { Sealer } from '../wire/sealed.ts';
import { framed, sayIn, type Frame, type Say } from './frame.ts';
import { html } from './html.ts';

export interface Visit {
  who: Clinician;
  role: Role;
  session: Session;
  /** What the browser shows for it, to ask again later whether the session still stands. */
  shown: string;
  request: Request;
  say: Say;
  /** They come from something they did, and what became of it is told on this page. */
  isTold: boolean;
  /** A page in this person's language, with what became of what they did last. */
  page(title: string, body: Frame['body'], here?: Frame['here'], status?: number, told?: string): Answer;
}

/** What a route does stands on it, so that each can be tried as everybody. */
export type DoorRoute = HttpRoute & { deed: Deed };

export interface Door {
  get(path: string, deed: Deed, handle: (visit: Visit) => Promise<Answer>): DoorRoute;
  post(path: string, deed: Deed, handle: (visit: Visit, form: URLSearchParams) => Promise<Answer>): DoorRoute;
}

export interface DoorDeps {
  content: Content;
  sessions: Sessions;
  cookies: Cookies;
  notices: Sealer;
  /** Somebody has tried what their role may not do. */
  kept(visit: Pick<Visit, 'who' | 'role' | 'session'>, deed: Deed): Promise<void>;
  /** The origin under which this request has reached us. */
  home(request: Request): string;
}

/** The page's own refreshing says so, and does not count as somebody being there. */
const BY_ITSELF = 'x-refresh';
const NOTICE_SECONDS = 60;

export function createDoor(deps: DoorDeps): Door {
  return {
    get: (path, deed, handle) => ({
      method: 'GET',
      path,
      deed,
      async handle(request) {
        const visit = await visitOf(deps, request);
        if (visit === undefined) return toSignIn(request);
        return may(visit.role, deed) ? handle(visit) : notAllowed(deps, visit, deed);
      },
    }),
    post: (path, deed, handle) => ({
      method: 'POST',
      path,
      deed,
      proof: 'cookie',
      async handle(request) {
        const visit = await visitOf(deps, request);
        if (visit === undefined) return toSignIn({ ...request, path: '/clinic' });
        const form = formOf(request, deps.home(request), visit.session.form);
        if (form === undefined) return refused(visit);
        return may(visit.role, deed) ? handle(visit, form) : notAllowed(deps, visit, deed);
      },
    }),
  };
}

async function visitOf(deps: DoorDeps, request: Request): Promise<Visit | undefined> {
  const { content, sessions, cookies, notices } = deps;
  const shown = cookies.read(request, 'session');
  const isPerson = request.headers[BY_ITSELF] === undefined;
  const session = shown === undefined ? undefined : await sessions.of(shown, isPerson);
  const who = content.clinic.clinicians.find(({ id }) => id === session?.clinician);
  if (shown === undefined || session === undefined || who === undefined) return undefined;
  const kept = cookies.read(request, 'notice');
  const notice = kept === undefined || !isPerson ? undefined : notices.open(kept)?.[0];
  const forgotten: Record<string, string> =
    notice === undefined ? {} : { 'set-cookie': cookies.forget('notice') };
  const { role } = session;
  const { lang } = who;
  return {
    who,
    role,
    session,
    shown,
    request,
    say: sayIn(content, lang),
    isTold: notice !== undefined,
    page: (title, body, here, status = 200, told = notice) =>
      framed(
        status,
        { content, lang, title, body, here, notice: told, signedIn: { who, role, form: session.form } },
        forgotten,
      ),
  };
}

/** To another page, which says what became of what was done. Only ever to a page of ours. */
export function then(deps: Pick<DoorDeps, 'cookies' | 'notices'>, to: string, notice: string): Answer {
  const kept = deps.cookies.write('notice', deps.notices.seal([notice]), NOTICE_SECONDS);
  return { status: 303, headers: { location: to, 'set-cookie': kept } };
}

/** A page that refreshes itself, and one that listens, are told plainly; a person is taken to the door. */
function toSignIn({ headers, path }: Request): Answer {
  if (headers[BY_ITSELF] !== undefined || headers['accept'] === 'text/event-stream') return { status: 401 };
  return { status: 303, headers: { location: `/clinic/sign-in?to=${encodeURIComponent(path)}` } };
}

async function notAllowed(deps: DoorDeps, visit: Visit, deed: Deed): Promise<Answer> {
  await deps.kept(visit, deed);
  return apology(visit, 'not-allowed');
}

function refused(visit: Visit): Answer {
  return apology(visit, 'refused');
}

function apology({ say, page }: Visit, why: 'refused' | 'not-allowed'): Answer {
  const title = say(`${why}.title`);
  return page(
    title,
    html`<h1>${title}</h1>
      <p>${say(`${why}.text`)}</p>
      <p><a href="/clinic">${say('nav.alerts')}</a></p>`,
    undefined,
    403,
  );
}
