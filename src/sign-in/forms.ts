/** Whether a form that arrives was really sent from a page of ours, by the person whose session it is. */
import type { Request } from '../ports/http.ts';
import { isSame } from './sessions.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A browser says where a form comes from; one that says nothing of it is no browser of these years. */
export function isFromHere({ headers }: Request, home: string): boolean {
  const { origin } = headers;
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') return false;
  return origin !== undefined && origin === home;
}

/** Undefined when it is none of ours. */
export function formOf(request: Request, home: string, token: string): URLSearchParams | undefined {
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  if (type !== FORM || !isFromHere(request, home)) return undefined;
  const form = new URLSearchParams();
  for (const [name, typed] of new URLSearchParams(request.body)) form.append(name, asCounted(typed));
  return isSame(form.get('form') ?? '', token) ? form : undefined;
}

/** A browser counts a line break as one letter towards the most it lets somebody type, and then sends two. */
function asCounted(typed: string): string {
  return typed.replaceAll('\r\n', '\n');
}
