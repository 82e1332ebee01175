/** Rewrites a text in the GSM-7 alphabet, the cheap and safe one. Templates are written in it; names and quotes are not. */

const ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€',
);

const REPLACEMENTS: readonly (readonly [string, string])[] = [
  ['‘’‚‛′`´ʹʼ', "'"],
  ['“”„‟″«»', '"'],
  ['‐‑‒–—―−', '-'],
  ['•·▪●', '-'],
  ['…', '...'],
  ['\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000', ' '],
  ['\u2028\u2029', '\n'],
  ['×', 'x'],
  ['÷', '/'],
  ['½', '1/2'],
  ['¼', '1/4'],
  ['¾', '3/4'],
  ['°', ' deg'],
  ['™', 'TM'],
  ['≤', '<='],
  ['≥', '>='],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ł', 'l'],
  ['Ł', 'L'],
];
const REPLACED = new Map(REPLACEMENTS.flatMap(([from, to]) => [...from].map((each) => [each, to] as const)));

export function toGsm(text: string): string {
  const letters = [...text.normalize('NFC')];
  const plain = letters.map(plainly).join('');
  // A removed emoji leaves two spaces, or one at the end of a line.
  return letters.every((each) => ALPHABET.has(each))
    ? plain
    : plain.replace(/ {2,}/g, ' ').replace(/ +$/gm, '');
}

function plainly(letter: string): string {
  if (ALPHABET.has(letter)) return letter;
  const replaced = REPLACED.get(letter);
  if (replaced !== undefined) return replaced;
  const base = letter.normalize('NFKD').replace(/\p{M}+/gu, '');
  if (base !== '' && [...base].every((each) => ALPHABET.has(each))) return base;
  // A letter of another script is shown to be missing; an emoji or a sign adds nothing that must be read.
  return /[\p{L}\p{N}]/u.test(letter) ? '?' : '';
}
