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
  // The same for whoever can look it up nowhere, and for nobody else.
  [/^page\.acknowledged-phone$/, ['label', 'tier', 'number']],
  [/^page\./, IN_TEXTS],
  [/^voice\./, SAFE],
  [/^mail\.link$/, ['link']],
  [/^mail\./, SAFE],
  [/^hook\./, SAFE],
  // What fills the others must not be filled itself.
  [/^(?:tier|watch)\./, []],
];

/** `telling`: words that would give away what it is about, in the language of the text. */
export function pageFaults(key: string, text: string, telling: readonly string[] = []): string[] {
  const mayHold = allowed.find(([family]) => family.test(key))?.[1];
  if (mayHold === undefined) return [];
  const wrong = placeholders(text).filter((name) => !mayHold.includes(name));
  return [
    ...wrong.map((name) => `would show {${name}} in a page, where anybody may see or hear it. Remove it.`),
    ...(isSpread(key) && /\d{3,}|"|[“”«»]/.test(text)
      ? ['has a number or a quotation of its own, which a page must not have. Remove it.']
      : []),
    ...(isSpread(key) ? wordsOf(text.replace(/\{[^}]*\}/g, ' ')) : [])
      .filter((word) => telling.some((each) => word.startsWith(each)))
      .map((word) => `says "${word}", which tells what somebody suffers from or takes. Remove it.`),
    ...(/\.drill(?:-|$)/.test(key) && !text.includes('DRILL')
      ? ['is about a drill and does not say DRILL, so that it could be taken for a patient. Add it.']
      : []),
  ];
}

/** All but the card, which only a clinician who has signed in is shown. */
function isSpread(key: string): boolean {
  return /^(?:page|voice|mail|hook|watch|tier)\./.test(key) && !key.startsWith('page.card.');
}

/** What stands in the names of dangers and tells nothing of them by itself. */
const PLAIN = new Set(
  (
    'after another change danger else home much other self signs somebody than trouble used very ' +
    'cambio casa demasiada despues entre falta forma hacer hacerse ideas indicada mala mucho nueva otra otro peligro ' +
    'persona problema puede senales usada'
  ).split(' '),
);

/** The words by which dangers and medicines are named to clinicians: none of them may lie on a locked screen. */
export function tellingWords(messages: Readonly<Record<string, { text: string }>>): string[] {
  const names = Object.entries(messages).filter(([key]) => /^(?:signal|clinic\.medicine)\./.test(key));
  const words = names.flatMap(([, { text }]) => wordsOf(text));
  return [...new Set(words)].filter((word) => word.length >= 4 && !PLAIN.has(word));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[a-z]+/g) ?? [];
}
