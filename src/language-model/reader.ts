/**
 * A second reading of a message by a language model outside the house. It is told a message from which names, numbers, places
 * and dates are taken out, and at most pages of the clinic to choose from; what it answers is held against what it was shown.
 */
import type { Language } from '../model/language.ts';
import type { Asked, Because, Page, Read, Use } from '../model/reading.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import type { Call } from '../wire/call.ts';
import { readAnswer } from './answers.ts';
import type { LanguageModelFiles, PromptFile } from './files.ts';
import { createLimits, type LimitSettings } from './limits.ts';
import type { Redact } from './redact.ts';
import { bodyOf, repliedIn, requestOf, type Endpoint } from './wire.ts';

export interface ReaderOptions extends LimitSettings {
  call: Call;
  log: Log;
  clock: Clock;
  endpoint: Endpoint;
  prompts: LanguageModelFiles['prompts'];
  redact: Redact;
  /** The clinic's pages that are nearest to these words, the nearest first. */
  pagesNear(text: string, lang: Language): readonly Page[];
}

/** Letters to a token, on the safe side for both languages. */
const LETTERS = 3;
/** What says that the model is of no use now, whatever it is asked. */
const ITS_FAULTS = new Set<Because>(['unreachable', 'rate-limited', 'refused', 'garbage']);

export function createReader(options: ReaderOptions): ModelReader {
  const { call, log, clock, endpoint, redact } = options;
  const limits = createLimits(options);
  const prompts = new Map<Use, PromptFile>(options.prompts.map((each) => [each.use, each]));
  return {
    use: () => ({ tokens: limits.tokens, rests: limits.rests(clock.now()) }),
    async read(asked: Asked): Promise<Read> {
      const prompt = prompts.get(asked.use);
      if (prompt === undefined) throw new Error(`content has no prompt for ${asked.use}`);
      const message = redact(asked.text, asked.names, asked.clinic);
      if (!message.saysAnything) return failed('nothing-left');
      const { lang } = asked;
      const pages = asked.use === 'answer' ? options.pagesNear(asked.text, lang) : undefined;
      if (pages?.length === 0) return { kind: 'none' };
      const body = bodyOf(endpoint.model, prompt, { lang, message: message.text, ...(pages && { pages }) });
      const place = limits.enter(Math.ceil(body.length / LETTERS) + prompt.answerTokens, clock.now());
      if (typeof place === 'string') return failed(place);
      const replied = repliedIn(await call(requestOf(endpoint, body)));
      const read =
        replied.kind === 'content'
          ? readAnswer(asked.use, replied.content, { message, pages: pages ?? [], ...wordsOf(prompt, lang) })
          : failed(replied.because);
      const works = read.kind !== 'failed' || !ITS_FAULTS.has(read.because);
      place.leave({ ...replied, works, now: clock.now() });
      if (!works && read.kind === 'failed')
        log.warn('language model is of no use', { use: asked.use, because: read.because });
      return read;
    },
  };
}

export function wordsOf({ mayAdd, keeps }: PromptFile, lang: Language) {
  return { mayAdd: new Set(mayAdd?.[lang]), keeps: new Set(keeps?.[lang]) };
}

function failed(because: Because): Read {
  return { kind: 'failed', because };
}
