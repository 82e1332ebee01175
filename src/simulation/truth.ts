/**
 * Whether an entry of the clinic's list was worth its while, by what is so of the made-up person and not by what they said:
 * something has happened, or it is as always with them, or it was chance. Pure.
 */
import type { Person } from './people.ts';

export const truths = ['happened', 'always', 'chance'] as const;
export type Truth = (typeof truths)[number];

/** A danger is one for so long: as long as silence after it is looked for. */
const DANGER_DAYS = 30;
/** Of an illness, and of a trouble with medicines, the days after it still tell. */
export const AFTER_DAYS = 3;
/** From here on somebody who gets worse has got worse: by 0.1 points of pain a day. */
export const WORSE_FROM = 10;
/** Pain, sleep and mood with which somebody has always lived, and that rules take for bad. */
const BAD = { pain: 7.5, sleep: 3, mood: 3.5 };

type Judge = (who: Person, day: number) => Truth;

/** Each takes what has opened an entry by its name, without what kind of name it is. */
const judges: readonly [RegExp, Judge][] = [
  [
    /^(pain|peg)-/,
    (who, day) => moved(who, day) ?? (isSwinging(who) || who.nature.pain >= BAD.pain ? 'always' : 'chance'),
  ],
  [/^sleep-/, (who, day) => moved(who, day) ?? (who.nature.sleep <= BAD.sleep ? 'always' : 'chance')],
  [
    /^(phq9-item-9|asq|cssrs|silence-after-(risk|talk)|opt-out-after-risk|direct-question|unanswered)/,
    thoughts,
  ],
  [
    /^(mood|phq9|gad7|worry)-/,
    (who, day) => moved(who, day) ?? (who.nature.mood <= BAD.mood ? 'always' : 'chance'),
  ],
  [/^missed-/, ({ temperament }) => (temperament === 'silent' ? 'happened' : 'chance')],
  [/^medicines-/, (who, day) => (hasTrouble(who, day) ? 'happened' : 'chance')],
];

/** The best that can be said of any of them. What was heard in words is looked at as a danger that was meant. */
export function truthOf(because: Iterable<string>, who: Person, day: number): Truth {
  const all = [...because].map((each) => judged(each.replace(/^(task |trigger\/|protocol\/)/, ''), who, day));
  return truths.find((each) => all.includes(each)) ?? 'chance';
}

function judged(name: string, who: Person, day: number): Truth {
  const judge = judges.find(([names]) => names.test(name))?.[1];
  return judge === undefined ? (moved(who, day) ?? 'chance') : judge(who, day);
}

/** Ill, in danger, or worse than at first. */
function moved({ temperament, days, dangerOn }: Person, day: number): 'happened' | undefined {
  const isIll = days.slice(Math.max(0, day - AFTER_DAYS), day + 1).some(({ ill }) => ill);
  const isWorse = temperament === 'worsening' && day >= WORSE_FROM;
  return isIll || isWorse || isInDanger(dangerOn, day) ? 'happened' : undefined;
}

function thoughts({ hasThoughts, dangerOn }: Person, day: number): Truth {
  return hasThoughts || isInDanger(dangerOn, day) ? 'happened' : 'chance';
}

export function isInDanger(dangerOn: number | undefined, day: number): boolean {
  return dangerOn !== undefined && day >= dangerOn - 1 && day <= dangerOn + DANGER_DAYS;
}

function hasTrouble({ trouble }: Person, day: number): boolean {
  return trouble !== undefined && day >= trouble.from && day <= trouble.until + AFTER_DAYS;
}

/** Good days and bad ones in turns are how it goes with them. */
function isSwinging({ temperament }: Person): boolean {
  return temperament === 'boom-bust';
}
