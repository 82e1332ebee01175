/**
 * A sign-in provider of this machine, by the book: discovery, codes that work once, PKCE, tokens signed with a key that it
 * publishes. Whoever comes is asked nothing; a test says beforehand who they are.
 */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface OidcProvider {
  issuer: string;
  /** Who comes next, and what the token says of them beside. */
  next: { sub: string; more?: Record<string, unknown> };
  /** Spoils what is handed out: another nonce, another audience, another key, a token that is over. */
  spoil: 'nothing' | 'nonce' | 'audience' | 'signature' | 'time';
  close(): Promise<void>;
}

const CLIENT = 'flarepath-test';

interface Code {
  nonce: string;
  challenge: string;
  redirect: string;
  sub: string;
  more: Record<string, unknown>;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const codes = new Map<string, Code>();
  const provider: OidcProvider = {
    issuer: '',
    next: { sub: 'nobody' },
    spoil: 'nothing',
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };

  function described(): unknown {
    const { issuer } = provider;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  function authorize(url: URL, response: ServerResponse): void {
    const given = (name: string) => url.searchParams.get(name) ?? '';
    const code = randomBytes(16).toString('base64url');
    const { sub, more = {} } = provider.next;
    codes.set(code, {
      nonce: given('nonce'),
      challenge: given('code_challenge'),
      redirect: given('redirect_uri'),
      sub,
      more,
    });
    const to = new URL(given('redirect_uri'));
    to.searchParams.set('code', code);
    to.searchParams.set('state', given('state'));
    response.writeHead(302, { location: to.href }).end();
  }

  function token(form: URLSearchParams, response: ServerResponse): void {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    const isRight =
      code !== undefined &&
      form.get('client_id') === CLIENT &&
      form.get('redirect_uri') === code.redirect &&
      verifier.digest('base64url') === code.challenge;
    if (!isRight) return json(response, { error: 'invalid_grant' }, 400);
    json(response, { access_token: 'unused', token_type: 'Bearer', id_token: idToken(code) });
  }

  function idToken({ nonce, sub, more }: Code): string {
    const { spoil, issuer } = provider;
    const now = Math.floor(Date.now() / 1_000);
    const times = spoil === 'time' ? { iat: now - 7_200, exp: now - 3_600 } : { iat: now, exp: now + 300 };
    const payload = {
      iss: issuer,
      aud: spoil === 'audience' ? 'somebody-else' : CLIENT,
      sub,
      nonce: spoil === 'nonce' ? 'another' : nonce,
      ...times,
      ...more,
    };
    const text = [{ alg: 'RS256', kid: 'one' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = spoil === 'signature' ? other : privateKey;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', provider.issuer);
    if (url.pathname === '/.well-known/openid-configuration') return json(response, described());
    if (url.pathname === '/keys')
      return json(response, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      });
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/token') return token(new URLSearchParams(await textOf(request)), response);
    response.writeHead(404).end();
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

export const OIDC_CLIENT = CLIENT;

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
