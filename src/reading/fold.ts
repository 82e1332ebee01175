/**
 * The reading room: what a reply means, as words and numbers. Everything here is pure and total: any text gives an
 * answer and nothing throws. It must not decide what happens next, and it must not judge danger; that is the risk room's.
 *
 * Folding makes spellings alike (case, accents, digits of other scripts, curly quotes) and remembers for every
 * character where it stood, so that what is left of a reply can be kept in the patient's own writing.
 */
export interface Folded {
  text: string;
  /** For each character of `text`, its place in the original; one more for the end. */
  at: number[];
}

const INVISIBLE =
  /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u20e3\u{1f3fb}-\u{1f3ff}]$/u;
const alike: Record<string, string> = {
  '½': ' 1/2',
  '¼': '.25',
  '¾': '.75',
  '🔟': '10',
  '⁄': '/',
  '÷': '/',
  '´': "'",
  '`': "'",
  ʼ: "'",
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '−': '-',
  '٫': '.',
  '٬': ',',
  '،': ',',
  '\r': '\n',
};

export function fold(raw: string): Folded {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const char of raw) {
    const folded = foldedChar(char);
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) at.push(place);
    place += char.length;
  }
  at.push(place);
  return { text, at };
}

export function folded(raw: string): string {
  return fold(raw).text;
}

function foldedChar(char: string): string {
  if (char >= ' ' && char <= '@') return char;
  if ((char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z')) return char.toLowerCase();
  const known = alike[char];
  if (known !== undefined) return known;
  if (INVISIBLE.test(char)) return '';
  if (/\p{Pd}/u.test(char)) return '-';
  return char
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, digit)
    .toLowerCase();
}

/** Unicode keeps the ten digits of every script side by side, so a digit's value is its distance from the first. */
function digit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let first = code;
  while (first > 0 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
