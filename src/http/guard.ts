/**
 * Turns away requests that would end the process or slip past a limit, before restify looks at them: it parses the
 * address outside any handler, and unpacks a body before measuring it.
 */
import type { IncomingMessage } from 'node:http';

const HOST = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/;

export function turnedAway({
  url = '',
  headers,
}: Pick<IncomingMessage, 'url' | 'headers'>): 400 | 415 | undefined {
  if (headers.host !== undefined && !(HOST.test(headers.host) && URL.canParse(`http://${headers.host}/`)))
    return 400;
  if (!isPlainPath(url)) return 400;
  return headers['content-encoding'] === undefined ? undefined : 415;
}

/** Only a path that every reader understands alike: no dots that climb, no second slash, no other form of target. */
function isPlainPath(target: string): boolean {
  const path = target.split('?', 1)[0] ?? '';
  if (!path.startsWith('/') || path.includes('//') || /[\\#]|%(?![0-9A-Fa-f]{2})|%(2f|5c|00)/i.test(path))
    return false;
  return URL.parse(target, 'http://localhost')?.pathname === path;
}
