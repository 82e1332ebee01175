/** The door every Twilio webhook comes through: a form, signed for the address it was sent to. */
import type { Answer, Request } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { isSigned } from './signature.ts';

export const SIGNATURE = 'x-twilio-signature';

export interface Door {
  tokens: readonly string[];
  log: Log;
}

export type Opened = { kind: 'form'; form: URLSearchParams } | { kind: 'closed'; answer: Answer };

export function open(door: Door, request: Request, url: string): Opened {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return { kind: 'closed', answer: { status: 400 } };
  const form = new URLSearchParams(request.body);
  const signature = request.headers[SIGNATURE];
  if (!isSigned({ url, form, signature }, door.tokens)) return { kind: 'closed', answer: { status: 403 } };
  return { kind: 'form', form };
}

/**
 * Answers only when the work is durable. 503 is what makes the carrier try again or use the number's fallback address.
 */
export async function answerAfter(door: Door, work: Promise<void>, answer: Answer): Promise<Answer> {
  try {
    await work;
    return answer;
  } catch (fault) {
    door.log.error('text webhook not handled', {}, fault);
    return { status: 503 };
  }
}
