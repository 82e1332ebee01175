/** Which of a patient's words are shown where not all of them fit, and what each of them replies to. */
import type { Alert, Quote } from '../model/alert.ts';
import { highest, tiers } from '../model/signal.ts';
import type { Say } from './say.ts';

/**
 * What alarms comes before what was written last: the gravest first, of equally grave ones the first. In the order in which
 * they were written.
 */
export function decisive(quotes: readonly Quote[], most: number): Quote[] {
  // What somebody has said when they were asked goes before what was overheard.
  const weight = ({ signals, asked }: Quote) =>
    tiers.indexOf(highest(signals.map(({ tier }) => tier))) - (asked?.answered === true ? 0.5 : 0);
  const places = quotes.map((each, at) => ({ each, at, weight: weight(each) }));
  const alarming = places
    .filter(({ each }) => each.signals.length > 0)
    .toSorted((a, b) => a.weight - b.weight);
  const latest = places.filter(({ each }) => each.signals.length === 0).reverse();
  return [...alarming, ...latest]
    .slice(0, most)
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Numbers raise alerts too, and have no words; silence has what it did not answer. */
export function shownQuotes({ quotes }: Pick<Alert, 'quotes'>): Quote[] {
  return quotes.filter(({ text, asked }) => text.trim() !== '' || asked !== undefined);
}

/** "No" alone means nothing to somebody who was not there: what led to the question, and the question. */
export function askedBefore(say: Say, { quotes }: Pick<Alert, 'quotes'>, { asked }: Quote): string[] {
  if (asked === undefined) return [];
  const { led, question, times } = asked;
  const isShown = quotes.some(({ eventId }) => eventId === led?.eventId);
  return [
    ...(led === undefined || isShown ? [] : [say('page.card.led', { quote: led.text })]),
    say(times > 1 ? 'page.card.asked-often' : 'page.card.asked', { quote: say(question), count: times }),
  ];
}

/** The same, and what came of it. */
export function repliedTo(say: Say, alert: Pick<Alert, 'quotes'>, quote: Quote): string[] {
  if (quote.asked === undefined) return [];
  const words = quote.text.trim();
  const became = words === '' ? 'unanswered' : quote.asked.answered ? 'answered' : 'no-answer';
  return [...askedBefore(say, alert, quote), say(`page.card.${became}`, { quote: words })];
}
