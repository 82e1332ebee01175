/** What a patient may say at any point of any dialog: one word alone, or a phrase that is clear inside a sentence. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestBefore, once, withoutEnds, withoutFront, type Lists } from './phrases.ts';
import { firstAt, firstWhole, inOrder } from './ordered-phrases.ts';
import { readOnce } from './read-once.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export type Command = keyof Words['commands'];

/** A person is asked for before anything else is looked for. */
const order: readonly Command[] = [
  'nurse',
  'why',
  'repeat',
  'ai-off',
  'ai-on',
  'bot',
  'data',
  'plan',
  'progress',
  'aim',
  'review',
  'link',
  'flare',
  'pace-off',
  'pace',
  'questions',
  'brief',
  'prepare',
  'agreed',
  'appointment',
  'medicines',
  'weeks-off',
  'weeks',
  'work-off',
  'work',
  'later',
  'skip',
  'back',
  'menu',
  'check-in',
  'thanks',
  'greeting',
];

export const readCommand = readOnce((text: string, words: readonly Words[]): Command | undefined => {
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  return alone(spoken, words) ?? inside(clausesOf(tokens), words) ?? courtesy(spoken, words);
});

/** The command that the whole message is, courtesies apart; nothing that only stands inside a sentence. */
export function readWhole(text: string, words: readonly Words[]): Command | undefined {
  return alone(
    tokensOf(text).filter(({ kind }) => kind !== 'mark'),
    words,
  );
}

function alone(spoken: readonly Token[], words: readonly Words[]): Command | undefined {
  const { fillers, openings, wholes } = listsFor(words);
  const place =
    firstWhole(spoken, wholes) ?? firstWhole(withoutFront(withoutEnds(spoken, fillers), openings), wholes);
  return place === undefined ? undefined : order[place];
}

/** "Ok thanks", "hello, good morning": nothing but courtesies, and one of them is a command. */
function courtesy(spoken: readonly Token[], words: readonly Words[]): Command | undefined {
  const { fillers, courtesies } = listsFor(words);
  if (withoutEnds(spoken, fillers).length > 0) return undefined;
  return courtesies.find(([, lists]) => hasPhrase(spoken, lists))?.[0];
}

function inside(clauses: readonly Token[][], words: readonly Words[]): Command | undefined {
  const { insides, negations } = listsFor(words);
  const places = clauses.flatMap((clause) =>
    clause.flatMap((_, at) => {
      const place = firstAt(clause, at, insides);
      return place === undefined || isNegated(clause, at, negations) ? [] : [place];
    }),
  );
  return order[Math.min(...places)];
}

/** "I don't want to talk to a nurse": a negation up to three words before. */
function isNegated(clause: readonly Token[], at: number, negations: Lists): boolean {
  return [0, 1, 2, 3].some((gap) => at - gap > 0 && longestBefore(clause, at - gap, negations) > 0);
}

const listsFor = once((words) => {
  const of = (each: Command, how: 'alone' | 'inside') =>
    listsOf(words, ({ commands }) => commands[each][how]);
  const fillers = listsOf(words, (each) => each.fillers);
  return {
    fillers,
    openings: [...fillers, ...listsOf(words, ({ asking }) => asking)],
    negations: listsOf(words, (each) => each.negations),
    wholes: inOrder(order.map((each) => of(each, 'alone'))),
    insides: inOrder(order.map((each) => of(each, 'inside'))),
    courtesies: (['thanks', 'greeting'] as const).map((each) => [each, of(each, 'alone')] as const),
  };
});
