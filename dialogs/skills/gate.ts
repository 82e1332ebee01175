/**
 * The one door through which a line of a skill is said. While a danger stands nothing of it is, nor in a message or on a day
 * that tells of loss or of harm by others: an exercise would answer what only a person can.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { outranks } from '../../src/model/signal.ts';
import { DAY, localDay } from '../../src/model/time.ts';
import { tellsOfSorrow } from '../../src/reading/skill-wish.ts';
import type { SayOptions, Turn, Values } from '../../src/turn/turn.ts';
import { takeOut } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';

export const SKILL_PART = 'skill-part';

/** An alert above the list, a person who talks with them, or words of danger of the last day that nobody has dealt with. */
export function isShut({ alert, now }: Turn): boolean {
  if (alert === undefined) return false;
  if (alert.takenOver !== undefined || outranks(alert.tier, 'soon')) return true;
  return alert.quotes.some(
    ({ at, signals }) => now - at < DAY && signals.some(({ rule }) => !rule.startsWith('trigger/')),
  );
}

/** This message, or what was written into today's check-in. */
export function isSorrow(turn: Turn): boolean {
  const { event, checkIn, patient, now } = turn;
  const today = localDay(now, patient.zone);
  const notes = checkIn?.day === today ? checkIn.answers.map(({ value }) => value) : [];
  const said = event.kind === 'said' ? [event.text] : [];
  return [...said, ...notes].some((each) => typeof each === 'string' && tellsOfSorrow(each, wordsOf(turn)));
}

/** Words of loss or of harm are remembered, so that nothing is offered in the days after them either. */
export function noteSorrow(turn: Turn): void {
  if (!isSorrow(turn)) return;
  const sorrowOn = localDay(turn.now, turn.patient.zone);
  if (turn.skills.sorrowOn !== sorrowOn) turn.keepSkills({ ...turn.skills, sorrowOn });
}

/** Says nothing where it may not be said. */
export function teach(turn: Turn, key: string, values: Values = {}, options: SayOptions = {}): void {
  if (isShut(turn)) return;
  // What was begun by the person and goes on by the clock is still an answer to them.
  const purpose = turn.event.kind === 'skill-part' ? { purpose: 'reply' as const } : {};
  turn.say(key, values, { ...purpose, ...options });
}

/** No timer and no open question of a skill, or of a plan, is left where a danger stands. True when one was open. */
export function leaveSkillInDanger(dc: DialogContext, turn: Turn): boolean {
  if (!isShut(turn)) return false;
  const wasPlanning = takeOut(dc, 'weeks');
  return dropSkill(dc, turn) || wasPlanning;
}

/** Wherever it stands among the open ones. */
export function dropSkill(dc: DialogContext, turn: Turn): boolean {
  const isOpen = takeOut(dc, 'skill');
  if (isOpen) turn.unplan(SKILL_PART);
  return isOpen;
}
