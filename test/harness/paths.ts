/**
 * Every place that a conversation can come to, walked with the real dialogs: from each of them every kind of reply, every
 * answer that its question offers, words of danger, and what comes by the clock. Two places from which the same follows
 * count as one, so that their number is finite.
 */
import { outranks } from '../../src/model/signal.ts';
import type { Event } from '../../src/model/event.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { keysOf } from '../../src/content/flare-checks.ts';
import { patientContent } from './scene.ts';
import { alertOf, comesDue, fileOf, handled, say, spoken, type Place, type Walked } from './walker.ts';

export interface Frame {
  id: string;
  state: Record<string, unknown>;
}

/** One part of the conversation: where it is walked from, with what, and what is its own. */
export interface Region {
  name: string;
  from: readonly (Place | Promise<Place>)[];
  /** Written where nothing is open. */
  begins: readonly string[];
  /** Written to whatever is open. */
  replies: readonly string[];
  /** Those after which the same is asked again, as often as somebody likes; WHY and BACK when left out. */
  stays?: readonly string[];
  dangers: readonly string[];
  /** Written where a danger is talked about, beside what begins. */
  inDanger?: readonly string[];
  /** Planned entries that may come due at any place. */
  timers: readonly string[];
  /** What may happen at any place, whether or not it was planned. */
  events?(place: Place): Event[];
  /** What may be done at any place that is neither written nor comes by the clock; undefined where it cannot be. */
  acts?: Readonly<Record<string, (place: Place) => Promise<Walked> | undefined>>;
  /** The dialogs that are walked to their ends here. */
  dialogs: readonly string[];
  /** What else makes two places different. */
  facts?(place: Place): unknown;
  /** Places that are meant to keep somebody. */
  holds?(place: Place): boolean;
  /** More places than this, and something never ends. */
  most: number;
  /** What is not said while a danger stands, and what stands in the way of it. */
  isShut?(place: Place): boolean;
  wrong?(place: Place, move: string, walked: Walked): string[];
}

export interface Walk {
  places: Map<string, Place>;
  /** Move and place to the next place. */
  ways: Map<string, string>;
  wrong: string[];
  /** The names of all texts that were said. */
  said: Set<string>;
  /** What was offered to be answered, as it is typed. */
  offered: Set<string>;
}

/** Another way to say yes. */
export const ALSO_YES = 'yeah';
const IN_DANGER = ['yes', 'no', 'ok', '1', 'zzz'];

export async function walked(region: Region): Promise<Walk> {
  const from: Place[] = [];
  for (const place of region.from) from.push(await place);
  const places = new Map(from.map((place) => [nameOf(region, place), place]));
  const walk: Walk = { places, ways: new Map(), wrong: [], said: new Set(), offered: new Set() };
  const asked = new Set<string>();
  for (const [name, place] of places) {
    for (const { move, go } of movesFrom(region, place, asked)) {
      const next = await go().catch((fault: unknown) => {
        throw new Error(`${move} at ${name}`, { cause: fault });
      });
      walk.wrong.push(...wrongWith(region, place, move, next).map((what) => `${what}: ${move} at ${name}`));
      for (const { key, ask } of next.said) {
        for (const each of key.split(' + ')) walk.said.add(each);
        for (const { label } of ask?.options ?? []) walk.offered.add(label);
      }
      const to = nameOf(region, next.to);
      walk.ways.set(`${move} ${name}`, to);
      if (places.size < region.most && !places.has(to)) places.set(to, next.to);
    }
  }
  return walk;
}

interface Move {
  move: string;
  go(): Promise<Walked>;
}

