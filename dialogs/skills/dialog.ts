/**
 * A skill of the library: offered with its reason or asked for, short or step by step by the clock, and whether it helped.
 * The skills are content (content/skills); what may be said at all is decided in gate.ts alone.
 */
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { tellsOfSorrow } from '../../src/reading/skill-wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { guided, type Then } from '../guided.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { hearSkill } from './answers.ts';
import { SKILL_PART, teach } from './gate.ts';
import { linkOf, show } from './show.ts';
import { skillOf, skillState, type SkillState } from './state.ts';

/** Whether it helped may be told the same day; a list or an offer is forgotten sooner. */
const STALE = { list: 2 * HOUR, offer: 12 * HOUR, how: 2 * HOUR, helped: 12 * HOUR };

export const skill = guided<SkillState>({
  id: 'skill',
  state: skillState,
  show,
  linkOf,
  oldCard: 'skills.old-card',
  resumes(state) {
    // The clock has gone on; what is left of something timed is its question.
    delete state.part;
  },
  shownAt: ({ shownAt }) => shownAt,
  staleAfter: ({ stage }) => STALE[stage],
  yieldsAfter: () => 30 * MINUTE,
  isGone: (turn, { skill }) => skill !== undefined && skillOf(turn, skill) === undefined,
  leaves: isSorrowTold,
  words: {
    later,
    skip: later,
    why: (turn, state) => {
      sayWhy(turn, state);
      return 'ask';
    },
    repeat: () => 'ask',
    back(_, state) {
      if (state.stage === 'how' && state.listed !== undefined) state.stage = 'list';
      return 'ask';
    },
  },
  easier: (_, { stage, part }) => (part === undefined ? `easier.skill.${stage}` : undefined),
  hear: (_, turn, state, text) => hearSkill(turn, state, text),
  unclear(turn, { stage }, isLast) {
    turn.say(isLast ? 'skills.later' : stage === 'offer' ? 'skills.heard' : 'skills.number');
  },
});

/** Nobody is asked about an exercise in answer to a death. */
function isSorrowTold(turn: Turn): boolean {
  if (!tellsOfSorrow(saidIn(turn).text, wordsOf(turn))) return false;
  turn.unplan(SKILL_PART);
  turn.say('everyday.idle');
  return true;
}

function later(turn: Turn): Then {
  turn.unplan(SKILL_PART);
  turn.say('skills.later');
  return 'end';
}

/** From the person's own record, with the numbers that it rests on. */
function sayWhy(turn: Turn, { stage, skill = '', because, values, drawn }: SkillState): void {
  if (because !== undefined) teach(turn, because, values);
  if (drawn === true) teach(turn, 'skills.why.drawn');
  const { done, helped } = turn.skills.tally[skill] ?? { done: 0, helped: 0 };
  if (stage === 'offer' && done > 0) teach(turn, 'skills.why.helped', { times: helped, count: done });
  if (stage === 'list') teach(turn, 'skills.why.list');
  if (stage === 'how') teach(turn, 'skills.why.how');
  if (stage === 'helped') teach(turn, 'skills.why.question');
}
