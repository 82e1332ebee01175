/**
 * The room for mail to clinicians, over SMTP. Outside this machine nothing is said before the connection is encrypted to
 * the very host that was named. A mail tells that an alert waits and where to look, and nothing of whom it is about.
 */
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Sent } from '../model/outgoing.ts';
import type { Page } from '../model/page.ts';
import type { Log } from '../ports/log.ts';
import type { Pager } from '../ports/paging.ts';
import { isLoopback } from '../wire/hosts.ts';
import { TookTooLong, within } from '../wire/within.ts';
import { becameOf } from './refusals.ts';

export interface MailOptions {
  host: string;
  port: number;
  auth?: { user: string; password: string } | undefined;
  from: string;
  words: (page: Page) => { subject: string; text: string };
  log: Log;
  timeoutMs?: number;
  /** Another way to the host and another authority for its certificate than the usual ones. */
  reach?: { socket: () => Promise<Socket>; ca?: string };
}

const TIMEOUT_MS = 15_000;
/** On this port TLS comes before the first word; on every other it is asked for. */
const TLS_FIRST = 465;
const address = z.email().max(254);

export function createMail(options: MailOptions): Pager {
  const transport = transportFor(options);
  return {
    async send(page) {
      if (!address.safeParse(page.to).success) return { kind: 'refused', because: 'no-address' };
      const messageId = idOf(page, options.from);
      try {
        await within(options.timeoutMs ?? TIMEOUT_MS, transport.sendMail(mailOf(options, page, messageId)));
        return { kind: 'accepted', providerId: messageId };
      } catch (fault) {
        return failed(options.log, fault);
      }
    },
  };
}

function transportFor({ host, port, auth, reach, timeoutMs = TIMEOUT_MS }: MailOptions) {
  const secure = port === TLS_FIRST;
  const local = isLoopback(host);
  return createTransport({
    host,
    port,
    secure,
    requireTLS: !local && !secure,
    ignoreTLS: local && !secure,
    tls: {
      servername: host,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(reach?.ca && { ca: reach.ca }),
    },
    ...(auth && { auth: { user: auth.user, pass: auth.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
    ...(reach && { getSocket: socketBy(reach.socket) }),
  });
}

/** In the form in which the library asks for it. */
function socketBy(open: () => Promise<Socket>) {
  const opened = callbackify(open);
  return (_options: unknown, done: (fault: Error | null, found?: { connection: Socket }) => void) =>
    opened((fault, connection) => (fault === null ? done(null, { connection }) : done(fault)));
}

function mailOf({ from, words }: MailOptions, page: Page, messageId: string) {
  const { subject, text } = words(page);
  return {
    from,
    to: { name: '', address: page.to },
    subject,
    text,
    messageId,
    date: new Date(page.at),
    priority: 'high' as const,
    // No machine is to answer: its answer would look like somebody's.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** The same for each try of a page, so that a mailbox can drop the second; it tells nothing of the alert. */
function idOf({ id }: Page, from: string): string {
  const name = createHash('sha256').update(id).digest('base64url').slice(0, 32);
  return `<${name}@${from.slice(from.indexOf('@') + 1)}>`;
}

function failed(log: Log, fault: unknown): Sent {
  if (fault instanceof TookTooLong) return { kind: 'unknown', because: 'timeout' };
  const { sent, isOurs } = becameOf(fault);
  if (isOurs && sent.kind !== 'accepted')
    log.error('mail server does not accept our account or our connection', { because: sent.because });
  return sent;
}
