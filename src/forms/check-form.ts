/** What can be said of a form before anybody answers it: whether it runs, with which limits, or why it does not. */
import type { Evaluate, Job } from './evaluate.ts';
import { open } from './engine.ts';
import { everyItem, isAsked, type Expressions, type Form, type Note } from './form.ts';
import { toGsm } from '../sms/gsm.ts';
import { patternIn } from './pattern.ts';
import type { FormRead } from './read-form.ts';
import { lackingFor } from './scores.ts';
import { settle } from './settle.ts';
import { viewOf } from './view.ts';

export type Verdict =
  { kind: 'runs' } | { kind: 'runs-with-limits'; limits: Note[] } | { kind: 'refused'; because: Note[] };

export async function verdictOf(read: FormRead, evaluate: Evaluate): Promise<Verdict> {
  if (read.kind === 'refused') return read;
  const { form } = read;
  const faults = await expressionFaults(form, evaluate);
  const limits = [
    ...read.limits,
    ...unreadable(form),
    ...patternFaults(form),
    ...faults,
    ...(await totalFaults(form, evaluate)),
  ];
  return limits.length === 0 ? { kind: 'runs' } : { kind: 'runs-with-limits', limits };
}

export function verdictLines(name: string, verdict: Verdict): string[] {
  if (verdict.kind === 'runs') return [`${name}: runs`];
  const notes = verdict.kind === 'refused' ? verdict.because : verdict.limits;
  const head = verdict.kind === 'refused' ? 'refused, because' : 'runs, with these limits';
  return [
    `${name}: ${head}`,
    ...notes.map(
      ({ linkId, says }) => `  ${linkId === undefined ? '' : `${oneLine(linkId)}: `}${oneLine(says)}`,
    ),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Runs every expression once on an empty answer: what is not FHIRPath fails, and what hangs by itself is found. */
async function expressionFaults(form: Form, evaluate: Evaluate): Promise<Note[]> {
  const jobs: (Job & { of: string; what: string })[] = [];
  const add = (of: string, what: string, expression: string | undefined, defines?: string) => {
    if (expression === undefined) return;
    jobs.push({
      key: String(jobs.length),
      expression,
      scope: 0,
      of,
      what,
      ...(defines !== undefined && { defines }),
    });
  };
  const items = everyItem(form.items).filter(({ refused }) => refused === undefined);
  const scoped = [
    { linkId: '', variables: form.variables },
    ...items.map((each) => ({ linkId: each.linkId, variables: each.expressions.variables })),
  ];
  for (const { linkId, variables } of scoped)
    for (const { name, expression } of variables) add(linkId, `the variable ${name}`, expression, name);
  for (const { expression } of form.constraints) add('', 'a rule', expression);
  for (const each of items) addItem(each.linkId, each.expressions, add);
  if (jobs.length === 0) return [];
  const outcomes = await evaluate({
    questionnaire: form.raw,
    resource: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    given: Object.fromEntries(
      ['patient', 'user', 'encounter', 'practitioner', 'subject', ...form.launch].map((name) => [name, []]),
    ),
    scopes: [undefined],
    jobs: jobs.map(({ of: _of, what: _what, ...job }) => job),
  });
  return jobs.flatMap(({ key, of, what }) => {
    const outcome = outcomes[key];
    if (outcome === undefined || outcome.kind === 'values') return [];
    const says =
      outcome.kind === 'failed'
        ? `cannot be worked out (${outcome.says}) and is left out.`
        : `${outcome.says} It is left out.`;
    return [{ ...(of !== '' && { linkId: of }), says: `${what} ${says}` }];
  });
}

function addItem(
  of: string,
  own: Expressions,
  add: (of: string, what: string, expression: string | undefined) => void,
): void {
  add(of, 'a first value', own.initial);
  add(of, 'a condition', own.enable);
  add(of, 'a calculation', own.calculated);
  add(of, 'the options', own.answers);
  add(of, 'a text that changes', own.text);
  add(of, 'a least value', own.min);
  add(of, 'a greatest value', own.max);
  for (const { expression } of own.toggles) add(of, 'what options stand', expression);
  for (const { expression } of own.constraints) add(of, 'a rule', expression);
}

function patternFaults({ items }: Form): Note[] {
  return everyItem(items).flatMap(({ linkId, bounds: { regex } }) =>
    regex === undefined || patternIn(regex) !== undefined
      ? []
      : [{ linkId, says: 'has a pattern that cannot be read, so that any text is taken.' }],
  );
}

/** Answers every question at once with its last option, to see whether the totals come out as they must. */
async function totalFaults(form: Form, evaluate: Evaluate): Promise<Note[]> {
  const world = { evaluate };
  const begun = await open(form, world);
  const answers = { ...begun.answers };
  for (const { item, kind, place } of viewOf(form, begun).nodes) {
    const last = item.options.at(-1);
    if (kind === 'item' && isAsked(item) && last !== undefined)
      answers[place] = { values: [last.value], by: 'person' };
  }
  const { flags } = await settle(form, { ...begun, answers }, world);
  const wrong = flags.filter(({ kind }) => kind === 'score-disagrees' || kind === 'score-unchecked');
  const circle = flags.some(({ kind }) => kind === 'expressions-unsettled')
    ? [{ says: 'Its calculations go on changing one another and are left out.' }]
    : [];
  const lacking = everyItem(form.items).flatMap((each) => {
    const codes = lackingFor(each, form);
    const says = `is the total of ${each.total}, of which this form does not ask ${codes.join(', ')}: it stays empty.`;
    return codes.length === 0 ? [] : [{ linkId: each.linkId, says }];
  });
  return [
    ...circle,
    ...lacking,
    ...wrong.map(({ linkId, says }) => ({ linkId, says: `a total is left out: it ${says}` })),
  ];
}

/** Texts in other alphabets reach a phone only as they are, if at all: the carrier's own has no such letters. */
function unreadable(form: Form): Note[] {
  const lost = everyItem(form.items).some(({ text }) => count(toGsm(text.text)) > count(text.text));
  return lost ? [{ says: 'Some of its letters cannot be sent in a text message; use Teams for it.' }] : [];
}

function count(text: string): number {
  return text.match(/\?/g)?.length ?? 0;
}
