/** What trying a rule on the past has come to, in words for whoever decides about the rule. */
import { DAY, type Instant } from '../model/time.ts';
import type { Tier } from '../model/signal.ts';
import type { Tried } from '../risk/backtest.ts';

const MONTH = 30 * DAY;

/** The same as numbers, for whoever words it otherwise. */
export interface Counted {
  read: number;
  met: number;
  byTier: Partial<Record<Tier, number>>;
  /** Only because of this rule would somebody have been alerted. */
  alone: number;
  first: Instant | undefined;
  last: Instant | undefined;
}

interface Met extends Tried {
  at: Instant;
  text: string | undefined;
}

export class Tally {
  readonly #of: string;
  #people = 0;
  #read = 0;
  #first = Infinity;
  #last = -Infinity;
  readonly #met: Met[] = [];

  /** `of`: what is read, such as "messages". */
  constructor(of: string) {
    this.#of = of;
  }

  person(): void {
    this.#people += 1;
  }

  tried(at: Instant, tried: Tried, text?: string): void {
    this.#read += 1;
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
    if (tried.tier !== 'none') this.#met.push({ at, ...tried, text });
  }

  report(rule: string, show: number): string {
    if (this.#read === 0) return `There are no ${this.#of} to try the rule on.`;
    const alone = this.#met.filter((each) => each.alone).length;
    const shown = [...this.#met].sort((a, b) => b.at - a.at).slice(0, show);
    return [
      `Rule ${rule}, tried on ${this.#read} ${this.#of}${this.#span()}.`,
      this.#met.length === 0
        ? 'It meets none of them.'
        : `It meets ${this.#met.length} (${this.#tiers()}), ${this.#often()}.`,
      `Only because of it would somebody have been alerted: ${alone}.`,
      ...shown.map(({ at, tier, text }) => `  ${day(at)} ${tier}: ${text ?? ''}`),
    ].join('\n');
  }

  counted(): Counted {
    const byTier: Counted['byTier'] = {};
    for (const { tier } of this.#met) byTier[tier] = (byTier[tier] ?? 0) + 1;
    const [first, last] = this.#read === 0 ? [undefined, undefined] : [this.#first, this.#last];
    const alone = this.#met.filter((each) => each.alone).length;
    return { read: this.#read, met: this.#met.length, byTier, alone, first, last };
  }

  #span(): string {
    if (this.#last <= 0) return '';
    return ` of ${this.#people} ${this.#people === 1 ? 'person' : 'people'}, ${day(this.#first)} to ${day(this.#last)}`;
  }

  #tiers(): string {
    const count = (tier: Tier) => this.#met.filter((each) => each.tier === tier).length;
    return (['emergency', 'urgent', 'soon', 'ask'] as const)
      .filter((tier) => count(tier) > 0)
      .map((tier) => `${count(tier)} ${tier}`)
      .join(', ');
  }

  #often(): string {
    const months = (this.#last - this.#first) / MONTH;
    const share = `${((1_000 * this.#met.length) / this.#read).toFixed(1)} per 1,000`;
    return months < 0.1 ? share : `${share}, ${(this.#met.length / months).toFixed(1)} a month`;
  }
}

function day(at: Instant): string {
  return at > 0 ? new Date(at).toISOString().slice(0, 10) : 'undated';
}
