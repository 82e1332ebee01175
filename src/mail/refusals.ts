/**
 * What became of a mail that failed. Codes only: a server's sentence names the address. Until the mail itself has been
 * handed over it certainly has not gone out; after that it may have.
 */
import { z } from 'zod';
import type { Sent } from '../model/outgoing.ts';

const fault = z.object({
  code: z.string().optional(),
  /** What the system said, where the library has put a name of its own in its place. */
  originalCode: z.string().optional(),
  responseCode: z.number().int().optional(),
  /** What was being said when it failed. */
  command: z.string().optional(),
});

const SOON_MS = 15_000;
/** A server that does not know us yet often wants to be asked again after a while. */
const LATER_MS = 60_000;

/** Our connection or our account: somebody has to mend it, and then the mail can go. */
const OURS = new Set(['ETLS', 'EAUTH', 'EOAUTH2', 'ENOAUTH', 'EREQUIRETLS']);
const CERTIFICATE = /^(?:ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_)/;
/** Nobody was there to take it. A connection that is closed later has the library's own code, whatever was said before. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EDNS',
]);

export function becameOf(thrown: unknown): { sent: Sent; isOurs: boolean } {
  const { code = '', originalCode = code, responseCode, command = '' } = fault.safeParse(thrown).data ?? {};
  const because = responseCode === undefined ? codeOf(code) : `smtp-${responseCode}`;
  if (OURS.has(code) || CERTIFICATE.test(originalCode))
    return { sent: { kind: 'later', afterMs: LATER_MS, because }, isOurs: true };
  if (responseCode !== undefined) {
    const isLater = responseCode < 500;
    return {
      sent: isLater ? { kind: 'later', afterMs: LATER_MS, because } : { kind: 'refused', because },
      isOurs: false,
    };
  }
  const isBefore = NOT_REACHED.has(originalCode) || /^(?:EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT)/i.test(command);
  return {
    sent: isBefore ? { kind: 'later', afterMs: SOON_MS, because } : { kind: 'unknown', because },
    isOurs: false,
  };
}

function codeOf(code: string): string {
  return /^E[A-Z0-9]{2,30}$/.test(code) ? code : 'network';
}
