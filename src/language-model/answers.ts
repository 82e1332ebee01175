/** The only answers there are to each question, and the words of the message that each rests on. */
import { z } from 'zod';
import { signalNames } from '../model/signal.ts';
import type { Page, Read, Use } from '../model/reading.ts';
import { intents } from '../understanding/intents.ts';
import { inShort } from './in-short.ts';
import { madeQuestion } from './made-question.ts';
import type { Redacted } from './redact.ts';
import { shortened, type Rewording } from './shortened.ts';

const quote = z.string();
const shapes = {
  meaning: z.strictObject({ meaning: z.enum([...intents, 'none']), quote }),
  danger: z.strictObject({ danger: z.enum([...signalNames, 'none']), quote }),
  answer: z.strictObject({ page: z.string(), quote, text: z.string() }),
  question: z.strictObject({ question: z.string(), quote }),
  summary: z.strictObject({ short: z.string(), quote }),
};

/** As structured outputs want it: every field required, and no other. */
export function schemaOf(use: Use, pages: readonly Page[]): Record<string, unknown> {
  const page = z.enum(['none', ...pages.map(({ id }) => id)]);
  const { $schema: _, ...schema } = z.toJSONSchema(
    use === 'answer' ? shapes.answer.extend({ page }) : shapes[use],
  );
  return schema;
}

/** What an answer is held against. */
export interface Shown extends Rewording {
  message: Redacted;
  /** The pages that were offered with it. */
  pages: readonly Page[];
}

const LONGEST_QUOTE = 300;
const none: Read = { kind: 'none' };
const garbage: Read = { kind: 'failed', because: 'garbage' };
const madeUp: Read = { kind: 'failed', because: 'made-up' };

/** What the model wrote, believed only as far as what it was shown bears it out. */
export function readAnswer(use: Use, content: string, shown: Shown): Read {
  const given = parsed(content);
  switch (use) {
    case 'meaning': {
      const { data } = shapes.meaning.safeParse(given);
      if (data === undefined) return garbage;
      const { meaning } = data;
      return meaning === 'none'
        ? none
        : resting(data.quote, shown, (words) => ({ kind: 'meaning', meaning, words }));
    }
    case 'danger': {
      const { data } = shapes.danger.safeParse(given);
      if (data === undefined) return garbage;
      const { danger: signal } = data;
      return signal === 'none'
        ? none
        : resting(data.quote, shown, (words) => ({ kind: 'danger', signal, words }));
    }
    case 'answer': {
      const { data } = shapes.answer.safeParse(given);
      return data === undefined ? garbage : pageIn(data, shown);
    }
    case 'question': {
      const { data } = shapes.question.safeParse(given);
      return data === undefined ? garbage : questionIn(data, shown);
    }
    case 'summary': {
      const { data } = shapes.summary.safeParse(given);
      return data === undefined ? garbage : summaryIn(data, shown);
    }
  }
}

function pageIn({ page: id, quote: rests, text }: z.infer<typeof shapes.answer>, shown: Shown): Read {
  if (id === 'none') return none;
  const page = shown.pages.find((each) => each.id === id);
  if (page === undefined) return madeUp;
  const short = shortened(text, page, shown);
  const more = short === undefined ? {} : { text: short };
  return resting(rests, shown, (words) => ({ kind: 'answer', page: id, words, ...more }));
}

function questionIn({ question: text, quote: rests }: z.infer<typeof shapes.question>, shown: Shown): Read {
  if (text.trim() === '') return none;
  const question = madeQuestion(text, shown.message, shown.mayAdd);
  if (question === undefined) return madeUp;
  return resting(rests, shown, (words) => ({ kind: 'question', question, words }));
}

function summaryIn({ short: text, quote: rests }: z.infer<typeof shapes.summary>, shown: Shown): Read {
  if (text.trim() === '') return none;
  const short = inShort(text, shown.message, shown);
  if (short === undefined) return madeUp;
  return resting(rests, shown, (words) => ({ kind: 'summary', short, words }));
}

function resting(rests: string, { message }: Shown, as: (words: string) => Read): Read {
  const words = quoted(rests, message);
  return words === undefined ? madeUp : as(words);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The quote in the patient's own words, if it occurs in what was sent and says anything beyond what was taken out. */
function quoted(given: string, { text, back }: Redacted): string | undefined {
  const wanted = plain(given);
  if (wanted.length > LONGEST_QUOTE || !/\p{L}{2}/u.test(wanted.replace(/\[[^\]]*\]/g, ''))) return undefined;
  return ` ${plain(text)} `.includes(` ${wanted} `) ? back(given.trim()) : undefined;
}

/** Case, spaces and the marks at its ends are how a model copies; the words have to be the same. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}[\]'-]+/gu, ' ')
    .trim();
}
