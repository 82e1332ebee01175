/** The message catalogue: one text per key and language, and how its placeholders are filled. */
import { languages, type Language } from '../model/language.ts';
import type { Message } from './shapes.ts';
import { faultAt, type Fault, type Source } from './source.ts';

export interface Catalogue {
  source: Source;
  messages: Record<string, Message>;
}
export type Catalogues = Record<Language, Catalogue>;

const PLACEHOLDER = /\{([^{}]*)\}/g;

export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((each) => each[1] ?? ''))].sort();
}

/** Throws on a missing value: a message with a hole in it must never reach a person. */
export function fill(key: string, text: string, values: Record<string, string | number>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the message ${key} needs a value for {${name}}`);
    return String(value);
  });
}

export function line(of: Catalogue, key: string): number {
  return of.source.lineOf(['messages', key]);
}

export function hasMessage({ en }: Catalogues, key: string): boolean {
  return Object.hasOwn(en.messages, key);
}

/** Every key in every language, with the same placeholders. */
export function parityFaults(all: Catalogues): Fault[] {
  return languages.flatMap((lang) =>
    languages.filter((other) => other !== lang).flatMap((other) => missing(all[lang], all[other])),
  );
}

function missing(from: Catalogue, to: Catalogue): Fault[] {
  return Object.entries(from.messages).flatMap(([key, { text }]) => {
    const path = ['messages', key];
    const twin = to.messages[key];
    if (twin === undefined)
      return [faultAt(from.source, path, `${key} is missing in ${to.source.file}. Add it there.`)];
    const absent = placeholders(text).filter((name) => !placeholders(twin.text).includes(name));
    return absent.map((name) =>
      faultAt(
        to.source,
        path,
        `${key} lacks {${name}}, which ${from.source.file} has. Use the same in both.`,
      ),
    );
  });
}
