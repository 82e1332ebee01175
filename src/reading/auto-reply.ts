/**
 * Answers that a machine has sent. Some are known by how they begin. The others are known by what they are made of: nobody but a
 * machine tells in one message that somebody is away or that a message has failed, and which message, and what will become of it.
 * Where a person's own matter stands beside that, a person has written. Screened for danger they have been before.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

type Part = keyof Words['noise']['auto'];

export function isAutoReply(tokens: readonly Token[], words: readonly Words[]): boolean {
  const spoken = tokens.filter((token, at) => !isBreak(token) || (at > 0 && at < tokens.length - 1));
  const alone = listsOf(words, ({ noise }) => noise.autoReplyAlone);
  return isWhole(spoken, alone) || opensAsOne(spoken, words) || isMadeAsOne(tokens, words);
}

function opensAsOne(spoken: readonly Token[], words: readonly Words[]): boolean {
  const length = longestAt(
    spoken,
    0,
    listsOf(words, ({ noise }) => noise.autoReply),
  );
  const after = spoken[length];
  return length > 0 && (after === undefined || isBreak(after));
}

function isMadeAsOne(tokens: readonly Token[], words: readonly Words[]): boolean {
  if (tokens.length < SHORTEST) return false;
  const has = (part: Part) =>
    hasPhrase(
      tokens,
      listsOf(words, ({ noise }) => noise.auto[part]),
    );
  const [away, channel, promise] = [has('away'), has('channel'), has('promise')];
  // "I'm driving, I'll text you later" may be a person, and a person must not be passed over.
  const isPaired = (away && promise) || (channel && (promise || has('personal') || has('failed')));
  return (isPaired || has('machine')) && !has('own') && !asks(tokens);
}

/** "Voicemail?" may be a question about it. */
const SHORTEST = 4;

function asks(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => text === '?');
}