function movesFrom(region: Region, place: Place, asked: Set<string>): Move[] {
  const { begins, timers, inDanger = IN_DANGER } = region;
  const isDanger = isInDanger(place) || topOf(place)?.id === 'crisis';
  const usual = stackOf(place).length === 0 ? begins : region.replies;
  const texts = isDanger ? [...inDanger, ...begins] : usual;
  const isNew = isFirst(asked, questionIn(region, place));
  const more = isNew && !isDanger ? region.dangers : [];
  const also = texts.includes('yes') && isNew ? [ALSO_YES] : [];
  const isOffered = isOpen(region, place) && (!isDanger || region.inDanger !== undefined);
  return [
    ...[...texts, ...more, ...also].map((text) => ({ move: text, go: () => say(place, text) })),
    ...timers.filter((id) => id in place.planned).map((id) => ({ move: id, go: () => comesDue(place, id) })),
    ...(region.events?.(place) ?? []).map((event) => ({
      move: event.kind,
      go: () => handled({ ...place, now: Math.max(place.now, event.at) }, event),
    })),
    ...Object.entries(region.acts ?? {}).flatMap(([move, act]) => {
      const next = act(place);
      return next === undefined ? [] : [{ move: `${DONE} ${move}`, go: () => next }];
    }),
    ...(isOffered ? offers(place, asked) : []),
  ];
}

/** Dangers, and other ways to say the same, are tried once for each question: how often it was put changes nothing of them. */
function questionIn(region: Region, place: Place): string {
  const { id, state } = topOf(place) ?? { state: {} };
  const { stage, at, linkId } = state as Record<string, unknown>;
  const where = id === undefined ? region.facts?.(place) : undefined;
  return JSON.stringify([
    id,
    stage,
    typeof at === 'string' && at,
    linkId,
    id === 'form' && formPlace(place),
    where,
  ]);
}

function isFirst(asked: Set<string>, name: string): boolean {
  const before = asked.size;
  return asked.add(name).size > before;
}

/** Each answer that a question offers, as its card sends it and as it is typed; once for each question. */
function offers({ asked, ...place }: Place, before: Set<string>): Move[] {
  const shown = `${asked?.questionnaire} ${asked?.linkId}`;
  // Forms ask the same kinds of question again and again.
  const isForm = patientContent.forms.includes(asked?.questionnaire ?? '');
  const name = JSON.stringify([isForm ? '' : shown, asked?.options]);
  if (asked === undefined || !isFirst(before, name)) return [];
  const { questionnaire, linkId, round } = asked;
  return asked.options.flatMap(({ value, label }, which) => {
    const card = { questionnaire, linkId, round, answer: value };
    return [
      { move: `${OFFERED} ${value} on ${shown}`, go: () => say(place, { text: value, card }) },
      { move: `${OFFERED} "${label}" to ${shown}`, go: () => say(place, label) },
      { move: `${OFFERED} ${value} to ${shown} in Spanish`, go: () => inSpanish(place, which) },
    ];
  });
}

/** The same question, put in Spanish, is answered with what it offers there. */
async function inSpanish(place: Place, which: number): Promise<Walked> {
  const { to } = await say(spoken(place, 'es'), 'repetir');
  return say(to, to.asked?.options[which]?.label ?? 'nada');
}

const OFFERED = 'offered';
const DONE = 'done:';

function wrongWith(region: Region, place: Place, move: string, next: Walked): string[] {
  const { to, said } = next;
  const inDanger = [place, to].some(region.isShut ?? isInDanger);
  const isTimer =
    region.timers.includes(move) ||
    move.startsWith(DONE) ||
    /^[a-z]+-(?:due|over|near|set|wanted)$/.test(move);
  return [
    ...(inDanger && said.some(isCoaching) ? ['coached in danger'] : []),
    ...(isOpen(region, place) && said.length === 0 && !isTimer ? ['no answer'] : []),
    ...(move.startsWith(OFFERED) && triesOf(to) > triesOf(place) ? ['offered and not understood'] : []),
    ...(region.wrong?.(place, move, next) ?? []),
  ];
}

/** What helps nobody in danger: exercises, amounts, aims, plans. That something is refused, or ends, may be said. */
const COACHING =
  /^(?:(?:skill|skills|weeks|pace|breaks|aim|review|medicine\.tip)\.|answers\/|flare\.(?:follow|helped)\.|flare\.(?:passed|ranked|done|hello|heard|over|meanwhile|unless))/;
const ALLOWED = /\.(?:not-now|stopped|person|over-now|none|off)$|^weeks\.(?:over|none)-/;
const steps = new Set(patientContent.flare.steps.flatMap(keysOf));

export function isCoaching({ key }: Outgoing): boolean {
  return key.split(' + ').some((each) => steps.has(each) || (COACHING.test(each) && !ALLOWED.test(each)));
}

export function stackOf(place: Place): Frame[] {
  return (fileOf(place).talk.dialogs['dialogStack'] ?? []) as Frame[];
}

