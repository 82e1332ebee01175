/**
 * What somebody in danger hears while others deal with it. All of it once: who has the alert, if anybody really has, and whom
 * to call. Further messages are answered in other words, never in the same ones twice running.
 */
import type { TalkState } from '../src/model/file.ts';
import { HOUR } from '../src/model/time.ts';
import { STANDING, type Turn, type Values } from '../src/turn/turn.ts';
import { isHandedOver } from './standing-danger.ts';
import { clinicianTitle } from './who.ts';

/** The message tells more of anything, tells of danger again, or asks how it stands. */
type Heard = 'more' | 'danger' | 'question';

export function sayHeld(turn: Turn, heard: Heard = 'more'): void {
  const whole = turn.alert?.acknowledgedBy === undefined ? 'crisis.again' : 'crisis.held';
  const told = isHandedOver(turn) ? 'crisis.in-touch' : 'crisis.told';
  const said = saidOf(turn);
  const words = {
    more: next(said, [whole, 'crisis.added', told, 'crisis.added-also']),
    danger: said === whole ? 'crisis.added' : whole,
    question: said === told ? whole : told,
  };
  sayStanding(turn, words[heard]);
}

/** What to do now, in these words; asked again at once, how it stands. */
export function sayNext(turn: Turn, key: string): void {
  if (saidOf(turn) === key) return sayHeld(turn, 'question');
  sayStanding(turn, key);
}

/** In these words, whatever was said last. */
export function sayStanding(turn: Turn, key: string): void {
  const { alert, now } = turn;
  const holder = alert?.acknowledgedBy?.clinician;
  const clinician: Values = holder === undefined ? {} : { clinician: clinicianTitle(turn, holder) };
  // What the protocol said at first has become true, or more, since.
  turn.say(key, { alerting: STANDING, ...clinician }, { purpose: 'safety' });
  if (alert !== undefined) turn.keepHeld({ alert: alert.id, holder, key, at: now });
}

/** What was said last of this alert as it stands; after an hour all of it is said again. */
function saidOf({ talk: { held }, alert, now }: Turn): string | undefined {
  return held !== undefined && isSame(held, alert) && now - held.at < HOUR ? held.key : undefined;
}

function isSame(held: NonNullable<TalkState['held']>, alert: Turn['alert']): boolean {
  return held.alert === alert?.id && held.holder === alert.acknowledgedBy?.clinician;
}

function next(said: string | undefined, [whole = '', ...others]: readonly string[]): string {
  if (said === undefined) return whole;
  const at = others.indexOf(said);
  return others[(at + 1) % others.length] ?? whole;
}
