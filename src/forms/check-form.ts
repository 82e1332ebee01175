/** What can be said of a form before anybody answers it: whether it runs, with which limits, or why it does not. */
import type { Evaluate, Job } from './evaluate.ts';
import { open } from './engine.ts';
import { ruleFaults, wholeRules } from './check-rules.ts';
import { expressionsOf } from './expressions-of.ts';
import { feltLimits, type Reader } from './felt-limits.ts';
import { everyItem, isAsked, type Form, type Note } from './form.ts';
import { toGsm } from '../sms/gsm.ts';
import { patternIn } from './pattern.ts';
import type { FormRead } from './read-form.ts';
import { lackingFor } from './scores.ts';
import { settle } from './settle.ts';
import { viewOf } from './view.ts';

export type Verdict =
  { kind: 'runs' } | { kind: 'runs-with-limits'; limits: Note[] } | { kind: 'refused'; because: Note[] };

/** `reader`: how its texts come out, where that is to be told too. */
export async function verdictOf(read: FormRead, evaluate: Evaluate, reader?: Reader): Promise<Verdict> {
  if (read.kind === 'refused') return read;
  const { form } = read;
  const faults = await expressionFaults(form, evaluate);
  const limits = [
    ...read.limits,
    ...unreadable(form),
    ...patternFaults(form),
    ...faults,
    ...nameFaults(form),
    ...(await ruleFaults(form, { evaluate })),
    ...(await totalFaults(form, evaluate)),
    ...(reader === undefined ? [] : [...wholeRules(form), ...(await feltLimits(form, { evaluate }, reader))]),
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
  const all = expressionsOf(form);
  if (all.length === 0) return [];
  const jobs = all.map(({ expression, defines }, at): Job => ({
    key: String(at),
    expression,
    scope: 0,
    ...(defines !== undefined && { defines }),
  }));
  const usual = ['patient', 'user', 'encounter', 'practitioner', 'subject', ...form.launch];
  const outcomes = await evaluate({
    questionnaire: form.raw,
    resource: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
    given: Object.fromEntries(usual.map((name) => [name, []])),
    scopes: [undefined],
    jobs,
  });
  return all.flatMap(({ of, what }, at) => {
    const outcome = outcomes[String(at)];
    if (outcome === undefined || outcome.kind === 'values') return [];
    const says =
      outcome.kind === 'failed'
        ? `cannot be worked out (${outcome.says}) and is left out.`
        : `${outcome.says} It is left out.`;
    return [{ ...(of !== '' && { linkId: of }), says: `${what} ${says}` }];
  });
}

/** What looks for an item that is not there finds nothing, and says so to nobody. */
function nameFaults(form: Form): Note[] {
  const known = new Set(everyItem(form.items).map(({ linkId }) => linkId));
  return expressionsOf(form).flatMap(({ of, what, expression }) => {
    const names = [...expression.matchAll(/\blinkId\s*[=~]\s*'([^']{1,100})'/g)].map(([, name = '']) => name);
    const missing = [...new Set(names.filter((name) => !known.has(name)))];
    const says = `${what} looks for ${missing.join(', ')}, which the form does not have. Name one that it has.`;
    return missing.length === 0 ? [] : [{ ...(of !== '' && { linkId: of }), says }];
  });
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
