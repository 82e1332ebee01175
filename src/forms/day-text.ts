/** Days and moments as FHIR writes them, as a person would read them. */

/** "2026-12-08" as "December 8, 2026", with its time of day where it has one; a month or a year as it stands. */
export function dayText(written: string, lang: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(written);
  if (found === null) return written;
  const [, year, month, day, clock] = found;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const shown = formatIn(lang).format(at);
  return clock === undefined ? shown : `${shown}, ${clock}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(lang: string): Intl.DateTimeFormat {
  const known = formats.get(lang) ?? new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(lang, known);
  return known;
}
