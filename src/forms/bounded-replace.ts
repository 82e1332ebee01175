/**
 * The functions of FHIRPath that put texts into texts, which in a row make one of gigabytes. While that is being made nothing can end
 * the thread, so it is not begun: no form needs so long a text.
 */

/** In characters, of what they may make. */
const LONGEST = 4_000_000;

function replace(texts: readonly unknown[], part: unknown, by: unknown): string | [] {
  const text = only(texts);
  if (text === undefined || typeof part !== 'string' || typeof by !== 'string') return [];
  hold(text.length + text.split(part).length * by.length);
  return text.replaceAll(part, () => by);
}

function replaceMatches(texts: readonly unknown[], pattern: unknown, by: unknown): string | [] {
  const text = only(texts);
  if (text === undefined || typeof pattern !== 'string' || typeof by !== 'string') return [];
  // At each place "$`" may put in all that stands before it.
  const dollars = by.split('$').length - 1;
  hold(text.length + (text.length + 1) * (by.length + dollars * text.length));
  return text.replace(new RegExp(pattern, 'gu'), by);
}

function only([text, ...more]: readonly unknown[]): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || more.length > 0) throw new Error('replace wants one text');
  return text;
}

function hold(length: number): void {
  if (length > LONGEST) throw new Error('replace would make too long a text');
}

type Arity = { 2: 'String'[] };
const arity: Arity = { 2: ['String', 'String'] };

export const boundedReplace = {
  replace: { fn: replace, arity },
  replaceMatches: { fn: replaceMatches, arity },
};
