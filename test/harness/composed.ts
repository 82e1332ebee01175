/**
 * The service put together as in production, inside the test's own process: real routes on a real socket, the real core,
 * a store in memory. Its carrier, its channel and the place where the channel's keys are published are local too.
 */
import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { createApp } from '../../src/app/app.ts';
import type { App } from '../../src/app/parts.ts';
import { readConfig } from '../../src/config/config.ts';
import type { Log } from '../../src/ports/log.ts';
import { openSpoolFiles } from '../../src/spool/files.ts';
import { inOrder } from '../../src/store/keys.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { startCarrier, type StandInCarrier } from './stand-in-carrier.ts';
import { shippedContent, testKeys } from './scene.ts';

export const PUBLIC_URL = 'https://clinic.example';
export const TWILIO_TOKENS = ['new-token', 'old-token'];
export const APP_ID = '00000000-0000-4000-8000-000000000001';
export const TENANT = '00000000-0000-4000-8000-000000000002';
export const ISSUER = 'https://issuer.example';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const strangerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export interface Composed {
  app: App;
  port: number;
  url: string;
  carrier: StandInCarrier;
  /** The address that the channel's activities name, and what was posted there. */
  channelUrl: string;
  posted: string[];
  close(): Promise<void>;
}

export async function startComposed(log: Log, more: Record<string, string> = {}): Promise<Composed> {
  const carrier = await startCarrier();
  const posted: string[] = [];
  const channel = await listen((path, body) => {
    if (path === '/openid') return { issuer: 'x', jwks_uri: `${channel.url}/keys` };
    if (path === '/keys') return { keys: [published()] };
    posted.push(body);
    return { id: `posted-${posted.length}` };
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'composed-'));
  const { config, secrets } = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    SIMULATOR: 'off',
    DATA_DIR: dataDir,
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: TWILIO_TOKENS.join(','),
    TWILIO_FROM: '+15550100000',
    TWILIO_API_BASE: `http://${carrier.address}`,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'a-password',
    MICROSOFT_APP_TENANT_ID: TENANT,
    ...more,
  });
  const shift = { offsetMs: 0 };
  const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: Date.now });
  const cloud = {
    // Not https, so the login library gives up before it calls anybody: nothing is ever said to a channel here.
    loginUrl: `${channel.url}/login`,
    scope: 'https://api.botframework.com',
    issuer: ISSUER,
    oauthUrl: 'https://api.botframework.com',
    channelKeysUrl: `${channel.url}/openid`,
    emulatorKeysUrl: `${channel.url}/openid`,
    callerId: 'urn:botframework:azure',
  };
  const app = createApp({
    config,
    secrets,
    content: shippedContent,
    store,
    spool: await openSpoolFiles(dataDir, testKeys, log),
    log,
    shift,
    hostNow: Date.now,
    keys: inOrder(testKeys),
    cloud,
  });
  const { url } = await app.start();
  return {
    app,
    port: Number(new URL(url).port),
    url,
    carrier,
    channelUrl: `${channel.url}/`,
    posted,
    async close() {
      await app.stop();
      await Promise.all([carrier.close(), channel.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function published(): Record<string, unknown> {
  const jwk = keys.publicKey.export({ format: 'jwk' });
  return { ...jwk, use: 'sig', kid: 'key-1', endorsements: ['msteams', 'sms'] };
}

async function listen(answer: (path: string, body: string) => unknown) {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(request.url ?? '', body)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a channel shows; each part of it may be made wrong. */
export function bearer(
  serviceUrl: string,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: KeyObject = keys.privateKey,
): string {
  const now = Math.floor(Date.now() / 1_000);
  const own = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 };
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header })}.${part({ ...own, ...claims })}`;
  return `Bearer ${signed}.${signBytes('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

export function twilioSignature(
  path: string,
  form: Record<string, string | string[]>,
  token = TWILIO_TOKENS[0] ?? '',
  host = PUBLIC_URL,
): string {
  return getExpectedTwilioSignature(token, host + path, form as Record<string, string>);
}
