/** What the clinic's pages do through rooms that they do not know, put together from those rooms. */
import { createHash } from 'node:crypto';
import type { ContentReview, Office } from '../clinic/office.ts';
import type { Content } from '../content/content.ts';
import { reviewsIn } from '../content/reviews.ts';
import { enrol, expected } from '../enrolment/enrol.ts';
import { faultWords, type FaultWords } from '../enrolment/faults.ts';
import { ragged, readList, wrongRow, type Row } from '../enrolment/list.ts';
import { localDay, type Instant } from '../model/time.ts';
import { safetyReport } from '../ops/commands/report.ts';
import { keepVisit } from '../ops/commands/visit.ts';
import { Tally } from '../ops/tally.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { makeBrief } from '../records/make-brief.ts';
import { pastPage } from '../records/past.ts';
import { replayed } from '../records/replay.ts';
import { secondReaderRule } from '../model/signal.ts';
import { plainRule } from '../risk/rule-names.ts';
import { tryOnNumbers, tryOnWords } from '../risk/backtest.ts';

interface Deps {
  store: Store;
  content: Content;
  contentDir: string;
  audit: Audit;
  log: Log;
  wake(owner: string): void;
  hostNow(): Instant;
}

/** A try that takes longer says of how many it could tell. */
const TRY_MS = 8_000;

export function openOffice(deps: Deps): Office {
  const { store, content, contentDir, wake, hostNow } = deps;
  return {
    plans: Object.keys(content.formPolicy.plans),
    expect: (csv, lang) =>
      each(csv, faultWords(content, lang), (row, cells) => expected({ ...deps, lang }, row, cells), wrongRow),
    enrol: (csv, lang) =>
      each(csv, faultWords(content, lang), (row, cells) => enrol({ ...deps, lang }, row, cells), ragged),
    async keepVisit(owner, at) {
      const done = await keepVisit(store, owner, at);
      if (done) wake(owner);
      return done;
    },
    async brief(owner, lang, actor) {
      const made = await makeBrief(deps, owner, { lang, paper: paperOf(content), actor });
      if (made === undefined) return undefined;
      return { html: made.html, pdf: Buffer.from(made.pdf, 'base64'), styles: hashOf(made.html) };
    },
    report: () => safetyReport(store, content.clinic.zone),
    review: (): ContentReview => reviewsIn(contentDir, localDay(hostNow(), content.clinic.zone)),
    rules: {
      words: [secondReaderRule, ...wordRules(content)],
      numbers: content.triggers.map(({ id }) => id),
    },
    tryRule: (rule, actor) => tried(deps, rule, actor),
  };
}

async function each<T>(
  csv: string,
  words: FaultWords,
  ofRow: (row: number, cells: Record<string, string>) => Promise<T>,
  ofRagged: (row: number, because: string) => T,
): Promise<{ kind: 'rows'; rows: T[] } | { kind: 'wrong'; because: string }> {
  const list = readList(csv, words);
  if (list.kind === 'wrong') return list;
  const rows: T[] = [];
  const one = (row: Row, number: number) =>
    row.kind === 'row' ? ofRow(number, row.cells) : ofRagged(number, row.because);
  for (const [index, row] of list.rows.entries()) rows.push(await one(row, index + 2));
  return { kind: 'rows', rows };
}

/** The size of paper that lies in the clinic's printer. */
function paperOf({ clinic }: Content): 'a4' | 'letter' {
  return clinic.country === 'US' || clinic.country === 'CA' ? 'letter' : 'a4';
}

/** The page for print carries its own styles, and no others are let in. */
function hashOf(html: string): string {
  const styles = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  return `'sha256-${createHash('sha256').update(styles).digest('base64')}'`;
}

function wordRules({ riskFiles }: Content): string[] {
  return riskFiles.flatMap((file) => (file.kind === 'rules' ? file.rules.map(({ id }) => id) : []));
}

async function tried({ store, content, audit }: Deps, named: string, actor: string) {
  const rule = plainRule(named);
  const words = tryOnWords(content, rule);
  const numbers = words === undefined ? tryOnNumbers(content.triggers, rule) : undefined;
  if (words === undefined && numbers === undefined) return undefined;
  const all = (await store.members('patients')).length;
  const tally = new Tally('messages');
  const began = performance.now();
  let people = 0;
  let from: string | undefined;
  do {
    const page = await pastPage({ store, audit }, { rule, from, actor });
    for (const person of page.people) {
      people += 1;
      if (words) for (const { at, text } of person.messages) tally.tried(at, words(text, person.context));
      const judged = numbers?.();
      if (judged)
        for (const { at, seen } of replayed(person.checkIns, person.forms)) tally.tried(at, judged(seen));
      // Whoever writes of danger meanwhile is heard between any two people.
      await new Promise((next) => setImmediate(next));
    }
    from = page.next;
  } while (from !== undefined && performance.now() - began < TRY_MS);
  const of = words === undefined ? ('numbers' as const) : ('messages' as const);
  return { rule, of, people, all: Math.max(all, people), ...tally.counted() };
}
