/** Messages written before the rules were tuned to them. Nothing may be missed that was heard, nor alarm that did not. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { tiers, type Tier } from '../../../src/model/signal.ts';
import { createBothReaders } from '../../../src/risk/readers.ts';
import { shippedContent, shippedScreen as screen } from '../../harness/scene.ts';

interface Danger {
  lang: string;
  tier: Tier;
  signal: string;
  text: string;
}
interface LookAlike {
  lang: string;
  text: string;
  atMost?: Tier;
}
const cases = parse(readFileSync('test/unit/risk/cases.yaml', 'utf8')) as {
  dangers: Danger[];
  lookAlikes: LookAlike[];
};
const rank = (tier: Tier) => tiers.indexOf(tier);

describe('the screen', () => {
  it('hears the dangers at their tier or above', () => {
    const missed = cases.dangers.filter(({ text, lang, tier, signal }) => {
      const heard = screen({ text, lang }).signals.find((each) => each.signal === signal);
      return heard === undefined || rank(heard.tier) > rank(tier);
    });
    expect(missed.map((each) => each.text)).toEqual([]);
  });

  it('alarms nobody at look-alikes', () => {
    const alarmed = cases.lookAlikes.filter(
      ({ text, lang, atMost }) => rank(screen({ text, lang }).tier) < rank(atMost ?? 'none'),
    );
    expect(alarmed.map((each) => each.text)).toEqual([]);
  });

  it('takes any text, and says the same of it twice', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 }));
    fc.assert(
      fc.property(anything, (text) => {
        expect(screen({ text })).toEqual(screen({ text }));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same whatever it has read before', () => {
    const texts = [...cases.dangers, ...cases.lookAlikes].map(({ text }) => text);
    const fresh = createBothReaders(shippedContent);
    const backwards = texts.toReversed().map((text) => fresh({ text }));
    expect(texts.map((text) => screen({ text }))).toEqual(backwards.toReversed());
  });

  it('takes ten thousand characters, and hears a danger at the end of them', () => {
    const long = `${'and so on and so forth '.repeat(500)} I am going to kill myself tonight`;
    expect(screen({ text: long }).tier).toBe('emergency');
  });

  it('lets what is known of the patient raise a tier and never lower one', () => {
    for (const { text, lang } of cases.dangers) {
      const alone = screen({ text, lang }).tier;
      const known = screen({
        text,
        lang,
        context: { medicines: ['opioid', 'anticoagulant', 'nsaid'], age: 80, recentProcedure: true },
      }).tier;
      expect(rank(known)).toBeLessThanOrEqual(rank(alone));
    }
  });
});
