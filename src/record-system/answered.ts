/** What a patient has answered, forms and check-ins alike, as the form engine would have it. */
import type { Content } from '../content/content.ts';
import type { Answered } from '../fhir/bundle.ts';
import type { Form, Value } from '../forms/form.ts';
import { readForm } from '../forms/read-form.ts';
import { state as stateShape, type State } from '../forms/state.ts';
import type { CheckIn } from '../model/check-in.ts';
import { formRecord, type FormRecord } from '../model/form-record.ts';
import { stamped, type Instant } from '../model/time.ts';

export interface AllAnswered {
  known: Answered[];
  /** Answers to versions of forms that are not here any more; the whole record has them (`export`). */
  outdated: number;
}
type Stamp = (at: Instant) => string;
type Found = Answered | 'outdated' | undefined;

export function answeredIn(content: Content, logs: Record<string, unknown[]>, zone: string): AllAnswered {
  const stamp = (at: Instant) => zoned(at, zone);
  const forms = (logs['forms'] ?? []).map((each) => answeredForm(content, formRecord.parse(each), stamp));
  const days = newestOf(logs['check-ins'] ?? []).map((each) => answeredDay(content, each, stamp));
  const all = [...days, ...forms];
  return {
    known: all.filter((each) => each !== undefined && each !== 'outdated') as Answered[],
    outdated: all.filter((each) => each === 'outdated').length,
  };
}

/** "2026-03-02T08:00:00-05:00", as FHIR writes an instant. */
export function zoned(at: Instant, zone: string): string {
  return stamped(at, zone).replace(' ', 'T').replace(' ', '');
}

/** A day that was put right stands in the log again: the later one counts. */
function newestOf(log: readonly unknown[]): CheckIn[] {
  return [...new Map((log as CheckIn[]).map((each) => [`${each.questionnaire} ${each.day}`, each])).values()];
}

function answeredForm(content: Content, record: FormRecord, stamp: Stamp): Found {
  const form = formFrom(content.form(record.form), content);
  if (form?.version !== record.version) return 'outdated';
  const last = Math.max(record.dueAt, ...record.given.map(({ at }) => at));
  return {
    form,
    state: stateShape.parse(record.state),
    id: `${record.form}-${record.dueAt.toString(36)}`,
    at: stamp(last),
    stopped: record.status !== 'complete',
  };
}

function answeredDay(content: Content, day: CheckIn, stamp: Stamp): Found {
  if (day.answers.every(({ value }) => value === undefined)) return undefined;
  const form = formFrom(content.questionnaire(day.questionnaire), content);
  if (form?.version !== day.version) return 'outdated';
  return {
    form,
    state: stateOf(form, day),
    id: `${day.questionnaire}-${day.day}`,
    at: stamp(Math.max(...day.answers.map(({ at }) => at))),
    stopped: day.status !== 'complete',
    ...amendedIn(day, stamp),
  };
}

/** What came after the end is still about that day: it keeps the moment of the answers before it, or of the asking. */
function amendedIn(day: CheckIn, stamp: Stamp): Pick<Answered, 'amended'> {
  const { answers, dueAt, endedAt = Infinity } = day;
  const later = answers.filter(({ at, flags }) => at > endedAt || flags.includes('late'));
  if (later.length === 0) return {};
  const before = answers.filter((each) => !later.includes(each)).map(({ at }) => at);
  return { amended: { linkIds: later.map(({ linkId }) => linkId), of: stamp(Math.max(dueAt, ...before)) } };
}

function formFrom(raw: unknown, { valueSets }: Pick<Content, 'valueSets'>): Form | undefined {
  const read = raw === undefined ? undefined : readForm(raw, valueSets);
  return read?.kind === 'form' ? read.form : undefined;
}

/** The day's answers where the engine would have them. */
function stateOf(form: Form, { answers }: CheckIn): State {
  const kept = answers.map(({ linkId, value }): [string, State['answers'][string]] => [
    linkId,
    value === undefined
      ? { values: [], by: 'person', skipped: true }
      : { values: [valueOf(value)], by: 'person' },
  ]);
  return stateShape.parse({
    v: 1,
    questionnaire: form.questionnaire,
    version: form.version,
    answers: Object.fromEntries(kept),
  });
}

/** Between 6 and 7 is 6.5, which is no integer. */
function valueOf(value: number | string): Value {
  if (typeof value === 'string') return { valueString: value };
  return Number.isInteger(value) ? { valueInteger: value } : { valueDecimal: value };
}
