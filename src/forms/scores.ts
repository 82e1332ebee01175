/**
 * Totals, worked out here and held against the form's own expression. A total that is not sure is no total: a missing
 * item, a form that counts its answers in its own way, or two results that differ give a flag and no number.
 */
import type { Form, Item, Value } from './form.ts';
import { everyItem } from './form.ts';
import { answerScores, instruments, type Instrument } from './instruments.ts';
import { rounded } from './exact-units.ts';
import { valueFrom } from './results.ts';
import type { Flag } from './state.ts';
import { isSame } from './values.ts';
import type { Node, View } from './view.ts';
import { ownSum } from './weighted.ts';

export interface Score {
  instrument: Instrument;
  value: number;
  items: { code: string; node: Node; value: number }[];
}

type Scored =
  | { kind: 'score'; score: Score }
  | { kind: 'none' }
  | { kind: 'flag'; flag: 'score-incomplete' | 'score-disagrees'; says: string };

/** An item is known by its code, or by a linkId that is one. */
export function isCoded({ code, linkId }: Pick<Item, 'code' | 'linkId'>, wanted: string): boolean {
  const named = linkId === wanted || linkId === `/${wanted}`;
  return named || code.some((each) => each.code === wanted && (each.system ?? '').includes('loinc'));
}

/** Marks the totals of a form that has the questions to them. */
export function withTotalsMarked(form: Form): Form {
  const items = everyItem(form.items);
  const known = instruments.filter(({ items: codes }) =>
    codes.some((code) => items.some((each) => isCoded(each, code))),
  );
  const mark = (item: Item): Item => {
    const total = known.find((each) => isCoded(item, each.total) && isNumeric(item));
    return { ...item, ...(total !== undefined && { total: total.id }), items: item.items.map(mark) };
  };
  return { ...form, items: form.items.map(mark) };
}

function isNumeric({ type }: Item): boolean {
  return type === 'decimal' || type === 'integer' || type === 'quantity';
}

/** The instruments a form asks in full; PHQ-2 inside PHQ-9 only where the form has a place for its total. */
export function instrumentsOf({ form }: View): Instrument[] {
  const items = everyItem(form.items).filter(({ refused }) => refused === undefined);
  const asks = (code: string) => items.some((each) => isCoded(each, code));
  const isPart = (one: Instrument) =>
    instruments.some(
      (other) =>
        one.items.every((code) => other.items.includes(code)) &&
        other.items.some((code) => !one.items.includes(code) && asks(code)),
    );
  return instruments.filter(
    (one) => one.items.every(asks) && (items.some((each) => each.total === one.id) || !isPart(one)),
  );
}

/** The codes of an instrument that a form with a place for its total does not ask. */
export function lackingFor(item: Item, { items }: Form): string[] {
  const instrument = instruments.find(({ id }) => id === item.total);
  const asked = everyItem(items).filter(({ refused }) => refused === undefined);
  return instrument?.items.filter((code) => !asked.some((each) => isCoded(each, code))) ?? [];
}

export function scoreOf(instrument: Instrument, view: View): Scored {
  const found: Score['items'] = [];
  let missing = 0;
  for (const code of instrument.items) {
    const nodes = view.nodes.filter(
      (each) => each.kind === 'item' && isCoded(each.item, code) && each.item.type !== 'display',
    );
    const [node, ...others] = nodes;
    const value = node && others.length === 0 && view.isOn(node) ? node.values[0] : undefined;
    if (node === undefined || value === undefined) missing += 1;
    else {
      const score = itemScore(node.item, value);
      if (score === undefined || score < 0 || score > instrument.most)
        return disagrees('counts an answer in its own way.');
      found.push({ code, node, value: score });
    }
  }
  if (found.length === 0) return { kind: 'none' };
  if (missing > 0)
    return {
      kind: 'flag',
      flag: 'score-incomplete',
      says: `lacks ${missing} of ${instrument.items.length} answers, so there is no total.`,
    };
  const sum = found.reduce((total, { value }) => total + value, 0);
  const value = instrument.method === 'sum' ? sum : Math.round((sum / found.length) * 10) / 10;
  return { kind: 'score', score: { instrument, value: rounded(value), items: found } };
}

