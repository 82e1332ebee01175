/** What numbers, trends and silence have shown is raised in the same commit; what is said to it is for whoever asked. */
import { silentDays } from '../src/model/asked-days.ts';
import { answerTo } from '../src/model/check-in.ts';
import { localDay, type Day } from '../src/model/time.ts';
import type { FormRecord } from '../src/model/form-record.ts';
import type { Item, Questionnaire } from '../src/model/questionnaire.ts';
import { rulesFor } from '../src/model/threshold.ts';
import { outranks, type SignalName } from '../src/model/signal.ts';
import { stopWatchRule } from '../src/outcomes/stop-watch.ts';
import { numbersRule, plainRule } from '../src/risk/rule-names.ts';
import { triggered, type Found, type Observed } from '../src/risk/triggers.ts';
import { daysNow } from '../src/schedule/asked-days.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { Danger } from './crisis-state.ts';

/** The danger that an answer just recorded means, to be talked about before anything else is asked. */
export function afterAnswer(turn: Turn, form: Questionnaire, item: Item): Danger | undefined {
  const given = turn.checkIn && answerTo(turn.checkIn, item.linkId);
  if (given === undefined) return undefined;
  const value = given.flags.includes('skipped') ? 'refused' : (given.high ?? given.value);
  if (typeof value !== 'number' && value !== 'yes' && value !== 'no' && value !== 'refused') return undefined;
  return spoken(turn, raise(turn, { answer: { of: `${form.id}/${item.linkId}`, value } }));
}

/** The same for a form, whose totals come with its last answer: all that is new at once, and one danger to talk about. */
export function afterFormAnswers(
  turn: Turn,
  answers: readonly NonNullable<Observed['answer']>[],
): Danger | undefined {
  return spoken(
    turn,
    answers.flatMap((answer) => raise(turn, { answer })),
  );
}

/** What the days up to today show, once the numbers of a check-in are kept. */
export function afterNumbers(turn: Turn): Danger | undefined {
  return spoken(turn, raise(turn, { series: turn.talk.trends, first: turn.talk.first }));
}

/** The same for a form, of whose day its numbers are, however late they come. */
export function afterFormNumbers(turn: Turn, { day: today }: FormRecord): Danger | undefined {
  return spoken(turn, raise(turn, { today, series: turn.talk.trends, first: turn.talk.first }));
}

export function afterSilence(turn: Turn, silence: 'missed' | 'opted-out'): void {
  const found = raise(turn, { silence, ...silenceOf(turn) });
  if (silence === 'missed') for (const key of saysOf(found)) turn.say(key, {}, { purpose: 'safety' });
}

/** Whether somebody would be called today about this person if nothing came from them, or told of an earlier danger. */
export function wouldAlarm(turn: Turn): boolean {
  const found = foundIn(turn, { silence: 'missed', ...silenceOf(turn, turn.talk.missed + 1) });
  return found.some(({ tier, signals }) => outranks(tier, 'soon') || signals.length > 0);
}

function silenceOf(turn: Turn, missed = turn.talk.missed): Pick<Observed, 'missedInARow' | 'silentDays'> {
  return { missedInARow: missed, silentDays: silentDays(daysNow(turn), missed) };
}

/** The gravest danger found. Who is in danger hears the protocol of it, and nothing of trends. */
function spoken(turn: Turn, found: readonly Found[]): Danger | undefined {
  const dangers = found.flatMap(dangerOf);
  if (dangers.length === 0) for (const key of saysOf(found)) turn.say(key);
  return dangers.reduce<Danger | undefined>(
    (worst, next) => (worst && !outranks(next.tier, worst.tier) ? worst : next),
    undefined,
  );
}

/** Today is the patient's own, where nothing else is said. */
type Seen = Omit<Observed, 'today'> & { today?: Day };

function foundIn(turn: Turn, seen: Seen): Found[] {
  const { zone } = turn.patient;
  const dangers = turn.dangers.map(({ signal, rule, at, talkedAbout }) => ({
    signal,
    day: localDay(at, zone),
    rule: plainRule(rule),
    isTalkedAbout: talkedAbout === true,
  }));
  const today = localDay(turn.now, zone);
  const own = stopWatchRule(turn.aims);
  const rules = [
    ...rulesFor(turn.content.triggers, turn.patient.thresholds, today),
    ...(own === undefined ? [] : [own]),
  ];
  const isListed = turn.alert !== undefined;
  const { found, toldWith } = turn.talk;
  return triggered(rules, { today, dangers, found, toldWith, isListed, ...seen });
}

function raise(turn: Turn, seen: Seen): Found[] {
  const all = foundIn(turn, seen);
  for (const { rule, tier, heardAs = tier, signals, task, because, level } of all) {
    const evidence = { words: [because], changedBy: [] };
    const heard = signals.map((signal) => ({ signal, tier: heardAs, rule: numbersRule(rule), evidence }));
    turn.raise(tier, heard, { task });
    turn.noteFound(rule, level);
  }
  return all;
}

function saysOf(found: readonly Found[]): string[] {
  return [...new Set(found.flatMap(({ say }) => say ?? []))];
}

function dangerOf({ signals, tier, heardAs = tier }: Found): Danger[] {
  return heardAs === 'soon' ? [] : signals.map((signal: SignalName) => ({ signal, tier: heardAs }));
}
