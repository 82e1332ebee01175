/** A message as the second reader reads it: plain words, each still knowing where it stood. It shares no spelling table
 * with the rules, so that a word one of them gets wrong is not lost to both. */
import { fold } from '../fold.ts';
import { shortened } from '../normalise.ts';

export interface ReadWord {
  /** Small letters only, or a mark that begins with "#" (a number) or is a single sign. */
  text: string;
  start: number;
  end: number;
}

const noEmoji = new Map<string, string>();
const pieces =
  /\d+(?:[.,:/]\d+)*|\p{L}(?:[\p{L}\p{N}'@$|]|[*!](?=[\p{L}\p{N}]))*|\p{Extended_Pictographic}|[?!¿]+|[.;\n]+|[^\s\p{L}\p{N},"()-]/gu;
/** Numbers that people call, not count. */
const lines = new Set(['911', '999', '112', '111', '988', '061', '024', '066']);
const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '*': '',
};

export function wordsIn(text: string): { original: string; words: ReadWord[] } {
  const original = shortened(text);
  const folded = fold(original, noEmoji);
  const words: ReadWord[] = [];
  for (const found of folded.text.matchAll(pieces)) {
    const start = folded.origin(found.index);
    const end = folded.origin(found.index + found[0].length);
    words.push({ text: plain(found[0]), start, end });
  }
  return { original, words };
}

function plain(written: string): string {
  const first = written.charCodeAt(0);
  if (first >= 48 && first <= 57) return number(written);
  if (first < 97 && first !== 64) return sign(first);
  const letters = /[^a-z]/.test(written) ? undisguised(written) : written;
  return unstretched(letters);
}

function number(written: string): string {
  if (lines.has(written)) return written;
  const value = Number(written.replace(',', '.'));
  if (!Number.isFinite(value)) return '#:';
  if (value <= 10) return value === 0 ? '#0' : '#s';
  return value <= 40 ? '#m' : '#l';
}

function sign(first: number): string {
  if (first === 63) return '?';
  if (first === 33) return '!';
  return first === 46 || first === 59 || first === 10 ? '.' : String.fromCharCode(first);
}

function undisguised(written: string): string {
  return written.replace(/'/g, '').replace(/[0-9@$!|*]/g, (each) => disguises[each] ?? each);
}

/** "sooooo" is "so", "jajajaja" is "jaja". */
function unstretched(word: string): string {
  if (word.length < 3) return word;
  return word.replace(/(\p{L})\1{2,}/gu, '$1').replace(/^(?:a?(?:ja|ha|je|he|ji){2,}j?h?)$/, 'jaja');
}
