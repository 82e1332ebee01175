/** The wire of chat completions, as OpenAI and whoever is compatible with it speak it. */
import { z } from 'zod';
import type { Language } from '../model/language.ts';
import type { Because, Page } from '../model/reading.ts';
import { type Called, type Outward, retryAfterMs } from '../wire/call.ts';
import { schemaOf } from './answers.ts';
import type { PromptFile } from './files.ts';

export interface Endpoint {
  /** With its version, such as https://api.openai.com/v1. */
  base: string;
  model: string;
  key: string | undefined;
  timeoutMs: number;
}

/** What the model is shown of a message. Pages only where it is to choose one: they are the clinic's own texts. */
export interface Shown {
  lang: Language;
  message: string;
  pages?: readonly Page[];
}

/** Everything that leaves. There is no field for who wrote it, no tool, and nothing of what was said before. */
export function bodyOf(model: string, prompt: PromptFile, shown: Shown): string {
  return JSON.stringify({
    model,
    store: false,
    max_completion_tokens: prompt.answerTokens,
    messages: [
      { role: 'system', content: told(prompt) },
      { role: 'user', content: JSON.stringify(shown) },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: prompt.use, strict: true, schema: schemaOf(prompt.use, shown.pages ?? []) },
    },
  });
}

function told({ says, examples }: PromptFile): string {
  const lines = examples.map(({ answer, ...shown }) => `${JSON.stringify(shown)}\n${JSON.stringify(answer)}`);
  return `${says.trim()}\n\nExamples:\n${lines.join('\n')}`;
}

export function requestOf({ base, key, timeoutMs }: Endpoint, body: string): Outward {
  return {
    method: 'POST',
    url: `${base}/chat/completions`,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body,
    timeoutMs,
  };
}

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative() }).nullish(),
});

export type Replied =
  | { kind: 'content'; content: string; tokens: number | undefined }
  /** `restMs`: how long it asks to be left alone. */
  | { kind: 'failed'; because: Because; restMs?: number };

const REST_MS = 60_000;

export function repliedIn(called: Called): Replied {
  if (called.kind !== 'answered') return { kind: 'failed', because: 'unreachable' };
  const { status, headers, body } = called;
  if (status === 429)
    return { kind: 'failed', because: 'rate-limited', restMs: retryAfterMs(headers, REST_MS) };
  if (status >= 500 || status === 408) return { kind: 'failed', because: 'unreachable' };
  if (status < 200 || status >= 300) return { kind: 'failed', because: 'refused' };
  const read = completion.safeParse(parsed(body)).data;
  const choice = read?.choices[0];
  if (choice === undefined) return { kind: 'failed', because: 'garbage' };
  const { content, refusal } = choice.message;
  if (typeof refusal === 'string' && refusal !== '') return { kind: 'failed', because: 'refused' };
  if (typeof content !== 'string' || (choice.finish_reason ?? 'stop') !== 'stop')
    return { kind: 'failed', because: 'garbage' };
  return { kind: 'content', content, tokens: read?.usage?.total_tokens };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
