/** Words typed with a slip of the finger: "sometmes", "alwyas", "goood". */

/** A shorter word with a slip is too often another word. */
const SHORTEST = 5;

/** The same words in order, one of them at least with a slip. */
export function isSlip(spoken: readonly string[], meant: readonly string[]): boolean {
  return spoken.length === meant.length && spoken.every((word, at) => isSlipOf(word, meant[at] ?? ''));
}

/** One letter too many, too few, another, or two turned around; the first letter is hardly ever wrong. */
export function isSlipOf(word: string, meant: string): boolean {
  if (word === meant) return true;
  if (/\d/.test(word + meant)) return false;
  if (word.length > 2 && single(word) === single(meant)) return true;
  if (Math.min(word.length, meant.length) < SHORTEST || word[0] !== meant[0]) return false;
  if (Math.abs(word.length - meant.length) > 1) return false;
  const from = firstApart(word, meant);
  const [one, other] = [word.slice(from), meant.slice(from)];
  const isTurned = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
  return isTurned || one.slice(1) === other.slice(1) || one.slice(1) === other || one === other.slice(1);
}

function firstApart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** "Allways" is "always". */
function single(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
