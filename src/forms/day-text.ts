/** Days and moments as FHIR writes them, as a person would read them. */

/** "2026-12-08" as "December 8, 2026", with its time of day where it has one; "2026-12" as "December 2026"; a year as it stands. */
export function dayText(written: string, lang: string): string {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(written);
  if (found === null) return written;
  const [, year, month, day, clock] = found;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const shown = formatIn(lang, day !== undefined).format(at);
  return clock === undefined ? shown : `${shown}, ${clock}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(lang: string, isWhole: boolean): Intl.DateTimeFormat {
  const key = `${lang} ${isWhole}`;
  const shape = isWhole ? ({ dateStyle: 'long' } as const) : ({ year: 'numeric', month: 'long' } as const);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(lang, { ...shape, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}
