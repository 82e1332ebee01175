/** Words the carrier itself acts on, when they are the whole message. HELP is not among them: the clinic answers it. */
export type Keyword = 'STOP' | 'START';

const words: Record<Keyword, readonly string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'UNSTOP', 'YES'],
};

/**
 * Only a number that has opted out can opt in again, by YES too: from everybody else, both are words for the clinic,
 * which may have asked for them.
 */
export function keywordIn(text: string, blocked: boolean): Keyword | undefined {
  const word = text.trim().toUpperCase();
  if (words.START.includes(word)) return blocked ? 'START' : undefined;
  return words.STOP.includes(word) ? 'STOP' : undefined;
}

export const carrierSays: Record<Keyword, string> = {
  STOP: 'You have opted out and will get no more texts from this number. Text START to opt in again.',
  START: 'You are opted in to texts from this number again. Text HELP for help or STOP to opt out.',
};
