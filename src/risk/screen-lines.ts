/**
 * `npm run -s screen`: JSON lines in, such as {"id":1,"text":"...","context":{"medicines":["opioid"]}}, and one verdict a line
 * out, in order, however many there are.
 */
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { z } from 'zod';
import { readRiskFiles } from '../content/risk-files.ts';
import { readSecondReader } from '../content/second-reader.ts';
import { medicineClasses } from '../model/signal.ts';
import { createBothReaders } from './readers.ts';
import type { Screen } from './screen.ts';

const id = z.union([z.string(), z.number()]).nullish();
/** What is not understood of a context is left aside, never the message: it is still screened with the rest. */
const context = z.object({
  medicines: z
    .array(z.unknown())
    .transform((list) => medicineClasses.filter((each) => list.includes(each)))
    .optional()
    .catch(undefined),
  age: z.number().optional().catch(undefined),
  recentProcedure: z.unknown().transform(Boolean),
  answering: z.string().optional().catch(undefined),
});
const line = z.object({ id: id.catch(null), text: z.string(), context: context.nullish().catch(undefined) });

export function screenLine(text: string, screen: Screen): Record<string, unknown> {
  const json = parsed(text);
  if (json === undefined) return { id: null, error: 'is not JSON' };
  const said = line.safeParse(json);
  if (!said.success) return { id: z.object({ id }).safeParse(json).data?.id ?? null, error: 'lacks a text' };
  const { tier, signals } = screen({ text: said.data.text, context: said.data.context ?? undefined });
  const evidence = signals.map(({ signal, tier: own, rule, evidence: why }) => ({
    signal,
    tier: own,
    rule,
    ...why,
  }));
  return { id: said.data.id ?? null, tier, signals: signals.map((each) => each.signal), evidence };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const content = process.env['CONTENT_DIR'] || 'content';
  const screen = createBothReaders({
    riskFiles: readRiskFiles(`${content}/risk`),
    secondReader: () => readSecondReader(`${content}/second-reader`),
  });
  process.stdout.on('error', () => process.exit(0));
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(screenLine(text, screen))}\n`))
      await once(process.stdout, 'drain');
  }
}
