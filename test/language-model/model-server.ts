/** A language model on the real wire format, answering as a test wants it; what it was sent is kept word for word. */
import nock from 'nock';
import type { LimitSettings } from '../../src/language-model/limits.ts';
import { createReader } from '../../src/language-model/reader.ts';
import { silentLog } from '../../src/log.ts';
import type { Use } from '../../src/model/reading.ts';
import type { Log } from '../../src/ports/log.ts';
import type { ModelReader } from '../../src/ports/model-reader.ts';
import { pagesNear } from '../../src/understanding/of-content.ts';
import { createCall } from '../../src/wire/call.ts';
import { shippedContent } from '../harness/scene.ts';
import { redact } from './shipped-redact.ts';

interface Sent {
  messages: { role: string; content: string }[];
  response_format: { json_schema: { name: Use } };
}
/** What the model is shown of a message. */
export interface Shown {
  use: Use;
  lang: string;
  message: string;
  pages?: { id: string; title: string; text: string }[];
}
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** The whole body, for what is no completion. */
  body?: string;
  /** What the model writes; an object is written as JSON. */
  content?: string | object;
  finish?: string;
  refusal?: string;
  tokens?: number;
  /** It never answers. */
  hangs?: boolean;
  /** The connection breaks. */
  breaks?: boolean;
}

const HOST = 'https://model.example';
export const NONE = {
  meaning: { meaning: 'none', quote: '' },
  danger: { danger: 'none', quote: '' },
  answer: { page: 'none', quote: '', text: '' },
  question: { question: '', quote: '' },
  summary: { short: '', quote: '' },
};

export class ModelServer {
  /** Every request body, as it went over the wire, and its headers. */
  readonly bodies: string[] = [];
  readonly headers: Record<string, string>[] = [];
  answer: (shown: Shown) => Reply;
  readonly #ends = Promise.withResolvers<void>();

  constructor(answer: (shown: Shown) => Reply = ({ use }) => ({ content: NONE[use] })) {
    this.answer = answer;
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
    nock(HOST)
      .persist()
      .post('/v1/chat/completions')
      .reply(async (request: Request) => {
        const body = await request.text();
        this.bodies.push(body);
        this.headers.push(Object.fromEntries(request.headers));
        return this.#replied(this.answer(shownIn(JSON.parse(body) as Sent)));
      });
  }

  async #replied(reply: Reply): Promise<[number, string, Record<string, string>]> {
    if (reply.hangs) await this.#ends.promise;
    if (reply.breaks) throw new Error('the connection broke');
    return [reply.status ?? 200, reply.body ?? completion(reply), reply.headers ?? {}];
  }

  close(): void {
    this.#ends.resolve();
    nock.cleanAll();
    // Another file in the same process brings its own.
    nock.restore();
    nock.enableNetConnect();
  }
}

function shownIn({ messages, response_format: { json_schema } }: Sent): Shown {
  const shown = JSON.parse(messages[1]?.content ?? '') as Omit<Shown, 'use'>;
  return { use: json_schema.name, ...shown };
}

/** As the service documents it. */
function completion({ content, finish = 'stop', refusal, tokens = 700 }: Reply): string {
  const text = typeof content === 'object' ? JSON.stringify(content) : (content ?? null);
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_772_000_000,
    model: 'a-model',
    choices: [
      {
        index: 0,
        finish_reason: finish,
        logprobs: null,
        message: { role: 'assistant', content: text, refusal: refusal ?? null, annotations: [] },
      },
    ],
    usage: { prompt_tokens: tokens - 20, completion_tokens: 20, total_tokens: tokens },
    service_tier: 'default',
  });
}

export interface ReaderSettings extends Partial<LimitSettings> {
  log?: Log;
  now?: () => number;
  timeoutMs?: number;
  host?: string;
}

export function readerTo(settings: ReaderSettings = {}): ModelReader {
  const { log = silentLog, now = () => 0, timeoutMs = 5_000, host = 'model.example' } = settings;
  return createReader({
    call: createCall({ allowedHosts: [host], log }),
    log,
    clock: { now },
    endpoint: { base: `${HOST}/v1`, model: 'a-model', key: 'secret-key', timeoutMs },
    prompts: shippedContent.languageModel.prompts,
    redact,
    pagesNear: (text, lang) => pagesNear(shippedContent, text, lang),
    atOnce: settings.atOnce ?? 100,
    tokensPerDay: settings.tokensPerDay ?? 100_000_000,
  });
}
