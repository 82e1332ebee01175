/**
 * A question for the visit as a model has made it of what a patient wrote, or nothing. Its words may stand in another order than
 * theirs: they are asked before it is kept.
 */
import { isPlain, wordsIn } from './own-words.ts';
import type { Redacted } from './redact.ts';

/** So much of a text message is left for it beside what is asked about it. */
const LONGEST = 140;

export function madeQuestion(
  text: string,
  message: Redacted,
  mayAdd: ReadonlySet<string>,
): string | undefined {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (!/^[^.?¿]+\?$|^¿[^.?¿]+\?$/u.test(tidy) || !isPlain(tidy)) return undefined;
  const theirs = new Set(wordsIn(message.text));
  const made = new Set(wordsIn(tidy));
  const own = [...made].filter((word) => theirs.has(word) && !mayAdd.has(word));
  if (own.length === 0 || [...made].some((word) => !theirs.has(word) && !mayAdd.has(word))) return undefined;
  const question = message.back(tidy);
  return question.length > LONGEST ? undefined : question;
}
