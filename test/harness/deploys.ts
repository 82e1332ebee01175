/** What a deploy may take out of content or call otherwise: every version of it that is still right, each with one change. */
import type { z } from 'zod';

export interface Deploy<T> {
  what: string;
  content: T;
}

type Path = readonly (string | number)[];

/**
 * Each entry of a list, and each field, taken out; and each `id` called otherwise wherever it is named. `isRight` says what
 * the check of content says; what it refuses can never be deployed.
 */
export function deploysOf<T>(whole: T, shape: z.ZodType<T>, isRight: (changed: T) => boolean): Deploy<T>[] {
  const found: Deploy<T>[] = [];
  const consider = (what: string, changed: unknown) => {
    const read = shape.safeParse(changed);
    if (read.success && isRight(read.data)) found.push({ what, content: read.data });
  };
  for (const path of placesIn(whole)) {
    const named = nameOf(whole, path);
    consider(`without ${named}`, without(whole, path));
    const value = at(whole, path);
    if (path.at(-1) === 'id' && typeof value === 'string')
      consider(`${named} called otherwise`, renamed(whole, value, `${value}-now`));
  }
  return found;
}

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, place) => place) : Object.keys(value);
  return keys.flatMap((key) => {
    const here = [...path, key];
    return [here, ...placesIn((value as Record<string | number, unknown>)[key], here)];
  });
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, key) => (found as Record<string | number, unknown>)[key], value);
}

function without(whole: unknown, path: Path): unknown {
  const copy = structuredClone(whole);
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = path.at(-1)!;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy;
}

/** Also where something leads to it. */
function renamed(whole: unknown, from: string, to: string): unknown {
  return JSON.parse(JSON.stringify(whole).replaceAll(`"${from}"`, `"${to}"`));
}

/** By the ids on the way, as a person would call it. */
function nameOf(whole: unknown, path: Path): string {
  return path
    .map((key, depth) => {
      const id = (at(whole, path.slice(0, depth + 1)) as { id?: unknown } | null)?.id;
      return typeof key === 'number' && typeof id === 'string' ? id : key;
    })
    .join('.');
}
