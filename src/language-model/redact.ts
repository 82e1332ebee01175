/**
 * Takes out of a message what may tell who wrote it, before it leaves, and can put it back. It keeps what it knows to be
 * harmless and takes out the rest: a word that none of our own files uses may be a name, and a number may be anything but a
 * score. So a misspelt word is lost with it; the other way round a name would leave.
 */
import type { RedactionFile } from './files.ts';
import { plainWord } from './plain-word.ts';

export interface Redacted {
  text: string;
  /** False when nothing is left that could be understood. */
  saysAnything: boolean;
  /** Puts back what stands in these words of the redacted text. */
  back(words: string): string;
}
export type Redact = (text: string, names: readonly string[], clinic?: string) => Redacted;

type Kind = 'address' | 'date' | 'time' | 'number' | 'name' | 'word';
interface Piece {
  text: string;
  hides?: Kind;
}

/** Whoever writes more has said what they want by then, and every word more may tell who they are. */
const LONGEST = 600;
/** A score is 0 to 10, also "7/10"; any other figure may be a number of somebody's life. */
const SCORE = /^(?:[0-9]|10)(?:\/10)?$/;
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+|@[\w.]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|edu|gov|io|mx|es|us|uk|ca|au|ie|nz)\b\S*/giu;
const CLOCK = /\b\d{1,2}(?:[:.]\d{2}\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)/giu;
const DAY = /\b\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?\b/gu;
/** Figures that belong together, however they are put apart. */
const FIGURES = /[+(]?\d(?:[.,]?\d|[\s()/+-]{1,3}\d)*/gu;
/** What is no letter of the two languages says nothing to a reader of them, and may hide something. */
const WORD = /[\p{L}\p{M}'’]+/gu;
const LETTERS = /^[\p{Script=Latin}\p{M}'’]+$/u;

export function createRedact(ordinary: ReadonlySet<string>, file: RedactionFile): Redact {
  const months = new RegExp(
    `\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?)?(?:${file.months.join('|')})\\b(?:\\s+(?:de\\s+)?\\d{1,4}(?:st|nd|rd|th)?\\b)?`,
    'giu',
  );
  // A verb as well, so only beside a figure.
  const may = /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?may\b|\bmay\s+\d{1,4}(?:st|nd|rd|th)?\b/giu;
  const digits = new RegExp(`\\b(?:(?:${file.digits.join('|')})\\b[\\s,.-]*){3,}`, 'giu');
  const lists = { ordinary, titles: new Set(file.titles.map(plainWord)) };
  return (text, names, clinic = '') => {
    let pieces: Piece[] = [{ text: tidied(text) }];
    const hide = (pattern: RegExp, kind: Kind, unless?: RegExp) =>
      (pieces = pieces.flatMap((piece) => split(piece, pattern, kind, unless)));
    hide(ADDRESS, 'address');
    if (clinic !== '') hide(wholeName(clinic), 'name');
    for (const name of names.flatMap(partsOf)) hide(name, 'name');
    hide(months, 'date');
    hide(may, 'date');
    hide(DAY, 'date', /^(?:[0-9]|10)\/10$/);
    hide(CLOCK, 'time');
    hide(digits, 'number');
    hide(FIGURES, 'number', SCORE);
    return redacted(pieces.flatMap((piece) => withoutStrangers(piece, lists)));
  };
}

/** One form for every character, and none that cannot be seen. A bracket would look like one of ours. */
function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Co}\p{Cn}\p{Cs}]+/gu, (found) => (/\s/.test(found) ? ' ' : ''))
    .replace(/[[\]{}<>|\\`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** Each part of a name, in any case and with or without its accents. */
function partsOf(name: string): RegExp[] {
  const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return parts
    .filter((part) => part.length > 1)
    .map((part) => new RegExp(`(?<![\\p{L}\\p{N}])${anyAccent(part)}(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'giu'));
}

function wholeName(name: string): RegExp {
  const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const whole = parts.map(anyAccent).join('[^\\p{L}\\p{N}]{1,3}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${whole}(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'giu');
}

function anyAccent(part: string): string {
  return [...plainWord(part)].map((letter) => `${letter}\\p{M}*`).join('');
}

function split(piece: Piece, pattern: RegExp, kind: Kind, unless?: RegExp): Piece[] {
  if (piece.hides !== undefined) return [piece];
  const text = kind === 'name' ? piece.text.normalize('NFD') : piece.text;
  const out: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const kept = found.trim();
    if (kept === '' || unless?.test(kept)) continue;
    const from = index + found.indexOf(kept);
    out.push({ text: text.slice(at, from) }, { text: kept, hides: kind });
    at = from + kept.length;
  }
  return [...out, { text: text.slice(at) }]
    .filter((each) => each.text !== '')
    .map((each) => ({ ...each, text: each.text.normalize('NFC') }));
}

interface Lists {
  ordinary: ReadonlySet<string>;
  titles: ReadonlySet<string>;
}

/** Words we do not know, and what follows a title. */
function withoutStrangers(piece: Piece, { ordinary, titles }: Lists): Piece[] {
  if (piece.hides !== undefined) return [piece];
  const out: Piece[] = [];
  let at = 0;
  let titled = false;
  for (const { 0: word, index } of piece.text.matchAll(WORD)) {
    const plain = plainWord(word);
    const isKnown = LETTERS.test(word) && isOrdinary(plain, ordinary);
    const isName = titled && /^\p{Lu}/u.test(word);
    titled = titles.has(plain);
    if (isKnown && !isName) continue;
    out.push({ text: piece.text.slice(at, index) }, { text: word, hides: 'word' });
    at = index + word.length;
  }
  return [...out, { text: piece.text.slice(at) }].filter((each) => each.text !== '');
}

function isOrdinary(plain: string, ordinary: ReadonlySet<string>): boolean {
  const bare = plain.replace(/^'+|'+$/g, '');
  if (bare === '' || ordinary.has(bare)) return true;
  const [stem = '', ...rest] = bare.split("'");
  return rest.length > 0 && ordinary.has(stem) && rest.every((each) => /^(?:s|t|m|re|ve|ll|d)$/.test(each));
}

/** The same thing gets the same mark, so that what is said of it still holds together. */
function redacted(pieces: readonly Piece[]): Redacted {
  const marks = new Map<string, string>();
  const originals = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const markOf = ({ text, hides = 'word' }: Piece): string => {
    const same = `${hides} ${plainWord(text)}`;
    const known = marks.get(same);
    if (known !== undefined) return known;
    const count = (counts.get(hides) ?? 0) + 1;
    counts.set(hides, count);
    const mark = `[${hides} ${count}]`;
    marks.set(same, mark);
    originals.set(mark, text);
    return mark;
  };
  const text = pieces.map((piece) => (piece.hides === undefined ? piece.text : markOf(piece))).join('');
  const left = text.replace(/\[[^\]]*\]/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  return {
    text,
    saysAnything: left.length >= 2,
    back: (words) => words.replace(/\[[a-z]+ \d+\]/g, (mark) => originals.get(mark) ?? mark),
  };
}
