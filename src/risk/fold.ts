/** Letters made comparable: one alphabet, one case, no accents, nothing invisible, each still knowing its place. */

import { remembering } from './remembering.ts';

/** Letters of other alphabets that look like ours, and marks that stand for others. */
const lookAlikes: Record<string, string> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', к: 'k', т: 't', м: 'm', в: 'b', н: 'h', ԁ: 'd', ı: 'i', ł: 'l', ø: 'o',
  '‘': "'", '’': "'", 'ʼ': "'", '`': "'", '´': "'", '′': "'", '“': '"', '”': '"', '«': '"', '»': '"', '…': '...', ß: 'ss',
}; // prettier-ignore

export interface Folded {
  text: string;
  /** Where the original of the character at `at` begins, or the original's end. */
  origin(at: number): number;
}

export function fold(original: string, emoji: ReadonlyMap<string, string>): Folded {
  // Most texts have no letter but these, and every one of them keeps its place.
  if (/^\p{ASCII}*$/u.test(original)) return { text: original.toLowerCase(), origin: (at) => at };
  const parts: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const point of original) {
    const word = emoji.get(point);
    const folded = word === undefined ? foldPoint(point) : ` ${word} `;
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) places.push(at);
    at += point.length;
  }
  places.push(at);
  return { text: parts.join(''), origin: (place) => places[place] ?? 0 };
}

function foldPoint(point: string): string {
  const code = point.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90 ? point.toLowerCase() : point;
  return lookAlikes[point] ?? foldRare(point);
}

const foldRare = remembering((point) => {
  if (/[\p{Cf}\u{fe00}-\u{fe0f}\u{20e3}]/u.test(point)) return '';
  const plain = point.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return lookAlikes[plain] ?? plain;
});
