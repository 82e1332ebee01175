/**
 * How the days of made-up people go: numbers as a person might feel them, before anything is said of them. Plausible, and
 * nobody's data: what a clinic's patients are really like is not known to this file.
 */
import type { Chance } from './chance.ts';

export const temperaments = [
  'steady',
  'boom-bust',
  'improving',
  'worsening',
  'silent',
  'chatty',
  'travelling',
  'ill',
  'in-danger',
] as const;
export type Temperament = (typeof temperaments)[number];

/** Who answers how much, and how. */
export interface Manner {
  /** Of the check-ins, how many are begun, and how many of the begun are left in the middle. */
  begins: number;
  leaves: number;
  /** Of the silent ones, how many a reminder wakes. */
  wakes: number;
  /** How often a note is written, and something unasked is said on a day. */
  notes: number;
  unasked: number;
}

const usual: Manner = { begins: 0.86, leaves: 0.05, wakes: 0.45, notes: 0.25, unasked: 0.04 };
const own: Partial<Record<Temperament, Partial<Manner>>> = {
  silent: { begins: 0.25, leaves: 0.15, wakes: 0.15, notes: 0.05, unasked: 0.01 },
  chatty: { begins: 0.96, leaves: 0.02, notes: 0.9, unasked: 0.6 },
  travelling: { begins: 0.7, leaves: 0.1 },
  ill: { begins: 0.8, notes: 0.4 },
};
export const mannerOf = (of: Temperament): Manner => ({ ...usual, ...own[of] });

/** How today is, on the scales of the check-in. */
export interface Felt {
  pain: number;
  limits: number;
  sleep: number;
  mood: number;
  /** A day on which more was done than the body wanted. */
  overdone: boolean;
  ill: boolean;
}

export interface Nature {
  pain: number;
  limits: number;
  sleep: number;
  mood: number;
  restless: number;
}

/** Where a person stands on the first day. People of a pain clinic: mostly 4 to 8, a few always above. */
export function natureFrom(chance: Chance): Nature {
  const pain = within(chance.bell(5.8, 1.5), 2, 8.8);
  return {
    pain,
    limits: within(chance.bell(0.8 * pain + 0.9, 1.1), 0.5, 9.5),
    sleep: within(chance.bell(7.4 - 0.35 * pain, 1.3), 1.5, 9),
    mood: within(chance.bell(7.9 - 0.35 * pain, 1.2), 2.2, 9.5),
    restless: chance.between(0.6, 1.4),
  };
}

/** Every day of a life, in order: a bad day tends to be followed by another. */
export function daysOf(of: Temperament, nature: Nature, days: number, chance: Chance): Felt[] {
  const period = chance.whole(5, 9);
  const illFrom = chance.whole(Math.min(4, days), Math.max(4, days - 8));
  let drift = 0;
  return Array.from({ length: days }, (_, day) => {
    drift = 0.5 * drift + chance.bell(0, 0.75 * nature.restless);
    const place = of === 'boom-bust' ? (day + 2) % period : period;
    const isIll = of === 'ill' && day >= illFrom && day < illFrom + 6;
    const slope = of === 'improving' ? -0.09 : of === 'worsening' ? 0.1 : 0;
    const worse = slope * Math.min(day, 30) + (place === 1 || place === 2 ? 2.4 : place === 0 ? -0.7 : 0);
    const pain = nature.pain + drift + worse + (isIll ? 0.8 : 0);
    const about = (middle: number) => whole(chance.bell(middle, 0.8));
    return {
      pain: whole(pain),
      limits: about(nature.limits + 0.7 * (drift + worse) + (isIll ? 1.5 : 0)),
      sleep: about(nature.sleep - 0.35 * (drift + worse) - (isIll ? 1 : 0)),
      mood: about(nature.mood - 0.3 * (drift + worse) - (isIll ? 0.8 : 0)),
      overdone: place === 0,
      ill: isIll,
    };
  });
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
const whole = (value: number) => within(Math.round(value), 0, 10);
