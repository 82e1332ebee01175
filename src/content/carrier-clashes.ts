/** A word that a patient is asked to use must not be one that the carrier acts on by itself. */
import type { Words } from './words.ts';

/** Words we ask a patient to use that the carrier would take for its own; each is a fault in the vocabulary. */
export function carrierClashes(all: readonly Words[]): string[] {
  const reserved = new Set(all.flatMap(({ carrier }) => Object.values(carrier).flat()).map(plain));
  return all.flatMap((each) => typed(each).filter((word) => reserved.has(plain(word))));
}

function typed(each: Words): string[] {
  const asked = Object.values(each.commands).flatMap(({ alone, inside }) => [...alone, ...inside]);
  const { yes, yesAlone, no, unsure } = each.yesNo;
  const ofVisit = Object.values(each.questions).flat();
  return [
    ...asked,
    ...ofVisit,
    ...each.ready,
    ...each.breaks.off,
    ...each.skills.list,
    ...Object.values(each.skills.each).flatMap(({ alone, inside }) => [...alone, ...inside]),
    ...each.plan.change,
    ...each.plan.erase,
    ...yes,
    ...yesAlone,
    ...no,
    ...unsure,
  ];
}

function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').trim().toUpperCase();
}
