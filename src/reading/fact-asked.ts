/** "What's my average sleep?", "¿en qué día estuve peor?", "cuántos días llevo": one thing about somebody's own numbers is asked for. */
import type { Words } from '../content/words.ts';
import type { Asked } from './named-questions.ts';
import { listsOf, longestAt, withoutFront } from './phrases.ts';
import { partsOf, type KindOf } from './put-right-parts.ts';
import { tokensOf } from './tokens.ts';

export interface FactAsked {
  of: 'mean' | 'best' | 'worst' | 'count';
  /** The questions that are named. */
  about: string[];
}

/** Longer texts tell something. */
const LONGEST = 80;
const FACTS = ['mean', 'best', 'worst', 'count'] as const;

/** Every word has to belong to it, and something has to ask, or to say that it is one's own: "best day in ages" tells. */
export function readFactAsked(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): FactAsked | undefined {
  if (text.length > LONGEST) return undefined;
  const spoken = withoutFront(
    tokensOf(text).filter(({ kind }) => kind !== 'mark'),
    listsOf(words, (each) => each.fillers),
  );
  // "Estoy peor" opens as a question about a day may, and tells.
  const opens = longestAt(
    spoken,
    0,
    listsOf(words, ({ factAsked }) => factAsked.opens),
  );
  if (opens === 0 && !/[?¿]/.test(text)) return undefined;
  const parts = partsOf(spoken, asked, words, KINDS);
  const found = parts?.flatMap(({ is }) => FACTS.filter((each) => each === is)) ?? [];
  const [of, ...more] = [...new Set(found)];
  const isOnly = parts?.every(({ is }) => is !== 'number' && is !== 'day' && is !== 'not') === true;
  if (of === undefined || more.length > 0 || !isOnly) return undefined;
  return { of, about: [...new Set(parts.flatMap((each) => (each.is === 'name' ? [each.linkId] : [])))] };
}

const KINDS: readonly KindOf[] = [
  ...FACTS.map((is): KindOf => ({ is, pick: ({ factAsked }) => factAsked[is] })),
  { is: 'beside', pick: ({ factAsked }) => factAsked.beside },
  { is: 'beside', pick: ({ factAsked }) => factAsked.opens },
  { is: 'beside', pick: ({ dayAsked }) => dayAsked.opens },
  { is: 'beside', pick: ({ dayAsked }) => dayAsked.beside },
];
