/** How a skill comes to be done: asked for at any time, or offered after a check-in because the record calls for it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { calledFor, listedFor, offerOf, type Called } from '../../src/coaching/needs.ts';
import type { Said } from '../../src/model/event.ts';
import { localDay } from '../../src/model/time.ts';
import { progressOn } from '../../src/outcomes/progress.ts';
import { readSkillWish, type SkillWish } from '../../src/reading/skill-wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';
import { dropSkill, isShut, isSorrow } from './gate.ts';
import { skillOf, type SkillBegin } from './state.ts';

/** True when a skill was asked for and has been answered. Over an open question only the word for the list alone is heard. */
export async function askedForSkill(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined) return false;
  const wish = readSkillWish(said.text, wordsOf(turn));
  if (wish === undefined || !mayInterrupt(dc, wish)) return false;
  await meet(dc, turn, wish);
  return true;
}

/** Asked for in other words: whatever is open there goes on. */
export async function beginSkills(dc: DialogContext, turn: Turn): Promise<void> {
  const wish: SkillWish = { kind: 'list' };
  if (mayInterrupt(dc, wish)) await meet(dc, turn, wish);
  else await dc.repromptDialog();
}

async function meet(dc: DialogContext, turn: Turn, wish: SkillWish): Promise<void> {
  if (isShut(turn)) turn.say('skills.not-now', {}, { purpose: 'safety' });
  else if (isSorrow(turn)) turn.say('skills.person', {}, { purpose: 'safety' });
  else {
    dropSkill(dc, turn);
    return begin(dc, turn, wish);
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** In a flare its own steps go on; a plan for the hardest hours is never left for an exercise. */
function mayInterrupt(dc: DialogContext, wish: SkillWish): boolean {
  const open = dc.activeDialog?.id;
  if (open === undefined) return true;
  return wish.kind === 'list' && open !== 'safety-plan' && open !== 'flare';
}

async function begin(dc: DialogContext, turn: Turn, wish: SkillWish): Promise<void> {
  const known = wish.kind === 'skill' && skillOf(turn, wish.skill) !== undefined ? wish.skill : undefined;
  turn.keepSkills({ ...turn.skills, declined: 0 });
  if (known !== undefined)
    return void (await dc.beginDialog('skill', { stage: 'how', skill: known } satisfies SkillBegin));
  const listed = listedFor(turn.content.skills, turn.skills);
  await dc.beginDialog('skill', { stage: 'list', listed } satisfies SkillBegin);
}

/** What today's record calls for, if anything may be offered at all. Undefined is the usual case. */
export function skillToOffer(dc: DialogContext, turn: Turn): Called | undefined {
  if (dc.activeDialog !== undefined || isShut(turn) || isSorrow(turn)) return undefined;
  if (turn.flares.open !== undefined) return undefined;
  const { content, talk, skills, flares, patient, now } = turn;
  const today = localDay(now, patient.zone);
  // Whoever has just been told that a nurse will look at their numbers is offered nothing that day.
  if (Object.values(talk.found).includes(today)) return undefined;
  const { boomBust } = progressOn({ ...talk, declared: flares.declared }, today, content.outcomes);
  const called = calledFor(content.skills, { today, series: talk.trends, boomBust, flares });
  return offerOf(called, skills, today, content.skillPolicy, patient.id);
}

export async function offerSkill(dc: DialogContext, turn: Turn, called: Called): Promise<void> {
  const { skill, because, values, drawn } = called;
  const offeredOn = localDay(turn.now, turn.patient.zone);
  turn.keepSkills({ ...turn.skills, offeredOn, last: skill, declined: turn.skills.declined + 1 });
  await dc.beginDialog('skill', { stage: 'offer', skill, because, values, drawn } satisfies SkillBegin);
}
