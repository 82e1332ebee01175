/**
 * Has a language model read what a patient wrote, after their turn and beside everything else. What comes of it is an event
 * for the patient's mailbox like any other, or nothing; that it failed is nothing as well.
 */
import type { Content } from '../content/content.ts';
import type { Event } from '../model/event.ts';
import { heardAlone, HEARD_ALONE, type HeardAlone } from '../model/heard-alone.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { Read, Use } from '../model/reading.ts';
import { outranks, type Signal } from '../model/signal.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Change } from '../ports/change.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';

export interface ThinkDeps {
  store: Store;
  content: Content;
  watch: Watch;
  reader?: ModelReader;
}
type ThinkWork = Extract<Work, { kind: 'think' }>;

export async function think(
  deps: ThinkDeps,
  { owner, attempt }: Claim,
  work: ThinkWork,
): Promise<Event | undefined> {
  // Whoever had it before may have asked already: a thought is never paid for, or sent out, twice.
  if (deps.reader === undefined || attempt > 1) return undefined;
  const { docs, at } = await deps.store.read(owner);
  const file = readFile(docs);
  if (file === undefined || !mayBeRead(deps.content, file, work, at)) return undefined;
  const reads = await Promise.all(work.uses.map((use) => readFor(deps, deps.reader, use, file, work)));
  return thoughtOf(deps.content, work, reads);
}

/**
 * It heard a danger where our own readers had heard none: kept with the patient for good, and put before whoever answers for
 * both, the newest of each patient and so many in all. A list that nobody could work off would say nothing.
 */
export async function disagreement(
  { store, content }: Pick<ThinkDeps, 'store' | 'content'>,
  owner: string,
  thought: Event,
): Promise<Change> {
  if (thought.kind !== 'thought' || thought.warning === undefined) return {};
  const { of, at, warning } = thought;
  const words = warning.evidence.words.join(' ');
  const kept: HeardAlone = { v: 1, of, at, signal: warning.signal, words };
  const append = { [HEARD_ALONE]: [kept] };
  const { perPatient, inAll } = content.languageModel.policy.waiting;
  const all = await store.members(HEARD_ALONE);
  const own = all.filter((each) => each.owner === owner).map(({ entry }) => entry);
  if (own.length < perPatient && all.length >= inAll) return { append };
  const list = [{ list: HEARD_ALONE, entry: of }];
  if (own.length < perPatient) return { append, list };
  const oldest = await oldestOf(store, owner, own);
  return { append, list, unlist: [{ list: HEARD_ALONE, entry: oldest }] };
}

async function oldestOf(store: Store, owner: string, listed: readonly string[]): Promise<string> {
  const log = await store.log(owner, HEARD_ALONE, LOOKED_BACK);
  const known = log.flatMap((each) => heardAlone.safeParse(each).data?.of ?? []);
  const [oldest = ''] = listed.toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
  return oldest;
}
const LOOKED_BACK = 200;

/** The patient may have decided otherwise since, or be in a danger that leaves no room for suggestions. */
function mayBeRead(content: Content, file: PatientFile, work: ThinkWork, now: Instant): boolean {
  const isLate = now - work.at > content.languageModel.policy.warningMinutes * MINUTE;
  const isOpen = file.consent[work.from.channel] === 'granted' && file.patient.noAi !== true;
  return isOpen && !isLate && openAlertOf(file)?.tier !== 'emergency';
}

async function readFor(
  { content, watch }: ThinkDeps,
  reader: ModelReader | undefined,
  use: Use,
  file: PatientFile,
  { text, lang, tier }: ThinkWork,
): Promise<Read> {
  if (reader === undefined) return { kind: 'none' };
  const { clinic } = content;
  const people = clinic.clinicians.map(({ name }) => name);
  const names = [file.patient.name, ...people];
  const read = await reader.read({ use, text, lang, names, clinic: clinic.name });
  const warned = read.kind === 'danger' && outranks(content.languageModel.policy.warning, tier);
  const because = read.kind === 'failed' ? read.because : '';
  watch({ is: 'model-asked', use, result: read.kind, because, warned });
  return read;
}

function thoughtOf({ languageModel }: Content, work: ThinkWork, reads: readonly Read[]): Event | undefined {
  const asksFor = reads.find((read) => read.kind === 'meaning')?.meaning;
  const answer = answerIn(work, reads, asksFor);
  // Whoever is given the page need not be asked whether they have asked.
  const meaning = answer === undefined ? asksFor : undefined;
  const question = reads.find((read) => read.kind === 'question');
  const summary = reads.find((read) => read.kind === 'summary');
  const warning = reads.flatMap((read): Signal[] => {
    if (read.kind !== 'danger') return [];
    const evidence = { words: [read.words], changedBy: [] };
    const { warning: tier } = languageModel.policy;
    return [{ signal: read.signal, tier, rule: 'language-model/danger', evidence }];
  })[0];
  if ([meaning, warning, answer, question, summary].every((each) => each === undefined)) return undefined;
  const { of, at, from, tier } = work;
  return {
    kind: 'thought',
    v: 1,
    id: `thought/${of}`,
    at,
    of,
    from,
    tier,
    ...(meaning === undefined ? {} : { meaning }),
    ...(warning === undefined ? {} : { warning }),
    ...(answer === undefined ? {} : { answer }),
    ...(question === undefined ? {} : { question: { question: question.question, words: question.words } }),
    ...(summary === undefined ? {} : { summary: { short: summary.short, words: summary.words } }),
  };
}

/** Where nobody knew what was meant, a page answers only what is a question about living with pain. */
function answerIn({ uses }: ThinkWork, reads: readonly Read[], asksFor: string | undefined) {
  const found = reads.find((read) => read.kind === 'answer');
  if (found === undefined || (uses.includes('meaning') && asksFor !== 'ask')) return undefined;
  const { page, text } = found;
  return { page, ...(text === undefined ? {} : { text }) };
}
