/** The people of a simulated clinic: who they are, how their days go, and when they are away or in danger. Pure. */
import type { Language } from '../model/language.ts';
import { chanceOf, type Chance } from './chance.ts';
import type { Simulation } from './shapes.ts';
import {
  daysOf,
  mannerOf,
  natureFrom,
  temperaments,
  type Felt,
  type Manner,
  type Nature,
  type Temperament,
} from './temperaments.ts';

export interface Person {
  id: string;
  name: string;
  number: string;
  lang: Language;
  zone: string;
  checkIn: string;
  temperament: Temperament;
  manner: Manner;
  nature: Nature;
  days: Felt[];
  /** On which day something dangerous is written. */
  dangerOn?: number;
  /** The days spent in another zone. */
  away?: { zone: string; from: number; until: number };
  /** Has thoughts of death now and then, of which only a form asks. */
  hasThoughts: boolean;
  /** How often, on the scale of that form, if they have them: 1 to 3. It is much the same from month to month. */
  thoughts: number;
  /** Something is wrong with the medicines on these days: which of the choices it is. */
  trouble?: { choice: string; from: number; until: number };
  chance: Chance;
}

/** Somebody the clinic's list has already, who is given a life. */
export type Known = Pick<Person, 'id' | 'name' | 'number' | 'lang' | 'zone' | 'checkIn'>;

export interface Wanted {
  patients: number;
  days: number;
  seed: number;
  simulation: Simulation;
  known?: readonly Known[];
}

/** The mood of the made-up in the mean, at which thoughts of death are as frequent as their share says. */
const USUAL_MOOD = 5.9;

export function peopleOf({ patients, days, seed, simulation, known = [] }: Wanted): Person[] {
  const kinds = dealt(patients, simulation.shares, chanceOf(seed, 'who'));
  return kinds.map((temperament, at) => {
    const chance = chanceOf(seed, `person/${at}`);
    const who = known[at] ?? stranger(at, simulation, chance);
    const nature = natureFrom(chance);
    const felt = daysOf(temperament, nature, days + 1, chance);
    const trouble = troubleIn(days, simulation, chance);
    return {
      ...who,
      temperament,
      manner: mannerOf(temperament),
      nature,
      days: felt,
      ...(temperament === 'in-danger' && { dangerOn: chance.whole(1, Math.max(1, days - 2)) }),
      ...(temperament === 'travelling' && { away: journey(days, simulation, chance) }),
      hasThoughts: chance.is(((simulation.forms.thoughts / 100) * (10 - nature.mood)) / (10 - USUAL_MOOD)),
      thoughts: chanceOf(seed, `thoughts/${at}`).pick([1, 1, 1, 2, 3]),
      ...(trouble && { trouble }),
      chance,
    };
  });
}

/** As many of each as their share says, the largest remainders first, in an order by chance. */
export function dealt(
  patients: number,
  shares: Partial<Record<Temperament, number>>,
  chance: Chance,
): Temperament[] {
  const all = temperaments.reduce((sum, each) => sum + (shares[each] ?? 0), 0);
  const wanted = temperaments.map((kind) => ({ kind, count: ((shares[kind] ?? 0) / all) * patients }));
  const sure = wanted.flatMap(({ kind, count }) => Array<Temperament>(Math.floor(count)).fill(kind));
  const rest = wanted
    .toSorted((a, b) => (b.count % 1) - (a.count % 1))
    .slice(0, patients - sure.length)
    .map(({ kind }) => kind);
  return [...sure, ...rest]
    .map((kind) => ({ kind, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ kind }) => kind);
}

/** Numbers that the North American plan keeps for stories, then others of its 555. */
function stranger(at: number, { zones, spanish }: Simulation, chance: Chance): Known {
  const hour = chance.pick([9, 9, 10, 11, 12, 14, 17, 18]);
  return {
    id: `sim-${String(at + 1).padStart(5, '0')}`,
    name: `Person ${at + 1}`,
    number: `+1555${String(2_000_000 + at)}`,
    lang: chance.is(spanish) ? 'es' : 'en',
    zone: chance.pick(zones),
    checkIn: `${String(hour).padStart(2, '0')}:${chance.pick(['00', '15', '30'])}`,
  };
}

function journey(days: number, { away }: Simulation, chance: Chance): NonNullable<Person['away']> {
  const from = chance.whole(Math.min(2, days), Math.max(2, days - 9));
  return { zone: chance.pick(away), from, until: from + chance.whole(4, 8) };
}

/** At most one, begun on any of the days. */
function troubleIn(days: number, { forms }: Simulation, chance: Chance): Person['trouble'] {
  let at = chance.next();
  for (const [choice, percent] of Object.entries(forms.trouble)) {
    at -= (percent / 100) * (days / 28);
    if (at >= 0) continue;
    const from = chance.whole(0, days);
    return { choice, from, until: from + chance.whole(3, 14) };
  }
  return undefined;
}
