/**
 * What a clinic's dashboards read: totals with their items as components, and the answers a form or this service marks
 * as measures. A derived total names what it comes from and no performer; an answer names who gave it.
 */
import type { Coding, Form, Item, Value } from '../forms/form.ts';
import { measures } from '../forms/instruments.ts';
import { NAMES } from '../forms/named.ts';
import { instrumentsOf, itemScore, scoreOf, scoreUnit, type Score } from '../forms/scores.ts';
import type { State } from '../forms/state.ts';
import { viewOf, type Node, type View } from '../forms/view.ts';
import type { Context } from './response.ts';

export interface Observation {
  resourceType: 'Observation';
  identifier: { system: string; value: string }[];
  meta: { security: Coding[] };
  status: 'final' | 'amended';
  category: { coding: Coding[] }[];
  code: { coding: Coding[]; text?: string };
  subject: { reference: string };
  effectiveDateTime: string;
  issued?: string;
  performer?: { reference: string }[];
  derivedFrom: { reference: string }[];
  component?: Component[];
  [value: `value${string}`]: unknown;
}
interface Component {
  code: { coding: Coding[]; text?: string };
  valueQuantity: Record<string, unknown>;
}

const LOINC = 'http://loinc.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const PATIENT_ASSERTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'PATAST',
};
const IDENTIFIER = 'urn:flarepath:observation';

export function observationsOf(form: Form, state: State, context: Context): Observation[] {
  const view = viewOf(form, state);
  const scores = instrumentsOf(view).flatMap((instrument) => sureScore(instrument, view));
  const inScores = new Set(scores.flatMap(({ items }) => items.map(({ node }) => node)));
  const totals = new Set(scores.map(({ instrument }) => instrument.id));
  const single = view.nodes.filter(
    (each) => isMeasure(each, view) && !inScores.has(each) && !totals.has(each.item.total ?? ''),
  );
  return [
    ...scores.map((score) => scored(score, context)),
    ...single.flatMap((node) => answered(node, context)),
  ];
}

/** A total that the form's own expression contradicts has been taken away by the engine, and is none here either. */
function sureScore(instrument: Score['instrument'], view: View): Score[] {
  const read = scoreOf(instrument, view);
  const places = view.nodes.filter(
    (each) => each.item.total === instrument.id && each.kind === 'item' && view.isOn(each),
  );
  const isSure = places.every((each) => each.values.length > 0);
  return read.kind === 'score' && isSure ? [read.score] : [];
}

function base(node: string, category: Coding, context: Context, linkIds: readonly string[]) {
  const { at, amended } = context;
  return {
    resourceType: 'Observation' as const,
    identifier: [{ system: IDENTIFIER, value: `${context.id}#${node}` }],
    meta: { security: [PATIENT_ASSERTED] },
    status: linkIds.some((each) => amended?.linkIds.includes(each))
      ? ('amended' as const)
      : ('final' as const),
    category: [{ coding: [category] }],
    subject: { reference: context.subject },
    effectiveDateTime: amended?.of ?? at,
    ...(at.length > 10 && { issued: at }),
  };
}

function scored({ instrument, value, items }: Score, context: Context): Observation {
  return {
    ...base(
      instrument.total,
      { system: CATEGORY, code: 'survey' },
      context,
      items.map(({ node }) => node.item.linkId),
    ),
    code: {
      coding: [{ system: instrument.system ?? LOINC, code: instrument.total, display: instrument.display }],
      text: instrument.display,
    },
    valueQuantity: quantity(value),
    component: items.map(({ code, node, value: score }) => ({
      code: { coding: codings(node.item, code), ...textOf(node.item) },
      valueQuantity: quantity(score),
    })),
    derivedFrom: [derivedFrom(context)],
  };
}

function quantity(value: number) {
  return { value, unit: scoreUnit.display, system: scoreUnit.system, code: scoreUnit.code };
}

function derivedFrom({ id }: Context) {
  return { reference: `QuestionnaireResponse/${id}` };
}

/** The item's own codes, or the one it is known by where it has none. */
function codings(item: Item, code: string): Coding[] {
  const own = codesOf(item);
  return own.length > 0 ? own : [{ system: LOINC, code }];
}

/** Without the name by which our own rules find it. */
function codesOf({ code }: Item): Coding[] {
  return code.filter(({ system }) => system !== NAMES);
}

function textOf({ text }: Item): { text?: string } {
  return text.text === '' ? {} : { text: text.text };
}

function isMeasure(node: Node, view: View): boolean {
  const { item, values, kind } = node;
  if (kind === 'more' || item.refused !== undefined || values.length === 0 || codesOf(item).length === 0)
    return false;
  return (item.extract !== undefined || measureOf(item) !== undefined) && view.isOn(node);
}

function measureOf({ code }: Item): 'survey' | 'activity' | undefined {
  const found = code.find((each) => each.system === LOINC && Object.hasOwn(measures, each.code ?? ''));
  return found && measures[found.code ?? ''];
}

/** One for each answer. */
function answered({ item, values, place }: Node, context: Context): Observation[] {
  const category = item.extract?.category ?? { system: CATEGORY, code: measureOf(item) ?? 'survey' };
  const derived = item.expressions.calculated !== undefined;
  return values.flatMap((value, at) => {
    const shown = valueOf(value, item);
    if (shown === undefined) return [];
    return [
      {
        ...base(values.length > 1 ? `${place}#${at}` : place, category, context, [item.linkId]),
        code: { coding: codesOf(item), ...textOf(item) },
        ...shown,
        ...(derived ? {} : { performer: [{ reference: context.subject }] }),
        derivedFrom: [derivedFrom(context)],
      },
    ];
  });
}

/** Numbers as quantities, which is what dashboards show; a scale's coding as the number it stands for. */
function valueOf(value: Value, item: Item): Record<`value${string}`, unknown> | undefined {
  if ('valueInteger' in value || 'valueDecimal' in value)
    return { valueQuantity: { value: Object.values(value)[0] as number, ...unitOf(item) } };
  if ('valueCoding' in value) {
    const score = measureOf(item) === undefined ? undefined : itemScore(item, value);
    if (score !== undefined) return { valueQuantity: quantity(score) };
    const { display } = value.valueCoding;
    return {
      valueCodeableConcept: { coding: [value.valueCoding], ...(display !== undefined && { text: display }) },
    };
  }
  if ('valueDate' in value) return { valueDateTime: value.valueDate };
  if ('valueUri' in value) return { valueString: value.valueUri };
  return 'valueReference' in value ? undefined : { ...value };
}

function unitOf({ units: [unit] }: Item): Record<string, unknown> {
  if (unit?.system !== undefined && unit.code !== undefined)
    return { unit: unit.display ?? unit.code, system: unit.system, code: unit.code };
  return unit?.display === undefined ? { system: scoreUnit.system, code: '1' } : { unit: unit.display };
}
