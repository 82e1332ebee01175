/**
 * The same messages as others would send them: after small talk, and typed in haste. What is meant stays what it was, so that
 * the reader learns to hear it there too. Of each kind in turn, in a fixed way: the same copies every time.
 */
import type { Families } from '../second/families.ts';
import { dangerLook } from '../second/danger-features.ts';
import { rowsOf, told } from '../second/reading.ts';
import type { Labelled } from './labelled-line.ts';

/** One in so many is told after small talk, and one in so many hastily. */
const often = { chatty: 5, hasty: 5 };

export function otherVoices(messages: readonly Labelled[], families: Families): Labelled[] {
  const small = {
    en: messages.filter((each) => isSmallTalk(each) && each.lang === 'en'),
    es: messages.filter((each) => isSmallTalk(each) && each.lang === 'es'),
  };
  const next = numbers(7_919);
  return messages.flatMap((message, at) => {
    if (message.kind !== 'danger' && message.kind !== 'lookalike') return [];
    const talk = small[message.lang];
    const opening = talk[next(talk.length)]?.text ?? '';
    if (at % often.chatty === 0) return [copied(message, `${opening}. ${message.text}`, families)];
    if (at % often.hasty === 1) return [copied(message, hasty(message.text, next), families)];
    return [];
  });
}

function isSmallTalk({ kind, text }: Labelled): boolean {
  return kind === 'ordinary' && text.length > 15 && text.length < 80;
}

/** In the fold of what it is a copy of. */
function copied(message: Labelled, text: string, families: Families): Labelled {
  return { ...message, text, kind: 'copy', rows: rowsOf(told(text, families).words, dangerLook) };
}

/** One long word in four loses a letter, or has two of them the wrong way round. */
function hasty(text: string, next: (below: number) => number): string {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (next(4) > 0) return word;
    const at = 1 + next(word.length - 2);
    const swapped = word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
    return next(2) === 0 ? swapped : word.slice(0, at) + word.slice(at + 1);
  });
}

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
