/**
 * Coming in and going out. With a provider the browser is sent there and back; without one, outside production and on this
 * machine alone, somebody who tries the service out says who they want to be.
 */
import type { Content } from '../content/content.ts';
import { titleOf } from '../model/clinician.ts';
import { MINUTE } from '../model/time.ts';
import type { Clinician, Role } from '../model/clinician.ts';
import type { Language } from '../model/language.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import { isFromHere } from '../sign-in/forms.ts';
import type { Errand, Provider } from '../sign-in/provider.ts';
import { personOf, roleOf } from '../sign-in/who.ts';
import type { Sealer } from '../wire/sealed.ts';
import { createDoor, then, type DoorDeps } from './door.ts';
import { framed, sayIn } from './frame.ts';
import { html, type Html } from './html.ts';
import type { People } from './people.ts';
import type { Seen } from './seen.ts';

export interface SignInDeps extends DoorDeps {
  content: Content;
  /** Undefined outside production where none is configured. */
  provider: Provider | undefined;
  errands: Sealer;
  seen: Seen;
  people: People;
  now(): number;
}

const BACK = '/clinic/sign-in/back';
const ERRAND_MS = 10 * MINUTE;

export function signInRoutes(deps: SignInDeps): HttpRoute[] {
  const ways: HttpRoute[] =
    deps.provider === undefined
      ? [
          { method: 'GET', path: '/clinic/sign-in', handle: (request) => askWho(deps, request) },
          { method: 'POST', path: '/clinic/sign-in', handle: (request) => asSomebody(deps, request) },
        ]
      : [
          { method: 'GET', path: '/clinic/sign-in', handle: (request) => away(deps, deps.provider, request) },
          { method: 'GET', path: BACK, handle: (request) => back(deps, deps.provider, request) },
        ];
  return [
    ...ways,
    createDoor(deps).post('/clinic/sign-out', 'sign-out', async ({ who, shown, session }) => {
      await deps.sessions.end(shown);
      await deps.seen.went(who.id, session.id);
      const answer = then(deps, '/clinic/signed-out', '');
      return { ...answer, headers: { ...answer.headers, 'set-cookie': deps.cookies.forget('session') } };
    }),
    {
      method: 'GET',
      path: '/clinic/signed-out',
      handle: (request) => page(deps, request, 200, 'signed-out'),
    },
  ];
}

async function away(deps: SignInDeps, provider: Provider | undefined, request: Request): Promise<Answer> {
  const begun = await provider?.begin(`${deps.home(request)}${BACK}`);
  if (begun === undefined) return page(deps, request, 503, 'provider-away');
  const { state, nonce, verifier } = begun.errand;
  const until = String(deps.now() + ERRAND_MS);
  const kept = deps.errands.seal([state, nonce, verifier, until, placeAfter(request)]);
  const cookie = deps.cookies.write('errand', kept, ERRAND_MS / 1_000);
  return { status: 303, headers: { location: begun.url, 'set-cookie': cookie } };
}

async function back(deps: SignInDeps, provider: Provider | undefined, request: Request): Promise<Answer> {
  const kept = errandOf(deps, request);
  if (kept === undefined) return page(deps, request, 400, 'stale');
  const cameBackAs = new URL(`${deps.home(request)}${BACK}?${request.query.toString()}`);
  const identity = await provider?.end(cameBackAs, kept.errand);
  if (identity === undefined) return page(deps, request, 400, 'stale');
  const who = personOf(deps.content.clinic.clinicians, identity);
  if (who === undefined) {
    await deps.seen.turnedAway(identity.names.at(-1) ?? '');
    return page(deps, request, 403, 'not-known');
  }
  return comeIn(deps, request, who, roleOf(who, identity), kept.to);
}

function errandOf(deps: SignInDeps, request: Request): { errand: Errand; to: string } | undefined {
  const kept = deps.cookies.read(request, 'errand');
  const [state, nonce, verifier, until, to] = (kept && deps.errands.open(kept)) || [];
  if (state === undefined || nonce === undefined || verifier === undefined || to === undefined)
    return undefined;
  return Number(until) > deps.now() ? { errand: { state, nonce, verifier }, to } : undefined;
}

async function comeIn(
  deps: SignInDeps,
  request: Request,
  who: Clinician,
  role: Role,
  to: string,
): Promise<Answer> {
  const shown = await deps.sessions.begin(who.id, role, deps.cookies.read(request, 'session'));
  // A list of thousands takes seconds to read for the first time.
  deps.people.warm();
  await deps.seen.came(who.id, role, deps.provider === undefined ? 'local' : 'provider');
  return { status: 303, headers: { location: to, 'set-cookie': deps.cookies.write('session', shown) } };
}

function askWho(deps: SignInDeps, request: Request): Answer {
  if (!request.loopback) return { status: 404 };
  const say = sayIn(deps.content, langOf(request));
  const to = placeAfter(request);
  const choices = deps.content.clinic.clinicians.map(
    ({ id, name }) =>
      html`<li>
        <button type="submit" name="who" value="${id}">
          ${name}<small>${titleOf(deps.content.clinic, id, langOf(request))}</small>
        </button>
      </li>`,
  );
  return page(
    deps,
    request,
    200,
    'sign-in',
    html`<p class="warning">${say('practice')}</p>
      <form method="post" action="/clinic/sign-in">
        <input type="hidden" name="to" value="${to}" />
        <ul class="people">
          ${choices}
        </ul>
      </form>`,
  );
}

async function asSomebody(deps: SignInDeps, request: Request): Promise<Answer> {
  if (!request.loopback || !isFromHere(request, deps.home(request))) return { status: 403 };
  const form = new URLSearchParams(request.body);
  const who = deps.content.clinic.clinicians.find(({ id }) => id === form.get('who'));
  if (who === undefined) return { status: 400 };
  return comeIn(deps, request, who, who.role, placeOf(form.get('to')));
}

type Why = 'sign-in' | 'signed-out' | 'provider-away' | 'stale' | 'not-known';

function page(deps: DoorDeps, request: Request, status: number, why: Why, more?: Html): Answer {
  const lang = langOf(request);
  const say = sayIn(deps.content, lang);
  const title = say(`${why}.title`);
  const again = html`<p><a class="button" href="/clinic/sign-in">${say('sign-in-again')}</a></p>`;
  const body = html`<div class="narrow">
    <h1>${title}</h1>
    <p>${say(`${why}.text`)}</p>
    ${more ?? again}
  </div>`;
  return framed(status, { content: deps.content, lang, title, body });
}

/** Before we know who it is: by what the browser asks for. */
function langOf({ headers }: Request): Language {
  return /^es\b/i.test(headers['accept-language'] ?? '') ? 'es' : 'en';
}

function placeAfter({ query }: Request): string {
  return placeOf(query.get('to'));
}

/** Only ever a page of ours: an address of anybody else's is not gone to. */
function placeOf(wanted: string | null): string {
  return wanted !== null && /^\/clinic(?:\/[\w/-]{0,120})?$/.test(wanted) && !wanted.includes('//')
    ? wanted
    : '/clinic';
}
