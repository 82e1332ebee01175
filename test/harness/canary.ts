/**
 * Promise 10, held to everything that the tests play: no name, no number and no word of a patient in anything that is
 * written where operators, carriers or auditors read. Whatever a suite collects is searched for whatever its patients
 * are called, are reached by and have said.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { once } from './once.ts';

export interface Person {
  name: string;
  /** Phone numbers and Teams users. */
  addresses: string[];
}

/** Something that was written, and where: "log", "audit", "url", "metrics", "moment". */
export interface Written {
  where: string;
  text: string;
}

/** Everything that is found of these people and their words, each once. */
export function leaks(
  written: readonly Written[],
  people: readonly Person[],
  said: readonly string[],
): string[] {
  const secrets = [...people.flatMap(secretsOf), ...[...new Set(said)].flatMap(traces)];
  const found = new Set<string>();
  for (const { where, text } of written) {
    const readings = readingsOf(text);
    for (const { secret, shows } of secrets)
      if (!found.has(`${where}: ${secret}`) && readings.some(shows)) found.add(`${where}: ${secret}`);
  }
  return [...found];
}

export function expectNoLeaks(
  written: readonly Written[],
  people: readonly Person[],
  said: readonly string[],
): void {
  const found = leaks(written, people, said);
  if (found.length > 0) throw new Error(`written where nobody may read it:\n  ${found.join('\n  ')}`);
}

interface Secret {
  secret: string;
  shows(reading: string): boolean;
}

function secretsOf({ name, addresses }: Person): Secret[] {
  const names = name.split(/\s+/).filter((part) => part.length > 2);
  return [
    ...[name].filter((whole) => whole.includes(' ')).map(anywhere),
    // Case counts here: an id such as "ruth" is no name.
    ...names.map((part) => asWord(part, '')),
    ...addresses
      .filter((each) => each.length > 5)
      .map((each) => anywhere(each.replace(/^\+\d(?=\d{10}$)/, ''))),
  ];
}

/** What would show a text: the whole of it, each three words in a row, and each word that is nobody's but the patient's. */
function traces(text: string): Secret[] {
  const words = text.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const runs = words.slice(0, -2).map((_, at) => words.slice(at, at + 3));
  const rare = words.filter((word) => /^\p{L}{4,}$/u.test(word) && !vocabulary.has(word.toLowerCase()));
  // One word alone is the patient's only when it is nobody else's.
  const isOwn = words.length !== 1 || rare.length > 0;
  return [
    ...[text.trim()].filter((whole) => whole.length >= 8 && isOwn).map(anywhere),
    ...runs.filter((run) => run.join('').length >= 8).map((run) => inARow(run)),
    ...rare.map((word) => asWord(word, 'i')),
  ];
}

function anywhere(secret: string): Secret {
  const wanted = secret.toLowerCase();
  return { secret, shows: (reading) => reading.toLowerCase().includes(wanted) };
}

function asWord(secret: string, flags: string): Secret {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(secret)}(?![\\p{L}\\p{N}])`, `u${flags}`);
  return { secret, shows: (reading) => pattern.test(reading) };
}

function inARow(words: string[]): Secret {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.map(escaped).join('\\W+')}(?![\\p{L}\\p{N}])`, 'iu');
  return { secret: words.join(' '), shows: (reading) => pattern.test(reading) };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The text as it stands, as a URL or a form would spell it, and with what people put between digits taken out. */
function readingsOf(text: string): string[] {
  const spelled = text.replace(/\+/g, ' ').replace(/(?:%[0-9A-F]{2})+/gi, decoded);
  return [text, spelled, text.replace(/(?<=\d)[\s().-]+(?=\d)/g, '')];
}

function decoded(sequence: string): string {
  try {
    return decodeURIComponent(sequence);
  } catch {
    return sequence;
  }
}

/** Every word of the product's own: a log line may have these without having them from a patient. */
const vocabulary = once(
  'vocabulary',
  () =>
    new Set(
      ['content', 'src', 'dialogs']
        .flatMap((dir) => filesIn(dir))
        .flatMap((file) => wordsIn(readFileSync(file, 'utf8'))),
    ),
);

function filesIn(dir: string): string[] {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(?:ts|yaml|json|lua|js)$/.test(name));
  return texts.map((name) => join(dir, name)).filter((file) => statSync(file).isFile());
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
