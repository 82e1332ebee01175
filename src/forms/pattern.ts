/** Patterns as forms write them, for other engines than ours: only compiled here, and never run. */

/** As it stands, or without backslashes that say nothing, such as the one in "\@"; undefined when it is no pattern. */
export function patternIn(text: string): string | undefined {
  return [text, text.replace(/\\([@_:;,'"#%&=<>~! ])/g, '$1')].find(isPattern);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
