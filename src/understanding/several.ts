/**
 * Two wishes in one text, while nothing is asked: "change my time to 9 and show me my progress". Only where each is another wish is it
 * more than one; what belongs to one wish stays together.
 */
import { takeApart, type Apart } from './apart.ts';
import type { Intent, Understood } from './intents.ts';
import type { Hearing } from './of-its-own.ts';

export function severalIn(text: string, of: Hearing): Apart | undefined {
  const hearing: Hearing = { ...of, isFree: true };
  const apart = takeApart(text, hearing);
  const whole = hearing.understand(text);
  if (apart === undefined || (whole.kind === 'wish' && whole.intent === 'emergency')) return undefined;
  const isWish = apart.answer !== '' && hearing.understand(apart.answer).kind === 'wish';
  const besides = isWish ? [apart.answer, ...apart.besides] : apart.besides;
  const intents = besides.map((each) => intentIn(hearing.understand(each)));
  return intents.every((each) => !VAGUE.has(each)) && new Set(intents).size > 1
    ? { answer: '', besides }
    : undefined;
}

/** What is put off, paused and taken up again is one thing; so is what nobody can name. */
function intentIn(meant: Understood): string {
  if (!('intent' in meant)) return meant.passes === true ? 'message' : 'ask';
  return OF_TIMES.has(meant.intent) ? 'times' : meant.intent;
}

/** They are named in passing too: "I do not know where to begin". */
const VAGUE: ReadonlySet<string> = new Set(['help', 'ask', 'diagnosis', 'later']);
const OF_TIMES: ReadonlySet<Intent> = new Set(['pause', 'resume']);
