/** What is wrong with what stands in one field, or nothing. A browser checks most of it first; any program can send a form. */
import { clockTime, dayPattern } from '../model/time.ts';
import type { Say } from './frame.ts';

export function dayFault(say: Say, typed: string): string | undefined {
  if (typed === '') return say('faults.missing');
  return dayPattern.test(typed) && isOnCalendar(typed) ? undefined : say('faults.day');
}

export function timeFault(say: Say, typed: string): string | undefined {
  if (typed === '') return say('faults.missing');
  return clockTime.safeParse(typed).success ? undefined : say('faults.time');
}

export function wordsFault(say: Say, typed: string, most: number): string | undefined {
  if (typed.trim() === '') return say('faults.missing');
  return typed.trim().length <= most ? undefined : say('faults.long', { count: most });
}

/** Browsers and programs let through the 31st of February. */
function isOnCalendar(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
}
