/**
 * Entry point of `npm run -s backtest -- --rule ID`: what a rule, as it stands in content/ now, would have alerted on; with
 * `--all`, what all rules about numbers together would have. It reads what the running service has stored, or a file of
 * messages, and changes nothing.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDataDir } from '../config/config.ts';
import { readRiskFiles } from '../content/risk-files.ts';
import { readSecondReader } from '../content/second-reader.ts';
import { loadContent } from '../content/content.ts';
import { readTriggers } from '../content/read-content.ts';
import { AppError } from '../errors.ts';
import { plainRule, whyNotTried } from '../risk/rule-names.ts';
import { tryAll, tryOnNumbers, tryOnWords } from '../risk/backtest.ts';
import { replayed } from '../records/replay.ts';
import { secondReaderRule } from '../model/signal.ts';
import type { PastPage, PersonsPast } from '../records/past.ts';
import type { TriggerRule } from '../model/trigger.ts';
import { AllRules } from './all-rules.ts';
import { ring } from './door.ts';
import { fileFault } from './file-fault.ts';
import { openLived, type Lived } from './lived.ts';
import { pastIn, WrongLine } from './past-messages.ts';
import { Tally } from './tally.ts';

const USAGE = `Usage: npm run -s backtest -- --rule ID [--messages FILE | --in DIR] [--show N] [--content DIR]
       npm run -s backtest -- --all [--in DIR] [--content DIR]
  --all            all rules of content/policies/triggers.yaml together: what they would have opened, a month in a clinic of 300
  --rule ID        a rule of content/risk/rules or content/policies/triggers.yaml, second-reader/both, or as ops report names it
  --messages FILE  try it on a file instead of what is stored, and once more for another: JSON with a "text" (and "at",
                   "patient", "context") a line or in a list, a table (CSV) with these columns, or what
                   npm run data -- export has written
  --in DIR         try it on the records in DIR, which no service is using, such as npm run simulate -- --into DIR makes
  --show N         print the newest N messages it meets; they are patients' words
  --content DIR    the content to take the rule from (content)`;

try {
  process.exitCode = await run();
} catch (fault) {
  const isTold = fault instanceof AppError || fault instanceof WrongLine;
  console.error(isTold ? fault.message : (fileFault(fault) ?? 'The command failed.'));
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const given = options();
  if (given?.all === true) return allRules(given.content, given.in);
  if (given?.rule === undefined) return said(2, USAGE);
  const { messages: files, in: lived, content } = given;
  const why = whyNotTried(given.rule);
  if (why !== undefined) return said(2, `${given.rule} is no rule but ${why}.`);
  const rule = plainRule(given.rule);
  const words = tryOnWords(
    {
      riskFiles: readRiskFiles(`${content}/risk`),
      secondReader: () => readSecondReader(`${content}/second-reader`),
    },
    rule,
  );
  const triggers = words === undefined ? readTriggers(content) : [];
  const numbers = words === undefined ? tryOnNumbers(triggers, rule) : undefined;
  if (triggers.some(({ id, when }) => id === rule && when.kind.endsWith('after-risk')))
    return said(2, `${rule} hangs on dangers that were heard before, and those are not replayed.`);
  if (words === undefined && numbers === undefined)
    return said(
      1,
      `There is no rule "${rule}" in ${content}/risk/rules or ${content}/policies/triggers.yaml. The second reader is ${secondReaderRule}.`,
    );
  if (numbers !== undefined && files !== undefined)
    return said(
      2,
      `${rule} is a rule about numbers, and messages have none. Try it on records, with --in DIR or on the running service.`,
    );
  const tally = new Tally(words === undefined ? 'sets of numbers' : 'messages');
  for await (const person of files === undefined ? stored(rule, lived) : written(files)) {
    tally.person();
    if (words) for (const { at, text } of person.messages) tally.tried(at, words(text, person.context), text);
    const remembering = numbers?.();
    if (remembering)
      for (const { at, seen } of replayed(person.checkIns, person.forms)) tally.tried(at, remembering(seen));
  }
  return said(0, tally.report(rule, Number(given.show)));
}

async function allRules(contentDir: string, lived: string | undefined): Promise<number> {
  const { triggers, policy } = loadContent(contentDir);
  const all = new AllRules(policy.digest.weekly?.tasks ?? []);
  const hangsOnDanger = ({ when }: TriggerRule) => when.kind.endsWith('after-risk');
  for await (const person of stored('all', lived)) {
    all.person();
    const find = tryAll(triggers)();
    for (const { at, seen } of replayed(person.checkIns, person.forms)) all.tried(at, seen.today, find(seen));
  }
  const named = (is: (rule: TriggerRule) => boolean) => triggers.filter(is).map(({ id }) => id);
  return said(
    0,
    all.report(
      named(hangsOnDanger),
      named(({ known }) => known !== undefined),
    ),
  );
}

function options() {
  try {
    return parseArgs({
      options: {
        rule: { type: 'string' },
        all: { type: 'boolean', default: false },
        messages: { type: 'string', multiple: true },
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

function* written(files: readonly string[]): Generator<PersonsPast> {
  for (const file of files) yield* pastIn(file, textOf(file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongLine(`${file} cannot be read. Check its name and who may read it.`);
  }
}

function said(code: number, text: string): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
