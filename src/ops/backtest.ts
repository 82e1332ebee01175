/**
 * Entry point of `npm run -s backtest -- --rule ID`: what a rule, as it stands in content/ now, would have alerted on. It
 * reads what the running service has stored, or a file of messages, and changes nothing.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readDataDir } from '../config.ts';
import { readRiskFiles } from '../content/risk-files.ts';
import { readSecondReader } from '../content/second-reader.ts';
import { readTriggers } from '../content/read-content.ts';
import { AppError } from '../errors.ts';
import { riskContext } from '../model/signal.ts';
import { tryOnNumbers, tryOnWords } from '../risk/backtest.ts';
import { replayed } from '../records/replay.ts';
import type { PastPage, PersonsPast } from '../records/past.ts';
import { ring } from './door.ts';
import { openLived, type Lived } from './lived.ts';
import { Tally } from './tally.ts';

const USAGE = `Usage: npm run -s backtest -- --rule ID [--messages FILE | --in DIR] [--show N] [--content DIR]
  --rule ID        a rule of content/risk/rules or content/policies/triggers.yaml
  --messages FILE  try it on a file of JSON lines with a "text" (and "context") each, instead of what is stored
  --in DIR         try it on the records in DIR, which no service is using, such as npm run simulate -- --into DIR makes
  --show N         print the newest N messages it meets; they are patients' words
  --content DIR    the content to take the rule from (content)`;

const line = z.object({ text: z.string(), context: riskContext.nullish(), at: z.number().optional() });

class WrongLine extends Error {}

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(
    fault instanceof AppError || fault instanceof WrongLine ? fault.message : 'The command failed.',
  );
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const given = options();
  if (given?.rule === undefined) return said(2, USAGE);
  const { rule, messages: file, in: lived, content } = given;
  const words = tryOnWords(
    {
      riskFiles: readRiskFiles(`${content}/risk`),
      secondReader: () => readSecondReader(`${content}/second-reader`),
    },
    rule,
  );
  const numbers = words === undefined ? tryOnNumbers(readTriggers(content), rule) : undefined;
  if (words === undefined && numbers === undefined)
    return said(
      1,
      `There is no rule "${rule}" in ${content}/risk/rules or ${content}/policies/triggers.yaml.`,
    );
  const tally = new Tally(words === undefined ? 'sets of numbers' : 'messages');
  for await (const person of file === undefined ? stored(rule, lived) : written(file)) {
    tally.person();
    if (words) for (const { at, text } of person.messages) tally.tried(at, words(text, person.context), text);
    const remembering = numbers?.();
    if (remembering) for (const { at, seen } of replayed(person.checkIns)) tally.tried(at, remembering(seen));
  }
  return said(0, tally.report(rule, Number(given.show)));
}

function options() {
  try {
    return parseArgs({
      options: {
        rule: { type: 'string' },
        messages: { type: 'string' },
        in: { type: 'string' },
        show: { type: 'string', default: '0' },
        content: { type: 'string', default: 'content' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

async function* stored(rule: string, dir: string | undefined): AsyncGenerator<PersonsPast> {
  const lived = dir === undefined ? undefined : await openLived(dir);
  const page = lived?.page ?? ringing(readDataDir(process.env));
  try {
    let from: string | undefined;
    do {
      const { people, next } = await page({ rule, from });
      yield* people;
      from = next;
    } while (from !== undefined);
  } finally {
    await lived?.close();
  }
}

function ringing(dataDir: string): Lived['page'] {
  return async (asked) => {
    const { ok, text } = await ring(dataDir, 'past', JSON.stringify(asked));
    if (!ok) throw new Error(text);
    return JSON.parse(text) as PastPage;
  };
}

/** One person wrote them all, as far as anybody knows. */
function* written(file: string): Generator<PersonsPast> {
  for (const [place, each] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (each.trim() === '') continue;
    const read = line.safeParse(jsonIn(each));
    // Nothing of the line is repeated: it may be a patient's words.
    if (!read.success)
      throw new WrongLine(
        `${file}, line ${place + 1} is no message. Each line is JSON: {"text": "it hurts"}, and if you like "context" and "at".`,
      );
    const { text, context, at } = read.data;
    yield { zone: 'UTC', context: context ?? {}, messages: [{ at: at ?? 0, text }], checkIns: [] };
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function said(code: number, text: string): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
