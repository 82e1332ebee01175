/** A question as texts to a phone: whole lines where they fit, never a text that nobody would pay to send or read. */
import { toGsm } from '../sms/gsm.ts';
import type { Question, Shown } from './ask.ts';
import type { Say } from './said.ts';
import { isLong, isScale, type Offer } from './offered.ts';

/** Two segments, less the room for "(1/2) ". */
const ROOM = 298;
const ROOM_OTHER = 126;
const DOUBLE = /[{}\\[\]~|€^]/g;

export function smsOf(shown: Shown, say: Say): string[] {
  const texts = split(paragraphs(shown, say));
  return texts.length === 1 ? texts : texts.map((text, at) => `(${at + 1}/${texts.length}) ${text}`);
}

function paragraphs(shown: Shown, say: Say): string[] {
  if (shown.kind === 'end') return [...shown.before, say({ key: 'forms.done' })];
  const { question } = shown;
  if (question.doubt !== undefined) return [say(writeDown(question.doubt))];
  if (question.isBrief && listed(question).length > 0) return briefLines(question, say);
  const all = questionLines(question, say);
  // What goes without saying is not worth a text of its own.
  const plain = questionLines(
    {
      ...question,
      hints: question.hints.filter(({ key }) => !unneeded.includes(key)),
    },
    say,
  );
  const ways = question.isBrief && !question.optional ? [say({ key: 'forms.ways-out' })] : [];
  return [...(split(plain).length < split(all).length ? plain : all), ...ways];
}

/** No longer than one text; what would be kept is all of it. */
const MOST_REPEATED = 200;

function writeDown(doubt: string) {
  const value = doubt.length > MOST_REPEATED ? `${doubt.slice(0, MOST_REPEATED)}...` : doubt;
  return { key: 'question.write-down', values: { value } };
}

const unneeded: readonly string[] = ['forms.one', 'forms.one-letter', 'forms.may-skip'];
const picks: readonly string[] = ['forms.one', 'forms.one-letter', 'forms.which'];

/** Only how to answer it, and the ways out. */
function briefLines(question: Question, say: Say): string[] {
  const { hints, optional } = question;
  const marks = listed(question).map(({ mark }) => mark);
  const isPick = hints.some(({ key }) => picks.includes(key));
  const how = hints.filter(({ key }) => !unneeded.includes(key) && !picks.includes(key));
  return [
    ...(isPick ? [{ key: 'forms.only-these', values: { label: marks.join(', ') } }] : []),
    ...how,
    { key: optional ? 'forms.ways-skip' : 'forms.ways' },
  ].map(say);
}

function questionLines(question: Question, say: Say): string[] {
  const { before, text, current, hints } = question;
  const standing =
    current === undefined ? [] : [say({ key: currentKey(question), values: { value: current } })];
  return [...before, text, ...listed(question).map(offerLine), ...standing, ...hints.map(say)]
    .flatMap((each) => each.split('\n'))
    .filter((line) => line.trim() !== '');
}

export function currentKey({ item }: Question): string {
  return item.type === 'boolean' ? 'forms.current' : 'forms.current-keep';
}

/** What is written out: nothing of a scale, nothing of a list that is searched until it has been. */
export function listed({ offers, narrowed }: Pick<Question, 'offers' | 'narrowed'>): readonly Offer[] {
  if (narrowed.length > 0) return narrowed;
  return isScale(offers) || isLong(offers) ? [] : offers;
}

export function offerLine({ mark, label }: Offer): string {
  const saysItself = /^\d/.test(mark) && new RegExp(`^${mark}(?!\\d)`).test(label);
  return saysItself ? label : `${mark} ${label}`;
}

/** Fills each text with whole lines; a line too long for one is cut at a sentence, else at a word. */
export function split(lines: readonly string[]): string[] {
  const texts: string[] = [];
  let open = '';
  for (const part of lines.flatMap(pieces)) {
    const longer = open === '' ? part : `${open}\n${part}`;
    if (fits(longer)) open = longer;
    else {
      texts.push(open);
      open = part;
    }
  }
  if (open !== '') texts.push(open);
  return texts.filter((text) => text !== '');
}

export function fits(text: string): boolean {
  const plain = toGsm(text);
  return (
    plain.length + (plain.match(DOUBLE)?.length ?? 0) <= ROOM &&
    (isKept(text, plain) || text.length <= ROOM_OTHER)
  );
}

/** Letters that no phone's own alphabet has come out as question marks and are sent as they are, in less room. */
function isKept(text: string, plain: string): boolean {
  return (plain.match(/\?/g)?.length ?? 0) <= (text.match(/\?/g)?.length ?? 0);
}

function pieces(line: string): string[] {
  const found: string[] = [];
  let rest = line.trim();
  while (!fits(rest)) {
    const at = cutAt(rest);
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...found, rest].filter((each) => each !== '');
}

function cutAt(line: string): number {
  let most = Math.min(line.length, ROOM);
  while (most > 1 && !fits(line.slice(0, most))) most -= Math.max(1, Math.floor(most / 20));
  const room = line.slice(0, most);
  const sentence = Math.max(...['. ', '? ', '! ', '; '].map((mark) => room.lastIndexOf(mark)));
  if (sentence > most / 2) return sentence + 1;
  const word = room.lastIndexOf(' ');
  return word > most / 3 ? word : most;
}
