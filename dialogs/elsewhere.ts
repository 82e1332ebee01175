/**
 * Whether words are plainly about something else than the question about a danger that is open: something that somebody
 * wants of us. Whoever wants to be left alone has turned to nothing else; that, and whatever is in doubt, counts as their reply.
 */
import { localDay } from '../src/model/time.ts';
import { readAppointment } from '../src/reading/appointment.ts';
import { readBreakWish } from '../src/reading/break-wish.ts';
import { readMedicineQuestion } from '../src/reading/medicine-question.ts';
import { readQuestionWish } from '../src/reading/question-wish.ts';
import { readWish, type Wish } from '../src/reading/wish.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { Intent } from '../src/understanding/intents.ts';
import { understandingOf } from '../src/understanding/of-content.ts';
import { wordsOf } from './turn-of.ts';

/** Longer texts are more than a wish. */
const MOST_LETTERS = 90;

export function isElsewhere(turn: Turn, text: string): boolean {
  if (text.length > MOST_LETTERS) return false;
  const words = wordsOf(turn);
  const wish = readWish(text, words);
  if (wish !== undefined) return ABOUT_TIMES.has(wish.kind);
  if (readBreakWish(text, words) !== undefined || readMedicineQuestion(text, words)) return true;
  if (readQuestionWish(text, words) !== undefined) return true;
  const today = localDay(turn.now, turn.patient.zone);
  if (readAppointment(text, words, today) !== undefined) return true;
  const meant = understandingOf(turn.content)(text);
  return meant.kind === 'wish' && !MAY_BE_REPLY.has(meant.intent);
}

const ABOUT_TIMES: ReadonlySet<Wish['kind']> = new Set(['clock', 'yesterday', 'quiet', 'nudge']);
/** They may be how somebody in danger asks for help, withdraws, or says how it is. */
const MAY_BE_REPLY: ReadonlySet<Intent> = new Set(['emergency', 'flare', 'pause', 'later', 'ask', 'help']);
