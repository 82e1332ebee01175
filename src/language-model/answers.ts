/** The only answers there are to each question: one word of a list, and the words of the message that it rests on. */
import { z } from 'zod';
import { signalNames } from '../model/signal.ts';
import type { Read, Use } from '../model/reading.ts';
import { intents } from '../understanding/intents.ts';
import type { Redacted } from './redact.ts';

const shapes = {
  meaning: z.strictObject({ meaning: z.enum([...intents, 'none']), quote: z.string() }),
  danger: z.strictObject({ danger: z.enum([...signalNames, 'none']), quote: z.string() }),
};

/** As structured outputs want it: every field required, and no other. */
export function schemaOf(use: Use): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shapes[use]);
  return schema;
}

const LONGEST_QUOTE = 300;

/** What the model wrote, believed only as far as the message itself bears it out. */
export function readAnswer(use: Use, content: string, message: Redacted): Read {
  const answer = answerIn(use, content);
  if (answer === undefined) return { kind: 'failed', because: 'garbage' };
  if (answer.found === 'none') return { kind: 'none' };
  const words = quoted(answer.quote, message);
  if (words === undefined) return { kind: 'failed', because: 'made-up' };
  return 'meaning' in answer
    ? { kind: 'meaning', meaning: answer.meaning, words }
    : { kind: 'danger', signal: answer.danger, words };
}

function answerIn(use: Use, content: string) {
  const given = parsed(content);
  if (use === 'meaning') {
    const { data } = shapes.meaning.safeParse(given);
    return data && { ...data, found: data.meaning };
  }
  const { data } = shapes.danger.safeParse(given);
  if (data === undefined) return undefined;
  const { danger, quote } = data;
  return danger === 'none' ? { found: 'none' as const, quote } : { danger, quote, found: danger };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The quote in the patient's own words, if it occurs in what was sent and says anything beyond what was taken out. */
function quoted(quote: string, { text, back }: Redacted): string | undefined {
  const wanted = plain(quote);
  if (wanted.length > LONGEST_QUOTE || !/\p{L}{2}/u.test(wanted.replace(/\[[^\]]*\]/g, ''))) return undefined;
  return ` ${plain(text)} `.includes(` ${wanted} `) ? back(quote.trim()) : undefined;
}

/** Case, spaces and the marks at its ends are how a model copies; the words have to be the same. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}[\]'-]+/gu, ' ')
    .trim();
}
