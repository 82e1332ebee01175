/** How something is at this moment, where the whole of a reply says so: easing, the same, worse, or over. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, once, withoutEnds, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export type HowItIs = (typeof kinds)[number];
const kinds = ['better', 'same', 'worse', 'gone'] as const;

/** Whatever is said besides may be about something else, and two that differ say neither. */
export function readHowItIs(text: string, words: readonly Words[]): HowItIs | undefined {
  if (/[?？]\s*$/.test(text)) return undefined;
  const lists = listsFor(words);
  const clauses = clausesOf(tokensOf(text)).filter((clause) => withoutEnds(clause, lists.idle).length > 0);
  const [one, ...others] = new Set(clauses.map((clause) => howIn(clause, lists)));
  return others.length === 0 ? one : undefined;
}

/** "A bit better", "un poco mejor". */
export function isALittle(text: string, words: readonly Words[]): boolean {
  return hasPhrase(tokensOf(text), listsFor(words).little);
}

/** "Same as always, just worse": the pain somebody knows, and nothing else beside it. */
export function isUsualPain(text: string, words: readonly Words[]): boolean {
  if (/[?？]\s*$/.test(text)) return false;
  const { usual, idle, beside, how } = listsFor(words);
  const clauses = clausesOf(tokensOf(text)).filter((clause) => withoutEnds(clause, idle).length > 0);
  const rest = [...beside, ...how.worse];
  const isBeside = (part: readonly Token[]) => withoutEnds(part, rest).length === 0;
  const isSaid = (clause: readonly Token[]) =>
    clause.some((_, at) => {
      const length = longestAt(clause, at, usual);
      return length > 0 && isBeside(clause.slice(0, at)) && isBeside(clause.slice(at + length));
    });
  return clauses.some(isSaid) && clauses.every((clause) => isSaid(clause) || isBeside(clause));
}

type HowLists = ReturnType<typeof listsFor>;

const listsFor = once((words) => {
  const how = (kind: HowItIs): Lists => [
    ...listsOf(words, ({ howItIs }) => howItIs[kind]),
    ...(kind === 'gone' ? [] : listsOf(words, ({ activity }) => activity[kind])),
  ];
  const [almost, fillers] = [
    listsOf(words, ({ howItIs }) => howItIs.almost),
    listsOf(words, (each) => each.fillers),
  ];
  const marks = [[',', '.', '!', ';']];
  return {
    how: Object.fromEntries(kinds.map((kind) => [kind, how(kind)])) as Record<HowItIs, Lists>,
    almost,
    little: listsOf(words, ({ howItIs }) => howItIs.little),
    usual: listsOf(words, ({ howItIs }) => howItIs.usual),
    beside: [
      ...almost,
      ...fillers,
      ...marks,
      ...words.flatMap(({ activity, howItIs, yesNo }) => [
        activity.beside,
        howItIs.beside,
        yesNo.yes,
        yesNo.yesAlone,
      ]),
    ],
    /** What says nothing of it: thanks, and that a step is done. */
    idle: [
      ...fillers,
      ...marks,
      ...words.flatMap(({ ready, commands, yesNo }) => [ready, commands.thanks.alone, yesNo.onlyHeard]),
    ],
  };
});

function howIn(clause: readonly Token[], { how, almost, beside }: HowLists): HowItIs | undefined {
  const said = kinds.filter((kind) =>
    clause.some((_, at) => {
      const length = longestAt(clause, at, how[kind]);
      const sides = [clause.slice(0, at), clause.slice(at + length)];
      return length > 0 && sides.every((side) => withoutEnds(side, beside).length === 0);
    }),
  );
  if (said.length !== 1) return undefined;
  return said[0] === 'gone' && hasPhrase(clause, almost) ? 'better' : said[0];
}
