/**
 * Whether one more ordinary message is answered, as a pure decision. Two machines that answer each other never stop by
 * themselves, so past a limit one sentence says that we stop, and then nothing is said until it is calm again. Only the
 * answer is withheld: the message is screened and kept like any other.
 */
import { fnv1a } from '../model/hash.ts';
import type { Hush, Pace, PacePolicy } from '../model/pace.ts';
import { DAY, MINUTE, type Instant } from '../model/time.ts';
import { folded } from '../reading/fold.ts';
import { withWords } from './run-on.ts';

export interface Heard {
  at: Instant;
  text: string;
  /** What is being asked: the same word may well answer one question after another. */
  asked: string | undefined;
  /** Nothing that alarms was heard in it. */
  harmless: boolean;
  /** It is an answer by itself, so that it is no part of the sentence that may come in the next text. */
  isWhole: boolean;
}

/** `answered` as usual; `told` once that nothing more is answered; then `silent`. */
export interface Paced {
  pace: Pace;
  answer: 'answered' | 'told' | 'silent';
}

export function paced(before: Pace, heard: Heard, policy: PacePolicy): Paced {
  const counted = counting(before, heard, policy);
  const hushed = hush(before, counted, heard, policy);
  const answer = hushed === undefined ? 'answered' : hushed === before.hushed ? 'silent' : 'told';
  return { pace: { ...counted, ...(hushed && { hushed }) }, answer };
}

/** In letters; longer ones are sentences. */
const WORD = 40;

function counting(
  { recent, day, same, lately }: Pace,
  { at, text, asked, harmless, isWhole }: Heard,
  policy: PacePolicy,
): Omit<Pace, 'hushed'> {
  // A word may answer one question after another; a sentence that comes again whatever is asked is an echo.
  const of = text.trim().length > WORD ? '' : (asked ?? '');
  const hash = fnv1a(`${folded(text).trim()}\n${of}`);
  const again = hash === same.hash && at < same.at + policy.sameWithinMinutes * MINUTE;
  return {
    v: 1,
    recent: [...recent.filter((each) => each > at - MINUTE), at].slice(-(policy.perMinute + 1)),
    day: at < day.from + DAY ? { from: day.from, count: day.count + 1 } : { from: at, count: 1 },
    same: { hash, times: again ? same.times + 1 : 1, at },
    // What was dangerous has been heard: said once more with the answer to it, it would be heard again.
    lately: harmless ? withWords(lately, { at, text, ...(isWhole && { apart: true as const }) }) : [],
  };
}

/** Calm is half as many as were too many, or we would begin again at every pause for breath. */
function hush(
  before: Pace,
  { recent, day, same }: Omit<Pace, 'hushed'>,
  { text, asked }: Heard,
  policy: PacePolicy,
): Hush | undefined {
  // A figure alone is somebody who answers, and no machine that echoes.
  const isFigure = !/\p{L}/u.test(text);
  if (isFigure && asked !== undefined) return undefined;
  const allowed = before.hushed === 'many' ? Math.floor(policy.perMinute / 2) : policy.perMinute;
  if (recent.length > allowed || day.count > policy.perDay) return 'many';
  return same.times > policy.sameWords && !isFigure ? 'same' : undefined;
}
