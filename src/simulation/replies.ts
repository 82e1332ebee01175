/** What a made-up person writes to what they are asked, in the words of their language. */
import type { Ask } from '../model/outgoing.ts';
import type { Chance } from './chance.ts';
import type { Person } from './people.ts';
import type { Phrases } from './shapes.ts';
import type { Felt } from './temperaments.ts';

const MAY_BEGIN = 0.6;

/** Undefined is silence. */
export function replyTo(
  ask: Ask,
  who: Person,
  { today, isInDanger }: { today: Felt; isInDanger: boolean },
  phrases: Phrases,
): string | undefined {
  const { chance } = who;
  switch (ask.kind) {
    case 'yes-no':
      return chance.pick(isInDanger ? phrases.yes : phrases.no);
    case 'choice':
      return ((isInDanger ? undefined : noneOf(ask)) ?? nowOf(ask, who) ?? chance.pick(ask.options)).label;
    case 'text':
      return ask.optional ? note(who, today, phrases) : chance.pick(phrases.note);
    case 'scale':
      return numberFor(ask, today, phrases, chance);
  }
}

/** Of several dangers at once, whoever is in none has none. */
function noneOf({ options }: Ask): Ask['options'][number] | undefined {
  return options.find(({ value }) => value === 'no');
}

/** Of a good time for more questions, most have one now. */
function nowOf({ options }: Ask, { chance }: Person): Ask['options'][number] | undefined {
  const yes = options.find(({ value }) => value === 'yes');
  return yes !== undefined && chance.is(MAY_BEGIN) ? yes : undefined;
}

function note({ manner, chance }: Person, today: Felt, phrases: Phrases): string {
  if (today.ill && chance.is(0.5)) return chance.pick(phrases.noteIll);
  if (today.overdone && chance.is(0.5)) return chance.pick(phrases.noteOverdone);
  return chance.pick(chance.is(manner.notes) ? phrases.note : phrases.noNote);
}

function numberFor({ linkId, min, max }: Ask, today: Felt, phrases: Phrases, chance: Chance): string {
  const [least, most] = [min?.value ?? 0, max?.value ?? 10];
  const value = Math.round(least + (feltFor(linkId, today) / 10) * (most - least));
  const written = chance.is(0.08) ? phrases.numberWords[value] : undefined;
  return chance.pick(phrases.number).replace('{n}', written ?? String(value));
}

/** By what the question is called; one that nobody here knows is answered like one about pain. */
function feltFor(linkId: string, { pain, limits, sleep, mood }: Felt): number {
  if (/sleep/.test(linkId)) return sleep;
  if (/mood|relief/.test(linkId)) return mood;
  return /interference|limit|activity|enjoyment/.test(linkId) ? limits : pain;
}
