/** What a reply to a question of a skill means. No reply keeps a person in it for ever. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { readMinutes } from '../../src/coaching/pace.ts';
import { withEffect, type Effect } from '../../src/coaching/needs.ts';
import type { Event } from '../../src/model/event.ts';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import { readChoice } from '../../src/reading/choice.ts';
import { readReady } from '../../src/reading/ready.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isMinutesDue } from '../pacing/begin.ts';
import { logMinutes } from '../pacing/log.ts';
import { wordsOf } from '../turn-of.ts';
import { SKILL_PART, teach } from './gate.ts';
import { enter, optionsOf, planPart, show } from './show.ts';
import { skillOf, stateOf, type SkillState } from './state.ts';

const TRIES = 2;

export async function hearSkill(
  dc: DialogContext,
  turn: Turn,
  state: SkillState,
  text: string,
): Promise<DialogTurnResult> {
  if (state.part !== undefined) return early(turn, state, text);
  switch (state.stage) {
    case 'offer':
      return hearOffer(dc, turn, state, text);
    case 'list': {
      const skill = chosenIn(turn, state, text);
      if (skill === undefined) return unclear(dc, turn, state);
      Object.assign(state, { stage: 'how', skill, tries: 0 });
      show(turn, state);
      return Dialog.EndOfTurn;
    }
    case 'how': {
      const how = chosenIn(turn, state, text);
      if (how === undefined) return unclear(dc, turn, state);
      turn.keepSkills({ ...turn.skills, last: state.skill });
      enter(turn, state, how === 'guided');
      return Dialog.EndOfTurn;
    }
    case 'helped':
      return hearHelped(dc, turn, state, text);
  }
}

function chosenIn(turn: Turn, state: SkillState, text: string): string | undefined {
  const options = optionsOf(turn, state);
  // A card sends the name of what was chosen.
  return options.find(({ value }) => value === text)?.value ?? readChoice(text, options, wordsOf(turn));
}

async function hearOffer(
  dc: DialogContext,
  turn: Turn,
  state: SkillState,
  text: string,
): Promise<DialogTurnResult> {
  const reply = readYesNo(text, wordsOf(turn));
  if (reply === 'no') {
    turn.say('skills.declined');
    return dc.endDialog();
  }
  // Whoever is used to telling their minutes here is not asked to do so twice.
  const minutes = isMinutesDue(turn) ? readMinutes(text) : undefined;
  if (minutes !== undefined) {
    logMinutes(turn, minutes);
    return dc.endDialog();
  }
  if (reply !== 'yes' && !readReady(text, wordsOf(turn))) return unclear(dc, turn, state);
  turn.keepSkills({ ...turn.skills, declined: 0 });
  Object.assign(state, { stage: 'how', tries: 0 });
  show(turn, state);
  return Dialog.EndOfTurn;
}

async function hearHelped(
  dc: DialogContext,
  turn: Turn,
  state: SkillState,
  text: string,
): Promise<DialogTurnResult> {
  const { skill = '' } = state;
  const reply = readYesNo(text, wordsOf(turn));
  const effect = (chosenIn(turn, state, text) ?? (reply === 'unsure' ? undefined : reply)) as
    Effect | undefined;
  if (effect === undefined) return unclear(dc, turn, state);
  turn.keepSkills(withEffect(turn.skills, skill, effect));
  const { done = 0, helped = 0 } = turn.skills.tally[skill] ?? {};
  if (effect === 'worse') turn.say('skills.worse');
  else teach(turn, 'skills.counted', { times: helped, count: done });
  return dc.endDialog();
}

/** Once in other words; the second time it is left, for nobody in pain should have to find the right word. */
async function unclear(dc: DialogContext, turn: Turn, state: SkillState): Promise<DialogTurnResult> {
  state.tries += 1;
  if (state.tries >= TRIES) {
    turn.say('skills.later');
    return dc.endDialog();
  }
  turn.say(state.stage === 'offer' ? 'skills.heard' : 'skills.number');
  show(turn, state);
  return Dialog.EndOfTurn;
}

/** Whoever writes while the clock runs is asked at once how it was. */
function early(turn: Turn, state: SkillState, text: string): DialogTurnResult {
  const words = wordsOf(turn);
  turn.unplan(SKILL_PART);
  if (!readReady(text, words) && readYesNo(text, words) === undefined) teach(turn, 'skills.heard');
  delete state.part;
  show(turn, state);
  return Dialog.EndOfTurn;
}

type PartDue = Extract<Event, { kind: 'skill-part' }>;

/** After so long away the next text would come out of nowhere; what is left is the question. */
const LATE = 3 * MINUTE;

export function skillPartDue(dc: DialogContext, turn: Turn, due: PartDue): void {
  if (dc.activeDialog?.id !== 'skill') return;
  const state = stateOf(dc);
  if (state.run !== due.run || state.part !== due.part) return;
  const after = skillOf(turn, state.skill)?.after ?? [];
  const isLast = due.part + 1 >= after.length;
  const isLate = turn.now - due.at > (after[due.part] ?? 0) * SECOND + LATE;
  if (isLast || isLate) delete state.part;
  else state.part = due.part + 1;
  show(turn, state);
  if (state.part !== undefined) planPart(turn, state);
}
