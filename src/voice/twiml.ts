/** What a call says and waits for, in Twilio's own language. */
import type { Language } from '../model/language.ts';

const VOICES: Record<Language, string> = { en: 'en-US', es: 'es-US' };
const KEY_WITHIN_SECONDS = 6;

/** Says it and waits for one key, which goes to `key`; without one the call goes on at `next`. */
export function askForKey(words: string, lang: Language, key: string, next: string): string {
  const gather = `<Gather input="dtmf" numDigits="1" timeout="${KEY_WITHIN_SECONDS}" method="POST" action="${escaped(key)}">${say(words, lang)}</Gather>`;
  return response(`${gather}<Redirect method="POST">${escaped(next)}</Redirect>`);
}

export function sayAndEnd(words: string, lang: Language): string {
  return response(`${say(words, lang)}<Hangup/>`);
}

function response(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

function say(words: string, lang: Language): string {
  return `<Say language="${VOICES[lang]}">${escaped(words)}</Say>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
