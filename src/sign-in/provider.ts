/**
 * The room for signing in by OpenID Connect: code flow with PKCE, state and nonce, at the one issuer that is configured. Only
 * who somebody is comes out of it; what they may do here is for the clinic's own list of people to say.
 */
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import { allowedUrl, isLoopback } from '../wire/hosts.ts';

export interface ProviderOptions {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  allowedHosts: readonly string[];
  log: Log;
}

/** What must be known again when the person comes back; kept sealed in their own browser. */
export interface Errand {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Identity {
  /** The names under which the provider knows this person: an Entra object id first, then the subject. */
  names: string[];
  roles: string[];
}

export interface Provider {
  /** Where to send the browser, and what to hold on to until it comes back; undefined while the provider is away. */
  begin(comeBackTo: string): Promise<{ url: string; errand: Errand } | undefined>;
  /** Undefined for an answer that is not genuine, is too late or belongs to another errand. */
  end(cameBackAs: URL, errand: Errand): Promise<Identity | undefined>;
}

const TIMEOUT_SECONDS = 10;
const claims = z.object({
  sub: z.string().min(1),
  oid: z.string().min(1).optional(),
  roles: z.array(z.string()).catch([]).default([]),
});

export function createProvider(options: ProviderOptions): Provider {
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover(options).catch((fault: unknown) => {
      // The next person to sign in asks again.
      found = undefined;
      throw fault;
    });
    return found;
  };
  return {
    async begin(comeBackTo) {
      try {
        return await errandTo(await configuration(), comeBackTo);
      } catch (fault) {
        options.log.warn('sign-in provider does not answer', {}, fault);
        return undefined;
      }
    },
    async end(cameBackAs, { state, nonce, verifier }) {
      try {
        const tokens = await oidc.authorizationCodeGrant(await configuration(), cameBackAs, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const { sub, oid, roles } = claims.parse(tokens.claims());
        return { names: oid === undefined ? [sub] : [oid, sub], roles };
      } catch (fault) {
        options.log.warn('sign-in not believed', { because: codeOf(fault) });
        return undefined;
      }
    },
  };
}

async function errandTo(config: oidc.Configuration, comeBackTo: string) {
  const errand = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: comeBackTo,
    scope: 'openid',
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, errand };
}

function discover({
  issuer,
  clientId,
  clientSecret,
  allowedHosts,
}: ProviderOptions): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  const auth = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
  return oidc.discovery(server, clientId, undefined, auth, {
    timeout: TIMEOUT_SECONDS,
    // What the provider's own description names is called only when it stands on our list.
    [oidc.customFetch]: (url, given) => {
      if (allowedUrl(url, allowedHosts) === undefined) throw new Error('a host that may not be called');
      // The library's options are those of fetch, written more strictly.
      return fetch(url, { ...given, redirect: 'error' } as RequestInit);
    },
    execute: [
      // Left alone, the library trusts the connection for the token, as it may; we look at the signature too.
      oidc.enableNonRepudiationChecks,
      // In the clear on this machine alone, where a provider is tried out.
      ...(isLoopback(server.hostname) ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** A code of the library's, never its text: that may hold what the provider sent. */
function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown }).code;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : 'unreadable';
}
