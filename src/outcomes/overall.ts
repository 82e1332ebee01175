/**
 * Better or worse as a whole. One number alone never says so: a measure of pain and one of function, or of the person's
 * own judgement, must agree, and none may say the opposite (IMMPACT: two or more methods).
 */
import type { Change } from './change.ts';

/** How the person sees it themselves, from the seven answers of a global impression of change. */
export const impressions = [
  'very-much-improved',
  'much-improved',
  'minimally-improved',
  'no-change',
  'minimally-worse',
  'much-worse',
  'very-much-worse',
] as const;
export type Impression = (typeof impressions)[number];

export type Overall =
  | { kind: 'too-little' }
  /** Some numbers moved, but no two methods agree. */
  | { kind: 'not-agreed'; moved: string[] }
  | { kind: 'mixed'; better: string[]; worse: string[] }
  | { kind: 'same' }
  | { kind: 'better' | 'worse'; by: string[] };

type Way = 'better' | 'worse';
interface Voice {
  id: string;
  says: Way | 'same';
  of: 'pain' | 'life' | 'both';
}

export function overallOf(changes: readonly Change[], impression?: Impression): Overall {
  const voices = [...changes.flatMap(voiceOf), ...impressionVoice(impression)];
  if (voices.length === 0) return { kind: 'too-little' };
  const those = (way: Way) => voices.filter(({ says }) => says === way);
  const ids = (of: Voice[]) => of.map(({ id }) => id);
  const [better, worse] = [those('better'), those('worse')];
  if (better.length > 0 && worse.length > 0) return { kind: 'mixed', better: ids(better), worse: ids(worse) };
  if (agree(better)) return { kind: 'better', by: ids(better) };
  if (agree(worse)) return { kind: 'worse', by: ids(worse) };
  const moved = [...better, ...worse];
  return moved.length > 0 ? { kind: 'not-agreed', moved: ids(moved) } : { kind: 'same' };
}

/** Two voices, of which one may speak of pain and another of life. */
function agree(voices: readonly Voice[]): boolean {
  return voices.some(
    (one) => one.of !== 'life' && voices.some((other) => other !== one && other.of !== 'pain'),
  );
}

function voiceOf(change: Change): Voice[] {
  if (change.kind === 'too-little' || !change.measure.counts) return [];
  const { id, kind } = change.measure;
  if (kind === 'mood' || kind === 'sleep') return [];
  return [{ id, says: change.way, of: kind === 'pain' || kind === 'both' ? kind : 'life' }];
}

function impressionVoice(impression: Impression | undefined): Voice[] {
  if (impression === undefined) return [];
  const at = impressions.indexOf(impression);
  return [{ id: 'impression', says: at < 2 ? 'better' : at > 4 ? 'worse' : 'same', of: 'life' }];
}
