/** The same messages as others would send them: in the middle of talk, and with a slip of the thumb. Always the same ones. */

export type Next = (below: number) => number;

/** A sequence that depends on the text alone, so that a new line changes no other. */
export function numbersFrom(text: string): Next {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const joins = [' ', ', ', '. ', ' so ', ' and ', ' but ', ' y ', ' pero ', '... '];

/** What is wanted stands before or after something that is only told. */
export function inPassing(text: string, talk: readonly string[], next: Next): string {
  const other = talk[next(talk.length)] ?? '';
  const join = joins[next(joins.length)] ?? ' ';
  return next(3) === 0 ? `${text}${join}${other}` : `${other}${join}${text}`;
}

const LONG = 4;

/** One letter left out, doubled or changed places with the next, in one of the longer words. */
export function slipped(text: string, next: Next): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (word.length >= LONG ? [at] : []));
  const at = long[next(long.length)];
  if (at === undefined) return text;
  words[at] = slip(words[at] ?? '', next);
  return words.join(' ');
}

function slip(word: string, next: Next): string {
  const at = 1 + next(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (next(3)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    default:
      return before + after.charAt(0) + letter + after.slice(1);
  }
}
