/** Tells a request that cannot have arrived from one that may have. When in doubt it may have. */

const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
/** System calls that come before the first byte of a request. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

interface Fault {
  name?: string;
  code?: string | number;
  syscall?: string;
  cause?: unknown;
}

export function reachedNobody(fault: unknown): boolean {
  return chain(fault).some(
    ({ code, syscall }) => NEVER_ARRIVED.has(String(code)) || BEFORE_SENDING.has(syscall ?? ''),
  );
}

/** A short code for logs; the text of a network error may hold an address and is never passed on. */
export function because(fault: unknown): string {
  const faults = chain(fault);
  if (faults.some(({ name }) => name === 'TimeoutError')) return 'timeout';
  return faults.map(({ code }) => code).find((code) => typeof code === 'string') ?? 'network';
}

function chain(fault: unknown): Fault[] {
  const found: Fault[] = [];
  for (let next = fault; isFault(next) && found.length < 5; next = next.cause) found.push(next);
  return found;
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null;
}
