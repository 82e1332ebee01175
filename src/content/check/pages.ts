/**
 * What a page may carry. A page lies on a locked screen, is spoken to whoever lifts the receiver, and is kept by services
 * that are none of ours: so every way of paging has a list of what its words may be filled with, and anything that is not on
 * it is a fault, however harmless its name sounds.
 */
import { placeholders } from '../messages.ts';

/** What no stranger can make anything of. */
const SAFE = ['clinic', 'label', 'tier'];
/** A text to a clinician's own phone may also name a colleague. */
const IN_TEXTS = [...SAFE, 'code', 'fault', 'clinician', 'time', 'minutes', 'people', 'count', 'labels'];

const allowed: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^page\.card\./, ['time', 'quote', 'clinician', 'tier', 'label', 'count']],
  // Without records there is no card to look at: the clinician who has answered is sent the number to call, and no more.
  [/^page\.direct-yours$/, ['number']],
  [/^page\./, IN_TEXTS],
  [/^voice\./, SAFE],
  [/^mail\.link$/, ['link']],
  [/^mail\./, SAFE],
  [/^hook\./, SAFE],
  // What fills the others must not be filled itself.
  [/^(?:tier|watch)\./, []],
];

export function pageFaults(key: string, text: string): string[] {
  const mayHold = allowed.find(([family]) => family.test(key))?.[1];
  if (mayHold === undefined) return [];
  const wrong = placeholders(text).filter((name) => !mayHold.includes(name));
  return [
    ...wrong.map((name) => `would show {${name}} in a page, where anybody may see or hear it. Remove it.`),
    ...(isSpread(key) && /\d{3,}|"|[“”«»]/.test(text)
      ? ['has a number or a quotation of its own, which a page must not have. Remove it.']
      : []),
    ...(/\.drill(?:-|$)/.test(key) && !text.includes('DRILL')
      ? ['is about a drill and does not say DRILL, so that it could be taken for a patient. Add it.']
      : []),
  ];
}

/** By these ways a page leaves the clinician's own phone and chat. */
function isSpread(key: string): boolean {
  return /^(?:voice|mail|hook|watch)\./.test(key);
}
