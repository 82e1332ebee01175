/** Words the carrier itself acts on, when they are the whole message. */
export type Keyword = 'STOP' | 'START' | 'HELP';

const words: Record<Keyword, readonly string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
};

/** YES opts in again, but only a number that has opted out: everybody else may be answering a question. */
export function keywordIn(text: string, blocked: boolean): Keyword | undefined {
  const word = text.trim().toUpperCase();
  if (blocked && word === 'YES') return 'START';
  return (Object.keys(words) as Keyword[]).find((keyword) => words[keyword].includes(word));
}

export const carrierSays: Partial<Record<Keyword, string>> = {
  STOP: 'You have opted out and will get no more texts from this number. Text START to opt in again.',
  START: 'You are opted in to texts from this number again. Text HELP for help or STOP to opt out.',
};
