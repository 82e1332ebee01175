/** What a reply to a question of a skill means. No reply keeps a person in it for ever. */
import type { DialogContext } from 'botbuilder-dialogs';
import { readActivityDay } from '../../src/reading/activity-day.ts';
import { withEffect, type Effect } from '../../src/coaching/needs.ts';
import type { Event } from '../../src/model/event.ts';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import { readChoice } from '../../src/reading/choice.ts';
import { isALittle, readHowItIs } from '../../src/reading/how-it-is.ts';
import { readReady } from '../../src/reading/ready.ts';
import { isRefusal } from '../../src/reading/refusal.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isMinutesDue } from '../pacing/begin.ts';
import { logDay } from '../pacing/log.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { SKILL_PART, teach } from './gate.ts';
import { enter, optionsOf, planPart, show } from './show.ts';
import { skillOf, stateOf, type SkillState } from './state.ts';

export function hearSkill(turn: Turn, state: SkillState, text: string): Then {
  if (state.part !== undefined) return early(turn, state, text);
  switch (state.stage) {
    case 'offer':
      return hearOffer(turn, state, text);
    case 'list': {
      const skill = chosenIn(turn, state, text);
      if (skill === undefined) return 'unclear';
      Object.assign(state, { stage: 'how', skill, tries: 0 });
      return 'ask';
    }
    case 'how': {
      const how = chosenIn(turn, state, text) ?? (isAgreed(turn, text) ? 'short' : undefined);
      if (how === undefined) return 'unclear';
      turn.keepSkills({ ...turn.skills, last: state.skill });
      enter(turn, state, how === 'guided');
      return 'wait';
    }
    case 'helped':
      return hearHelped(turn, state, text);
  }
}

/** Of two ways, whoever only agrees is given the one that asks less of them. */
function isAgreed(turn: Turn, text: string): boolean {
  return readReady(text, wordsOf(turn)) || readYesNo(text, wordsOf(turn)) === 'yes';
}

function chosenIn(turn: Turn, state: SkillState, text: string): string | undefined {
  const options = optionsOf(turn, state);
  // A card sends the name of what was chosen.
  return options.find(({ value }) => value === text)?.value ?? readChoice(text, options, wordsOf(turn));
}

function hearOffer(turn: Turn, state: SkillState, text: string): Then {
  const reply = readYesNo(text, wordsOf(turn));
  if (reply === 'no' || (reply !== 'yes' && isRefusal(text, wordsOf(turn)))) {
    turn.say('skills.declined');
    return 'end';
  }
  // Whoever is used to telling their minutes here is not asked to do so twice.
  const told = isMinutesDue(turn) ? readActivityDay(text, wordsOf(turn)) : undefined;
  if (told !== undefined) {
    logDay(turn, told);
    return 'end';
  }
  if (reply !== 'yes' && !readReady(text, wordsOf(turn))) return 'unclear';
  turn.keepSkills({ ...turn.skills, declined: 0 });
  Object.assign(state, { stage: 'how', tries: 0 });
  return 'ask';
}

/** "Not interested" to an offer is about that, and no wish to leave. */
export function isOfferRefused({ activeDialog: open }: DialogContext, turn: Turn, text: string): boolean {
  return open?.id === 'skill' && open.state['stage'] === 'offer' && isRefusal(text, wordsOf(turn));
}

function hearHelped(turn: Turn, state: SkillState, text: string): Then {
  const { skill = '' } = state;
  const reply = readYesNo(text, wordsOf(turn));
  const effect = (chosenIn(turn, state, text) ??
    effectIn(turn, text) ??
    (reply === 'unsure' ? undefined : reply)) as Effect | undefined;
  if (effect === undefined) return 'unclear';
  turn.keepSkills(withEffect(turn.skills, skill, effect));
  const { done = 0, helped = 0 } = turn.skills.tally[skill] ?? {};
  if (effect === 'worse') turn.say('skills.worse');
  else teach(turn, 'skills.counted', { times: helped, count: done });
  return 'end';
}

const effects = { gone: 'yes', better: 'yes', same: 'no', worse: 'worse' } as const;

function effectIn(turn: Turn, text: string): Effect | undefined {
  const how = readHowItIs(text, wordsOf(turn));
  return how === 'better' && isALittle(text, wordsOf(turn)) ? 'little' : how && effects[how];
}

/** Whoever writes while the clock runs is asked at once how it was, unless they say it. */
function early(turn: Turn, state: SkillState, text: string): Then {
  const words = wordsOf(turn);
  turn.unplan(SKILL_PART);
  if (effectIn(turn, text) !== undefined) return hearHelped(turn, state, text);
  if (!readReady(text, words) && readYesNo(text, words) === undefined) teach(turn, 'skills.heard');
  delete state.part;
  return 'ask';
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
