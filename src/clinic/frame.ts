/** What stands around every page of the clinic, and what a browser is told to allow on it. */
import type { Content } from '../content/content.ts';
import type { Clinician, Role } from '../model/clinician.ts';
import type { Language } from '../model/language.ts';
import type { Answer } from '../ports/http.ts';
import { may, type Deed } from '../sign-in/may.ts';
import { html, type Html, type Part } from './html.ts';

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** Words of the clinic's pages, and others by their whole name. */
export function sayIn(content: Content, lang: Language): Say {
  return (key, values = {}) =>
    content.text(content.has(`clinic.${key}`) ? `clinic.${key}` : key, lang, values);
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

export const HEADERS = {
  'content-security-policy': POLICY,
  // With none at all, a browser says of our own forms that they come from nowhere.
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
};

/** The pages by name, each with what somebody must be allowed to do to be shown the way there. */
const places = {
  alerts: ['/clinic', 'see-alerts'],
  patients: ['/clinic/patients', 'see-patients'],
  roster: ['/clinic/roster', 'see-roster'],
  safety: ['/clinic/safety', 'see-report'],
  enrol: ['/clinic/enrol', 'enrol'],
  openings: ['/clinic/openings', 'see-openings'],
  content: ['/clinic/content', 'see-content-review'],
  rules: ['/clinic/rules', 'try-rule'],
} as const satisfies Record<string, readonly [path: string, deed: Deed]>;
export type Place = keyof typeof places;

export interface Frame {
  content: Content;
  lang: Language;
  title: string;
  body: Html;
  /** Undefined for somebody who is not signed in. */
  signedIn?: { who: Clinician; role: Role; form: string } | undefined;
  here?: Place | undefined;
  /** What became of what was done last. */
  notice?: string | undefined;
}

export function framed(status: number, frame: Frame, headers: Record<string, string> = {}): Answer {
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: whole(frame).text,
    headers: { ...HEADERS, ...headers },
  };
}

function whole({ content, lang, title, body, signedIn, here, notice }: Frame): Html {
  const say = sayIn(content, lang);
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - ${content.clinic.name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/clinic/page/style.css">
${signedIn !== undefined && html`<script src="/clinic/page/clinic.js" defer></script>`}
</head>
<body${signedIn !== undefined && html` data-events="/clinic/events"`}>
<a class="skip" href="#main">${say('skip')}</a>
<header class="top">
<p class="clinic">${content.clinic.name}</p>
${signedIn !== undefined && navigation(say, here, signedIn)}
</header>
<p id="cut-off" class="cut-off" role="status" hidden>${say('cut-off')}</p>
<p id="news" class="news" role="alert" data-new="${say('new-alert')}" data-unsent="${say('unsent')}"></p>
<main id="main" tabindex="-1">
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
${body}
</main>
</body>
</html>
`;
}

function navigation(
  say: Say,
  here: Frame['here'],
  { who, role, form }: NonNullable<Frame['signedIn']>,
): Html {
  const names = (Object.keys(places) as Place[]).filter((name) => may(role, places[name][1]));
  const place = (name: Place): Part =>
    html`<li>
      <a href="${places[name][0]}" ${here === name && html` aria-current="page"`}>${say(`nav.${name}`)}</a>
    </li>`;
  return html`<nav aria-label="${say('nav')}">
      <ul>
        ${names.map(place)}
      </ul>
    </nav>
    <form class="leave" method="post" action="/clinic/sign-out">
      <input type="hidden" name="form" value="${form}" /><span>${who.name}</span
      ><button class="plain" type="submit">${say('sign-out')}</button>
    </form>`;
}
