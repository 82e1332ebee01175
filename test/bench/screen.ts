/** How long both readers of the risk screen take for messages that are new to them, in one process on one core. */
import { globSync, readFileSync } from 'node:fs';
import { createBothReaders } from '../../src/risk/readers.ts';
import { shippedContent } from '../harness/scene.ts';
import { percentile } from './load.ts';

export interface Screened {
  messages: number;
  medianMicroseconds: number;
  p99Microseconds: number;
  /** For 50,000 short everyday texts, at the measured pace. */
  everydaySeconds: number;
}

/** Messages that only warm the machine up. */
const WARM = 2_000;
/** Of each message the quickest counts: what another program took of the core meanwhile is not the screen's. */
const PASSES = 3;
const EVERYDAY = 50_000;

export function measureScreen(): Screened {
  const mixed = textsIn('test/risk/labelled/dev/*.jsonl');
  const each = quickest(mixed.slice(0, WARM), mixed.slice(WARM));
  const everyday = quickest(mixed, textsIn('content/second-reader/training/open/uci-sms-en.jsonl'));
  const mean = everyday.reduce((sum, next) => sum + next, 0) / everyday.length;
  return {
    messages: each.length,
    medianMicroseconds: Math.round(percentile(each, 0.5)),
    p99Microseconds: Math.round(percentile(each, 0.99)),
    everydaySeconds: Math.round((mean * EVERYDAY) / 100_000) / 10,
  };
}

/** A screen remembers words and ways that it has read; so each pass has one of its own, to which the messages are new. */
function quickest(warm: readonly string[], texts: readonly string[]): number[] {
  const passes = Array.from({ length: PASSES }, () => {
    const screen = createBothReaders(shippedContent);
    for (const text of warm) screen({ text });
    return texts.map((text) => {
      const begun = performance.now();
      screen({ text });
      return (performance.now() - begun) * 1_000;
    });
  });
  return texts.map((_, at) => Math.min(...passes.map((pass) => pass[at]!)));
}

function textsIn(pattern: string): string[] {
  return globSync(pattern)
    .sort()
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { text: string }).text);
}
