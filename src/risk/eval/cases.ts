/** Messages with known answers: the repository's own labelled sets, and public ones where the machine has them. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { medicineClasses, signalName, tier } from '../../model/signal.ts';
import type { RiskContext, SignalName, Tier } from '../../model/signal.ts';

export interface Case {
  source: string;
  lang: string;
  text: string;
  /** What the policy says of it; of public texts only whether it is a danger at all is known. */
  tier: Tier | 'some' | 'none';
  /** The main signal, where it is known. */
  signal: SignalName | undefined;
  kind: string;
  /** What makes it hard, for whoever reads the misses. */
  how: string;
  context: RiskContext;
}

const labelled = z.object({
  lang: z.string(),
  text: z.string(),
  tier: tier.exclude(['ask']),
  signals: z.array(signalName),
  kind: z.enum(['danger', 'lookalike', 'ordinary']),
  how: z.string().default(''),
  context: z
    .object({
      medicines: z.array(z.enum(medicineClasses)).optional(),
      age: z.number().optional(),
      recentProcedure: z.boolean().optional(),
      question: z.string().optional(),
    })
    .default({}),
});
const published = z.object({
  text: z.string(),
  label: z.string(),
  category: z.string(),
  orig_label: z.string().default(''),
  lang: z.string(),
});

/** Sets that are only ever scored. */
export const scoredOnly = ['test', 'fresh', 'plain', 'later', 'aside', 'told', 'days', 'waits'] as const;

/** `test/risk/labelled/dev` is split by a hash: one part is worked on, the other only ever scored. */
export function readLabelled(dir: string, name: 'dev' | (typeof scoredOnly)[number]): Case[] {
  return linesOf(dir).map((line) => {
    const { context, signals, ...said } = labelled.parse(line);
    const { question, ...known } = context;
    return {
      ...said,
      source: name === 'dev' ? `dev, ${isWorkedOn(said.text) ? 'worked on' : 'held back'}` : name,
      signal: signals[0],
      context: { ...known, ...(question === undefined ? {} : { answering: question }) },
    };
  });
}

/** Seven in ten, the same ones for ever. */
export function isWorkedOn(text: string): boolean {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % 10 < 7;
}

/** Labels of the public sets that say a danger is there, or that none is. The rest is not scored. */
const danger = new Set(['pos', 'pos_silver', 'affirmed', 'distress_unlabelled']);
const harmless = new Set(['neg', 'not_current']);

export function readPublished(dir: string): Case[] {
  return globSync('*.jsonl', { cwd: dir })
    .sort()
    .flatMap((file) => {
      const source = basename(file, '.jsonl');
      return linesOf(dir, file)
        .map((line) => published.parse(line))
        .filter(({ label }) => danger.has(label) || harmless.has(label))
        .filter(({ label }) => source !== 'kill_word_en' || harmless.has(label))
        .map(({ text, label, category, orig_label: how, lang }) => ({
          source,
          lang,
          text,
          tier: danger.has(label) ? ('some' as const) : ('none' as const),
          signal: undefined,
          kind: category,
          how,
          context: {},
        }));
    });
}

function linesOf(dir: string, pattern = '*.jsonl'): unknown[] {
  if (!existsSync(dir)) return [];
  return globSync(pattern, { cwd: dir })
    .sort()
    .flatMap((file) => readFileSync(join(dir, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as unknown);
}
