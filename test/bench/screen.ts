/** How long the risk screen takes for a message, in one process on one core. */
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { compileRules } from '../../src/risk/rules.ts';
import { createScreen } from '../../src/risk/screen.ts';
import { shippedContent } from '../harness/scene.ts';
import { percentile } from './load.ts';

export interface Screened {
  messages: number;
  medianMicroseconds: number;
  p99Microseconds: number;
}

const ROUNDS = 10;

export function measureScreen(): Screened {
  const screen = createScreen(compileRules(shippedContent.riskFiles));
  const { dangers, lookAlikes } = parse(readFileSync('test/unit/risk/cases.yaml', 'utf8')) as Record<
    'dangers' | 'lookAlikes',
    { text: string }[]
  >;
  const texts = [...dangers, ...lookAlikes].map(({ text }) => text);
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const text of texts) {
      const begun = performance.now();
      // The screen remembers the last text alone, so no message profits from the one before.
      screen({ text });
      if (round > 0) took.push((performance.now() - begun) * 1_000);
    }
  return {
    messages: took.length,
    medianMicroseconds: Math.round(percentile(took, 0.5)),
    p99Microseconds: Math.round(percentile(took, 0.99)),
  };
}
