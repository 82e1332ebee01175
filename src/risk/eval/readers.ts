/** Who reads a message: the rules alone, and both readers as the service has them. A card shows each by itself. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readRiskFiles } from '../../content/risk-files.ts';
import { readSecondReader } from '../../content/second-reader.ts';
import { createBothReaders } from '../readers.ts';
import { compileRules } from '../rules.ts';
import { createScreen } from '../screen.ts';
import type { Screen } from '../screen.ts';

export interface Reader {
  name: 'rules' | 'both';
  screen: Screen;
  /** Whether it has learnt from this very text, which then says nothing of how it hears others. */
  hasLearnt(text: string): boolean;
}

export function readersIn(content: string): Reader[] {
  const riskFiles = readRiskFiles(`${content}/risk`);
  const files = readSecondReader(`${content}/second-reader`);
  const learnt = textsIn(Object.keys(files.reader.madeFrom));
  return [
    { name: 'rules', screen: createScreen(compileRules(riskFiles)), hasLearnt: () => false },
    {
      name: 'both',
      screen: createBothReaders({ riskFiles, secondReader: () => files }),
      hasLearnt: (text) => learnt.has(text),
    },
  ];
}

const line = z.object({ text: z.string() });

function textsIn(files: string[]): Set<string> {
  const lines = files
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'));
  return new Set(lines.map((each) => line.parse(JSON.parse(each)).text));
}
