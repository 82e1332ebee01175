/** The words of one language, as whoever words a brief needs them. */
export interface Wording {
  lang: string;
  say(key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
  /** How a clinician is called. */
  clinician(id: string): string;
}

export function nameOf(key: string, otherwise: string, { say, has }: Wording): string {
  return has(key) ? say(key) : otherwise;
}
