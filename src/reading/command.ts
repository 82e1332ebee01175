/** What a patient may say at any point of any dialog: one word alone, or a phrase that is clear inside a sentence. */
import type { Words } from '../content/words.ts';
import {
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
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

export function readCommand(text: string, words: readonly Words[]): Command | undefined {
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  return alone(spoken, words) ?? inside(clausesOf(tokens), words) ?? courtesy(spoken, words);
}

/** The command that the whole message is, courtesies apart; nothing that only stands inside a sentence. */
export function readWhole(text: string, words: readonly Words[]): Command | undefined {
  return alone(
    tokensOf(text).filter(({ kind }) => kind !== 'mark'),
    words,
  );
}

function alone(spoken: readonly Token[], words: readonly Words[]): Command | undefined {
  const fillers = listsOf(words, (each) => each.fillers);
  const core = withoutFront(withoutEnds(spoken, fillers), [
    ...fillers,
    ...listsOf(words, ({ asking }) => asking),
  ]);
  const isAlone = (said: readonly Token[]) => order.find((each) => isWhole(said, aloneLists(words, each)));
  return isAlone(spoken) ?? isAlone(core);
}

/** "Ok thanks", "hello, good morning": nothing but courtesies, and one of them is a command. */
function courtesy(spoken: readonly Token[], words: readonly Words[]): Command | undefined {
  const core = withoutEnds(
    spoken,
    listsOf(words, ({ fillers }) => fillers),
  );
  if (core.length > 0) return undefined;
  return (['thanks', 'greeting'] as const).find((each) => hasPhrase(spoken, aloneLists(words, each)));
}

function inside(clauses: readonly Token[][], words: readonly Words[]): Command | undefined {
  const negations = listsOf(words, (each) => each.negations);
  return order.find((each) => {
    const lists = listsOf(words, ({ commands }) => commands[each].inside);
    return clauses.some((clause) => says(clause, lists, negations));
  });
}

function says(clause: readonly Token[], lists: Lists, negations: Lists): boolean {
  return clause.some((_, at) => longestAt(clause, at, lists) > 0 && !isNegated(clause, at, negations));
}

/** "I don't want to talk to a nurse": a negation up to three words before. */
function isNegated(clause: readonly Token[], at: number, negations: Lists): boolean {
  return [0, 1, 2, 3].some((gap) => at - gap > 0 && longestBefore(clause, at - gap, negations) > 0);
}

function aloneLists(words: readonly Words[], each: Command): Lists {
  return listsOf(words, ({ commands }) => commands[each].alone);
}
