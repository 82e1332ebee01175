/**
 * The thread in which expressions run. It may be ended at any moment: it owns nothing. Before each expression it writes
 * the number of that job where the other side can see it, so that whoever hung is known by name.
 */
import { parentPort, workerData } from 'node:worker_threads';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { boundedReplace } from './bounded-replace.ts';
import type { Batch, Job, Outcome } from './evaluate.ts';
import { objectIn, objectsIn, type Json } from './json.ts';

export interface Handed extends Omit<Batch, 'questionnaire'> {
  form: number;
  /** Only the first time. */
  questionnaire?: Json;
  forget: boolean;
}

type Names = Record<string, unknown>;
type Compiled = (resource: unknown, names: Names) => unknown[];

const running = new Int32Array((workerData as { running: SharedArrayBuffer }).running);
const forms = new Map<number, { questionnaire: Json; items: Map<string, Json> }>();
const compiled = new Map<string, Compiled>();
const MOST_COMPILED = 5_000;

function run(batch: Handed): Record<string, Outcome> {
  if (batch.forget) forms.clear();
  if (batch.questionnaire !== undefined) forms.set(batch.form, indexed(batch.questionnaire));
  const form = forms.get(batch.form);
  const base: Names = {
    ...batch.given,
    resource: batch.resource,
    QuestionnaireResponse: batch.resource,
    questionnaire: form?.questionnaire ?? {},
  };
  const scopes: Names[] = batch.scopes.map(() => ({}));
  const outcomes: Record<string, Outcome> = {};
  for (const [number, job] of batch.jobs.entries()) {
    Atomics.store(running, 0, number);
    const names = {
      ...base,
      ...namesOf(job.scope, batch, scopes),
      qitem: form?.items.get(job.linkId ?? '') ?? {},
    };
    const outcome = outcomeOf(job, batch.resource, names);
    const own = scopes[job.scope];
    if (job.defines !== undefined && own !== undefined)
      own[job.defines] = outcome.kind === 'values' ? outcome.values : [];
    if (job.defines === undefined || outcome.kind !== 'values') outcomes[job.key] = outcome;
  }
  Atomics.store(running, 0, -1);
  return outcomes;
}

function namesOf(scope: number, batch: Handed, scopes: readonly Names[]): Names {
  const line: Names[] = [];
  for (let at: number | undefined = scope; at !== undefined; at = batch.scopes[at])
    line.unshift(scopes[at] ?? {});
  return Object.assign({}, ...line) as Names;
}

function outcomeOf(job: Job, resource: Json, names: Names): Outcome {
  try {
    const node = job.at === undefined ? resource : job.at.reduce<unknown>(inside, resource);
    const values = compile(job.expression, job.at !== undefined)(node ?? {}, names);
    return { kind: 'values', values: JSON.parse(JSON.stringify(values)) as unknown[] };
  } catch (fault) {
    // The library throws texts as well as errors. Only the first line is of use.
    const said = fault instanceof Error ? fault.message : String(fault);
    return { kind: 'failed', says: said.split('\n')[0]?.slice(0, 200) ?? '' };
  }
}

function inside(of: unknown, key: string | number): unknown {
  return Array.isArray(of) ? (of as unknown[])[Number(key)] : objectIn(of)?.[key];
}

function compile(expression: string, isItem: boolean): Compiled {
  const key = `${isItem ? 'item' : 'all'} ${expression}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const path = isItem ? { base: 'QuestionnaireResponse.item', expression } : expression;
  // Never with anything that would call out, to a server or to a log: no answer may be seen there.
  const made = fhirpath.compile(path, r4, {
    async: false,
    traceFn: () => undefined,
    userInvocationTable: boundedReplace,
  }) as Compiled;
  compiled.set(key, made);
  return made;
}

function indexed(questionnaire: Json) {
  const items = new Map<string, Json>();
  const walk = (list: Json[]): void => {
    for (const each of list) {
      items.set(String(each['linkId']), each);
      walk(objectsIn(each['item']));
    }
  };
  walk(objectsIn(questionnaire['item']));
  return { questionnaire, items };
}

parentPort?.on('message', (batch: Handed) => parentPort?.postMessage(run(batch)));
parentPort?.postMessage('ready');
