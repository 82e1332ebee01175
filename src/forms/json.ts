/** Looking into JSON that others wrote: each look says what it found there, or that it is not there, and never throws. */
export type Json = Record<string, unknown>;

export function objectIn(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function objectsIn(value: unknown): Json[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map(objectIn).filter((each) => each !== undefined);
}

/** Without white space around it and without what FHIR forbids in a text; an empty text is none. */
export function textIn(value: unknown): string | undefined {
  const text = typeof value === 'string' ? sound(value) : typeof value === 'number' ? String(value) : '';
  return text === '' ? undefined : text;
}

/** Control characters, halves of characters and spaces that are none to FHIR do not belong in anything that is kept. */
export function sound(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\r\n]/gu, '')
    .replace(/[^\S\t\r\n ]/g, ' ')
    .trim();
}

/** Numbers are often written as texts; "about 5" is none. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function yesIn(value: unknown): boolean {
  return value === true || value === 'true';
}
