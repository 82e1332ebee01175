/**
 * Who may use the simulator: this machine only. A page of another site could reach 127.0.0.1 through the visitor's
 * browser (by a form, or by a name that suddenly points here), so the Host and the Origin must be this machine's too.
 */
import type { HttpRoute, Request } from '../ports/http.ts';

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** adaptivecards writes style attributes on every element, hence 'unsafe-inline' for styles; scripts are never inline. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function guarded(routes: HttpRoute[]): HttpRoute[] {
  return routes.map((route) => ({
    ...route,
    handle: (request) => (isAllowed(request) ? route.handle(request) : { status: 403 }),
  }));
}

export function isAllowed(request: Request): boolean {
  const { host, origin } = request.headers;
  if (!request.loopback || host === undefined || !LOCAL.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
