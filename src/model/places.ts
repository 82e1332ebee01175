/** Whose clock runs in a place, as people write it: the city of a time zone's own name, or one the clinic has added. */
let cities: Map<string, string> | undefined;

/** The longest beginning of what was written that is a place: "Lisbon this week" is Lisbon. */
export function placeIn(
  text: string,
  added: Readonly<Record<string, string>>,
): { place: string; zone: string } | undefined {
  const words = text.trim().split(/\s+/).slice(0, LONGEST);
  for (let count = words.length; count > 0; count -= 1) {
    const place = words
      .slice(0, count)
      .join(' ')
      .replace(/[,.;!]+$/, '');
    const name = plain(place);
    const zone = (Object.hasOwn(added, name) ? added[name] : undefined) ?? citiesOfZones().get(name);
    if (zone !== undefined) return { place, zone };
  }
  return undefined;
}

const LONGEST = 4;
/** Zones whose names are mostly something else in a text: "away at Easter", "going to a reunion". */
const ORDINARY = new Set(['christmas', 'easter', 'reunion', 'center', 'troll', 'casey', 'davis', 'palmer']);

function citiesOfZones(): Map<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap((zone) => {
      const city = plain(zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '');
      return zone.includes('/') && !ORDINARY.has(city) ? [[city, zone] as const] : [];
    }),
  );
  return cities;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
