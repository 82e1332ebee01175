/**
 * When a rule is believed that, alone, was wrong too often. The second reader may hear danger too; or hardly anything else
 * is said that could make its words harmless: look-alikes need more words than the danger they look like.
 */
import type { Tier } from '../model/signal.ts';
import type { Finding } from './concepts.ts';
import type { Said } from './normalise.ts';
import type { Rule } from './rules.ts';

/** Whose doubt the second reader settles: where it hears a little, of emergencies and suicide, and where it is surer, of all. */
export type Support = 'gravest' | 'all';

/** Of all that is said, what the rule must have heard to be believed: by itself, and where the second reader hears a little. */
const enough = { alone: 0.75, beside: 1 / 3 };

/**
 * The most that the rule is believed to mean. Alone it never has anybody paged; and a word of despair alone is met with the
 * direct question, which tells more than a place on the list.
 */
export function believed(
  rule: Rule,
  tier: Tier,
  found: readonly Finding[],
  said: Said,
  supported: Support | undefined,
): Tier {
  if (!rule.doubtful || supported === 'all') return tier;
  const isGravest = tier === 'emergency' || rule.signal === 'suicide_self_harm';
  if (supported === 'gravest' && isGravest) return tier;
  if (supported === 'gravest') return shareOf(found, said) >= enough.beside ? tier : 'ask';
  if (rule.signal === 'severe_distress') return 'ask';
  return shareOf(found, said) >= enough.alone ? 'urgent' : 'ask';
}

/** How much of the message it is that was found; fillers say nothing. */
function shareOf(found: readonly Finding[], { tokens }: Said): number {
  const telling = tokens.map(({ filler }, at) => ({ filler, at })).filter(({ filler }) => !filler);
  const within = telling.filter(({ at }) => found.some(({ from, to }) => from <= at && at < to));
  return within.length / Math.max(1, telling.length);
}