function topOf(place: Place): Frame | undefined {
  return stackOf(place).at(-1);
}

export function isOpen({ dialogs }: Region, place: Place): boolean {
  return stackOf(place).some(({ id }) => dialogs.includes(id));
}

export function isUrgent(place: Place): boolean {
  const alert = alertOf(place);
  return alert !== undefined && outranks(alert.tier, 'soon');
}

/** Somebody has yet to deal with it: what pages, and words of danger that are on the list. */
export function isInDanger(place: Place): boolean {
  const quotes = alertOf(place)?.quotes ?? [];
  return isUrgent(place) || quotes.some(({ signals }) => signals.length > 0);
}

/** Names of questions and counts of tries; not the words and numbers that were answered, nor when. */
const TOLD = [
  'stage',
  'at',
  'of',
  'linkId',
  'part',
  'tries',
  'tier',
  'silent',
  'unseen',
  'aside',
  'asked',
  'again',
];

function nameOf(region: Region, place: Place): string {
  const stack = stackOf(place);
  const isCrisis = stack.at(-1)?.id === 'crisis';
  return JSON.stringify([
    // What waits below a danger is put anew after it.
    stack.map((frame, at) => (isCrisis && at < stack.length - 1 ? [frame.id] : [frame.id, ...toldOf(frame)])),
    stack.some(({ id }) => id === 'form') && !isCrisis && formPlace(place),
    fileOf(place).checkIn?.status,
    isInDanger(place) && alertOf(place)?.tier,
    region.timers.filter((id) => id in place.planned),
    isCrisis && region.inDanger === undefined ? undefined : region.facts?.(place),
  ]);
}

function toldOf({ state }: Frame): unknown[] {
  return TOLD.flatMap((name) => {
    const value = state[name];
    const isTime = typeof value === 'number' && value > 1_000;
    return value === undefined || isTime ? [] : [name, value];
  });
}

function formPlace(place: Place): unknown {
  const { form } = fileOf(place);
  const { at, tries } = (form?.state ?? {}) as Record<string, unknown>;
  return [form?.form, at, tries];
}

function triesOf(place: Place): number {
  const top = topOf(place);
  if (top?.id !== 'form') return Number(top?.state['tries'] ?? 0);
  return Number((fileOf(place).form?.state as Record<string, unknown> | undefined)?.['tries'] ?? 0);
}

/** Places from which the same reply, given for ever, never leads out. */
export function endless(region: Region, { places, ways }: Walk, text: string): string[] {
  return [...places.keys()].filter((start) => {
    const been = new Set<string>();
    let at: string | undefined = start;
    for (; at !== undefined && isStill(region, places, at) && !been.has(at); at = ways.get(`${text} ${at}`))
      been.add(at);
    return at !== undefined && been.has(at);
  });
}

function isStill(region: Region, places: Walk['places'], name: string): boolean {
  const place = places.get(name);
  if (place === undefined || !isOpen(region, place) || region.holds?.(place) === true) return false;
  // How a danger is talked about to its end is walked apart.
  return topOf(place)?.id !== 'crisis' || region.dialogs.includes('crisis');
}

const NO_ANSWERS = ['later', 'skip', 'why', 'back'];

/** Questions to which nothing that was tried is an answer, but to leave them. */
export function unanswerable(region: Region, { places, ways }: Walk): string[] {
  const answers = region.replies.filter((each) => !NO_ANSWERS.includes(each));
  return [...places].flatMap(([name, place]) => {
    if (!isOpen(region, place) || isInDanger(place)) return [];
    const leads = answers.some((text) => {
      const to = ways.get(`${text} ${name}`);
      const next = to === undefined ? undefined : places.get(to);
      return to !== name && next !== undefined && triesOf(next) <= triesOf(place);
    });
    return leads ? [] : [name];
  });
}

/** Where the word YES, on which carriers act too, is the only one that does what it does. */
export function onlyByYes({ places, ways }: Walk): string[] {
  const otherwise = (name: string) => ways.get(`yes ${name}`) !== ways.get(`${ALSO_YES} ${name}`);
  return [...places.keys()].filter((name) => ways.has(`${ALSO_YES} ${name}`) && otherwise(name));
}
