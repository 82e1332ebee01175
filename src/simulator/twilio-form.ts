/** A signed form post, as Twilio makes it: https://www.twilio.com/docs/usage/security#validating-requests */
import { createHmac, randomBytes } from 'node:crypto';

/** Twilio waits this long for an answer to a webhook. */
const PATIENCE_MS = 15_000;

export function newSid(prefix: 'SM' | 'MM'): string {
  return prefix + randomBytes(16).toString('hex');
}

export function signatureOf(authToken: string, url: string, params: Record<string, string>): string {
  const sorted = Object.keys(params).sort();
  const text = url + sorted.map((name) => name + params[name]).join('');
  return createHmac('sha1', authToken).update(text).digest('base64');
}

/** Returns the HTTP status, or 0 when nobody answered. */
export async function postForm(
  url: string,
  params: Record<string, string>,
  authToken: string,
): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': signatureOf(authToken, url, params),
      },
      body: new URLSearchParams(params).toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
