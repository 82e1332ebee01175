/** The names under which an alert keeps what raised it: which of them are rules that can be tried on the past, and why others cannot. */
const OF_NUMBERS = 'trigger/';

/** How a rule about numbers is named beside those of the screen. */
export const numbersRule = (id: string) => `${OF_NUMBERS}${id}`;

/** A rule by its own name, whatever the alert says of its kind. */
export const plainRule = (name: string) => name.replace(/^(trigger|protocol)\//, '');

/** What both readers have heard carries the names of both. */
export const namesIn = (rule: string) => rule.split(', ');

const ANSWERS: readonly [kind: string, why: string][] = [
  [
    'protocol/',
    'what somebody answered to the direct question, or that nobody did (content/protocols). Try the rules that ask it',
  ],
  ['flare/', 'an answer to a safety question of a flare (content/flare.yaml)'],
  ['language-model/', 'what a language model read in a message (content/prompts/danger.yaml)'],
];

/** Undefined for what is a rule that can be tried, if there is one of that name. */
export function whyNotTried(name: string): string | undefined {
  return ANSWERS.find(([kind]) => name.startsWith(kind))?.[1];
}
