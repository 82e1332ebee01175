/** A mail server of the test's own, that takes a mail, or fails to, as a test tells it. It speaks no more SMTP than it must. */
import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Of a host that does not exist, and of no worth anywhere: made for these tests, with its key beside it. */
export const TEST_HOST = 'mail.example.org';
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcGf6vRaEL1RF5GbM
igBJqbGVREuaB2YMNjOSzHoyTqOhRANCAASTrhwwk7HF6drbsa6UR69qK5xJsW/1
mq7MfwoQU7gn6gEAlpoYFRaLgDIa/D4jG/+MpqUUsMkDdRjPY0T9WiHQ
-----END PRIVATE KEY-----`;
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBqjCCAVCgAwIBAgIUeG1H9qbAYKUB1J2Ux1NqMGfHovgwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLm9yZzAgFw0yNjExMjYwNDAzNDNaGA8y
MTI2MTEwMjA0MDM0M1owGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLm9yZzBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABJOuHDCTscXp2tuxrpRHr2ornEmxb/Warsx/
ChBTuCfqAQCWmhgVFouAMhr8PiMb/4ympRSwyQN1GM9jRP1aIdCjcDBuMB0GA1Ud
DgQWBBS+M5PyhsVfn5jN4gATcDOPubgYrTAfBgNVHSMEGDAWgBS+M5PyhsVfn5jN
4gATcDOPubgYrTAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEG1haWwuZXhh
bXBsZS5vcmcwCgYIKoZIzj0EAwIDSAAwRQIhANavXxgKcQJoJLrkSNl+DL43RQAC
McbVg6bfjFZv2uknAiBClypJ9Wt2JBFwz593ZdnlocPC4Vj9onOammzcmYC7Bw==
-----END CERTIFICATE-----`;

export interface Taken {
  from: string;
  to: string;
  signedIn: boolean;
  encrypted: boolean;
  data: string;
}

/** What it says instead of what it should, by the first word of what it is told; `hang` says nothing, `close` hangs up. */
export type Manners = Partial<
  Record<'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'end', string>
>;

export interface SmtpServer {
  port: number;
  taken: Taken[];
  /** Every word that was said before the connection was encrypted. */
  inClear: string[];
  manners: Manners;
  offersTls: boolean;
  connect(): Promise<Socket>;
  close(): Promise<void>;
}

export async function startSmtp(): Promise<SmtpServer> {
  const open = new Set<Socket>();
  const smtp: SmtpServer = {
    port: 0,
    taken: [],
    inClear: [],
    manners: {},
    offersTls: true,
    connect: () => connected(smtp.port),
    close: () => closed(server, open),
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    say(smtp, socket, 'greeting', '220 mail.example.org ESMTP');
    converse(smtp, socket, false);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  smtp.port = (server.address() as AddressInfo).port;
  return smtp;
}

function converse(smtp: SmtpServer, socket: Socket, encrypted: boolean): void {
  const mail: Taken = { from: '', to: '', signedIn: false, encrypted, data: '' };
  let heard = '';
  let inData = false;
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
    if (!encrypted) smtp.inClear.push(chunk);
    for (;;) {
      const end = inData ? heard.indexOf('\r\n.\r\n') : heard.indexOf('\r\n');
      if (end === -1) return;
      const line = heard.slice(0, end);
      heard = heard.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        smtp.taken.push({ ...mail, data: line });
        say(smtp, socket, 'end', '250 2.0.0 queued');
      } else if (/^STARTTLS/i.test(line)) return upgrade(smtp, socket);
      else inData = answer(smtp, socket, line, mail);
    }
  });
}

function answer(smtp: SmtpServer, socket: Socket, line: string, mail: Taken): boolean {
  const word = (/^[A-Z]+/i.exec(line)?.[0] ?? '').toUpperCase();
  if (word === 'EHLO') {
    const tls = smtp.offersTls && !mail.encrypted ? '250-STARTTLS\r\n' : '';
    say(smtp, socket, 'EHLO', `250-mail.example.org\r\n${tls}250 AUTH PLAIN`);
  } else if (word === 'AUTH') {
    mail.signedIn = true;
    say(smtp, socket, 'AUTH', '235 welcome');
  } else if (word === 'MAIL') {
    mail.from = line;
    say(smtp, socket, 'MAIL', '250 ok');
  } else if (word === 'RCPT') {
    mail.to = line;
    say(smtp, socket, 'RCPT', '250 ok');
  } else if (word === 'DATA') {
    say(smtp, socket, 'DATA', '354 go on');
    return smtp.manners.DATA === undefined;
  } else socket.write('221 bye\r\n');
  return false;
}

function say({ manners }: SmtpServer, socket: Socket, when: keyof Manners, usual: string): void {
  const said = manners[when] ?? usual;
  if (said === 'hang') return;
  if (said === 'close') return void socket.destroy();
  socket.write(`${said}\r\n`);
}

function upgrade(smtp: SmtpServer, socket: Socket): void {
  if (!smtp.offersTls) return void socket.write('502 not here\r\n');
  say(smtp, socket, 'STARTTLS', '220 go ahead');
  if (smtp.manners.STARTTLS !== undefined) return;
  socket.removeAllListeners('data');
  const encrypted = new TLSSocket(socket, { isServer: true, key: KEY, cert: TEST_CERTIFICATE });
  encrypted.on('error', () => undefined);
  converse(smtp, encrypted, true);
}

function connected(port: number): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => done(socket));
    socket.once('error', failed);
  });
}

function closed(server: Server, open: Set<Socket>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    for (const socket of open) socket.destroy();
  });
}
