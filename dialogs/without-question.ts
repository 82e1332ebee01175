import type { Saying } from '../src/turn/turn.ts';

/** What was noted of an answer, where something else comes before the next question is put. */
export function withoutQuestion(said: Saying): Saying {
  const asks = said.filter(({ ask }) => ask !== undefined).map(({ key }) => key);
  return asks.length === 0 ? [] : said.filter(({ key }) => !asks.includes(key));
}