function disagrees(says: string): Scored {
  return { kind: 'flag', flag: 'score-disagrees', says };
}

/** Undefined where the form's own weight and LOINC's count differ, or there is neither. */
export function itemScore(item: Item, value: Value): number | undefined {
  const held: unknown = Object.values(value)[0];
  if (typeof held === 'number') return held;
  const option = item.options.find((each) => isSame(each.value, value));
  const code = 'valueCoding' in value ? value.valueCoding.code : undefined;
  const known = code !== undefined && Object.hasOwn(answerScores, code) ? answerScores[code] : undefined;
  if (known !== undefined && option?.weight !== undefined && option.weight !== known) return undefined;
  return known ?? option?.weight ?? numberOf(option?.label.text ?? '');
}

function numberOf(label: string): number | undefined {
  const digits = /^\d{1,3}(?![\d.,])/.exec(label)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** The totals at their places; undefined where the number that stands there may not be kept. */
export function totalsOf(view: View): { values: Record<string, Value | undefined>; flags: Flag[] } {
  const values: Record<string, Value | undefined> = {};
  const flags: Flag[] = [];
  for (const node of view.nodes) {
    if (node.kind === 'more' || !isNumeric(node.item) || !view.isOn(node)) continue;
    const result = node.item.total === undefined ? unknownTotal(node, view) : knownTotal(node, view);
    if (result === undefined) continue;
    values[node.place] = result.value;
    if (result.flag !== undefined) flags.push({ linkId: node.item.linkId, ...result.flag });
  }
  return { values, flags };
}

interface Total {
  value: Value | undefined;
  flag?: Omit<Flag, 'linkId'>;
}

function knownTotal({ item, place }: Node, view: View): Total | undefined {
  const instrument = instruments.find(({ id }) => id === item.total);
  if (instrument === undefined) return undefined;
  const own = view.state.found.values[place]?.[0];
  const scored = scoreOf(instrument, view);
  if (scored.kind === 'none') return { value: undefined };
  if (scored.kind === 'flag') return { value: undefined, flag: { kind: scored.flag, says: scored.says } };
  const calculates = item.expressions.calculated !== undefined;
  if (calculates && (own === undefined || !isNear(own, scored.score)))
    return {
      value: undefined,
      flag: {
        kind: 'score-disagrees',
        says: 'has an expression that gives another total than its answers do.',
      },
    };
  return { value: calculates ? own : (valueFrom(scored.score.value, withScoreUnit(item)) ?? undefined) };
}

/** A mean may have been left with all its digits. */
function isNear(own: Value, { value, instrument }: Score): boolean {
  const held = 'valueQuantity' in own ? own.valueQuantity.value : Object.values(own)[0];
  return typeof held === 'number' && Math.abs(held - value) <= (instrument.method === 'mean' ? 0.0501 : 1e-9);
}

export const scoreUnit = { display: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' };

function withScoreUnit(item: Item): Item {
  return item.units.length > 0 ? item : { ...item, units: [scoreUnit] };
}

/** A total of weights that no scorer knows is kept only when it is the plain sum or mean of the form's own weights. */
function unknownTotal(node: Node, view: View): Total | undefined {
  const own = view.state.found.values[node.place]?.[0];
  if (node.item.expressions.calculated === undefined) return undefined;
  const held: unknown = own && ('valueQuantity' in own ? own.valueQuantity.value : Object.values(own)[0]);
  const expected = ownSum(node, view);
  if (expected.kind === 'not-weighted') return undefined;
  if (own === undefined && expected.kind === 'incomplete') return { value: undefined };
  if (expected.kind === 'incomplete')
    return {
      value: undefined,
      flag: { kind: 'score-incomplete', says: 'lacks answers, so there is no total.' },
    };
  if (own === undefined && expected.values.length === 0) return undefined;
  if (own === undefined)
    return {
      value: undefined,
      flag: { kind: 'score-disagrees', says: 'has an expression that gives nothing though all is answered.' },
    };
  const fits = typeof held === 'number' && expected.values.some((each) => Math.abs(each - held) < 0.0501);
  if (fits) return undefined;
  return {
    value: undefined,
    flag: {
      kind: 'score-unchecked',
      says: 'is worked out in a way that nothing here can check, so it is left out.',
    },
  };
}
