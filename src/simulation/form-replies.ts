/** What a made-up person answers to a question of a form, by their days up to now and by what is so of them. Pure. */
import type { Ask } from '../model/outgoing.ts';
import type { Person } from './people.ts';
import type { FormAnswer, Phrases, Simulation } from './shapes.ts';
import type { Felt } from './temperaments.ts';

export interface Living {
  who: Person;
  /** The days lived, today the last of them. */
  lived: readonly Felt[];
  phrases: Phrases;
  forms: Simulation['forms'];
}

type Hanging = Extract<FormAnswer, { by: unknown }>;

/** Undefined where nothing is said of the question: then it is answered like any other. */
export function formReply({ questionnaire, linkId, min, max }: Ask, living: Living): string | undefined {
  // Of a question in a group the place is asked for; its own name is the last part of that.
  const name = `${questionnaire}/${linkId.split('/').at(-1)}`;
  const known = living.forms.answers.find(({ of }) => of.includes(name));
  if (known === undefined) return undefined;
  const { who, lived, phrases } = living;
  if ('says' in known) return who.chance.pick(known.says);
  if ('words' in known) return who.chance.pick(phrases[known.words]);
  if ('truth' in known) return truthOf(who, known.truth, lived.length - 1);
  const value = Math.round(hangingOn(known, living));
  const [low, high] = [known.at0, known.at10].sort((a, b) => a - b) as [number, number];
  return String(Math.max(min?.value ?? low, Math.min(max?.value ?? high, value)));
}

function hangingOn({ by, days, at0, at10, spread }: Hanging, { who, lived }: Living): number {
  const last = lived.slice(-days);
  const mean = last.reduce((sum, felt) => sum + felt[by], 0) / last.length;
  return who.chance.bell(at0 + (mean / 10) * (at10 - at0), spread);
}

/** Who fills in the same form again answers much the same: of the whole PHQ-9 after a week kappa was 0.76 (Farzanfar 2014). */
const AS_EVER = [0, 0, 0, 0, 0, 0, 0, 0, -1, 1];

/** Choices are counted from 0 where each has a value of its own, and from 1 elsewhere. */
function truthOf(
  { hasThoughts, thoughts, trouble, chance }: Person,
  truth: 'thoughts' | 'trouble',
  today: number,
): string {
  if (truth === 'thoughts')
    return hasThoughts ? String(Math.max(1, Math.min(3, thoughts + chance.pick(AS_EVER)))) : '0';
  const isNow = trouble !== undefined && today >= trouble.from && today <= trouble.until;
  return isNow ? trouble.choice : '1';
}
