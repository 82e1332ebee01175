/**
 * Which addresses may be called. An entry is a host (`api.twilio.com`), a host with its port (`127.0.0.1:3978`), every
 * host below a name (`*.botframework.com`), or the word `loopback` for this machine.
 */
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/** The address, when it may be called: by https, or by http on this machine, and on the list. */
export function allowedUrl(address: string, allowed: readonly string[]): URL | undefined {
  // Read as a slash by some and as a name by others.
  if (/[\\\s\p{Cc}]/u.test(address)) return undefined;
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return undefined;
  return allowed.some((entry) => matches(entry.toLowerCase(), url)) ? url : undefined;
}

function matches(entry: string, url: URL): boolean {
  if (entry === 'loopback') return isLoopback(url.hostname);
  if (entry === url.host) return true;
  // A bare name stands for the standard port only, which `host` leaves out; the suffix keeps its dot, so that
  // "evil-botframework.com" is no match.
  return entry.startsWith('*.') && url.port === '' && url.hostname.endsWith(entry.slice(1));
}
