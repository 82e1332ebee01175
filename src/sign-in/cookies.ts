/** Cookies read and written. Behind https they carry the prefix by which a browser holds them to this host alone. */
import type { Request } from '../ports/http.ts';

export interface Cookies {
  read(request: Request, name: string): string | undefined;
  /** Without a time to live it goes with the browser. */
  write(name: string, value: string, maxAgeSeconds?: number): string;
  forget(name: string): string;
}

export function createCookies(isSecure: () => boolean): Cookies {
  const named = (name: string) => `${isSecure() ? '__Host-' : ''}flarepath-${name}`;
  const write = (name: string, value: string, maxAge?: number): string =>
    [
      `${named(name)}=${value}`,
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
      ...(isSecure() ? ['Secure'] : []),
      ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ].join('; ');
  return {
    read({ headers }, name) {
      const pairs = (headers['cookie'] ?? '').split(';').map((pair) => pair.trim().split('='));
      const value = pairs.find(([key]) => key === named(name))?.[1];
      return value !== undefined && /^[\w.~-]{1,1500}$/.test(value) ? value : undefined;
    },
    write,
    forget: (name) => write(name, '', 0),
  };
}
