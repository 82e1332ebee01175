/**
 * Made-up people who are offered skills for half a year, once by the plain rule and once with the draw among equals. Each has
 * a chance of their own that a skill helps; what calls for skills is chance too, and the same in both lives.
 */
import { offerOf, withEffect, type Called } from '../../../src/coaching/needs.ts';
import { emptySkills, type SkillBook } from '../../../src/model/skill.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { chanceFrom, firstDay } from '../outcomes/simulated.ts';

export const WEEKS = 26;
const DAYS = WEEKS * 7;
const SKILLS = ['breathing', 'relaxation', 'mindfulness', 'sleep', 'chunking', 'energy', 'values', 'asking'];
const RULES = { apartDays: 4, declines: 3, quietDays: 14 };

export interface Helped {
  tried: number;
  helped: number;
}

/** `inOrder`: the clinic has put first what helps more people; without it the order of the list tells nothing. */
export function offered(seed: number, learner: boolean, inOrder: boolean): Helped {
  const chance = chanceFrom(seed);
  const likely = SKILLS.map((_, at) => Math.min(0.9, chance() * (inOrder ? 1 - at * 0.08 : 0.72)));
  let book: SkillBook = emptySkills;
  const lived = { tried: 0, helped: 0 };
  for (let at = 0; at < DAYS; at += 1) {
    const day = dayAfter(firstDay, at);
    // Drawn on every day, so that both lives see the same days whatever was offered in them.
    const calls = SKILLS.map(() => chance() < 0.35);
    const luck = SKILLS.map(() => chance());
    const called = SKILLS.filter((_, which) => calls[which]).map(calledFor);
    const offer = offerOf(called, book, day, { ...RULES, learner }, `${seed}`);
    if (offer === undefined) continue;
    const which = SKILLS.indexOf(offer.skill);
    const isHelp = (luck[which] ?? 1) < (likely[which] ?? 0);
    book = withEffect({ ...book, offeredOn: day, last: offer.skill }, offer.skill, isHelp ? 'yes' : 'no');
    lived.tried += 1;
    lived.helped += isHelp ? 1 : 0;
  }
  return lived;
}

function calledFor(skill: string): Called {
  return { skill, because: 'skills.why.pain', values: { times: 3, entries: 7, days: 7, limit: 7 } };
}
