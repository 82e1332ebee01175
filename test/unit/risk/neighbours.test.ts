/** Dangers and what everybody says in nearly the same words: a rule is mended for the one only as far as the other allows. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { tiers, type Tier } from '../../../src/model/signal.ts';
import { shippedScreen as screen } from '../../harness/scene.ts';

type ByTier = Partial<Record<Tier, string[]>>;
const neighbours = parse(readFileSync('test/unit/risk/neighbours.yaml', 'utf8')) as {
  of: string;
  dangers: ByTier;
  ordinary: ByTier;
}[];

describe.each(neighbours)('$of', ({ dangers, ordinary }) => {
  it.each(each(dangers))('is heard as %s: %s', (tier, text) => {
    expect(tiers.indexOf(screen({ text }).tier)).toBeLessThanOrEqual(tiers.indexOf(tier));
  });

  it.each(each(ordinary))('is at most %s: %s', (tier, text) => {
    expect(tiers.indexOf(screen({ text }).tier)).toBeGreaterThanOrEqual(tiers.indexOf(tier));
  });
});

function each(byTier: ByTier): [Tier, string][] {
  return (Object.entries(byTier) as [Tier, string[]][]).flatMap(([tier, texts]) =>
    texts.map((text): [Tier, string] => [tier, text]),
  );
}
