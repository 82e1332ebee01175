/**
 * A text in words that can be held against another's: "twice daily" and "2 times a day" are the same, as are "never" and "nunca".
 * Marks and courtesies say nothing.
 */
import type { Words } from '../content/words.ts';
import { longestNumberAt, spelledAt } from '../reading/number-words.ts';
import { inOrder, longestOfAll } from '../reading/ordered-phrases.ts';
import { listsOf, once, withoutBack, withoutEnds, withoutFront } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';

export function sameWords(text: string, words: readonly Words[]): string[] {
  return sameTokens(tokensOf(text), words);
}

export function sameTokens(tokens: readonly Token[], words: readonly Words[]): string[] {
  const { fillers } = groupsIn(words);
  const units = unitsOf(
    tokens.filter(({ kind }) => kind !== 'mark'),
    words,
  );
  // What stands for something is none of the courtesies that may stand around it.
  const first = units.findIndex(({ isGroup }) => isGroup);
  const last = units.findLastIndex(({ isGroup }) => isGroup);
  if (first < 0) {
    const telling = withoutEnds(
      units.flatMap(({ of }) => of),
      fillers,
    );
    const kept = units.filter(({ of }) => of.every((each) => telling.includes(each)));
    return (kept.length === 0 ? units : kept).flatMap(({ said }) => said);
  }
  const front = withoutFront(
    units.slice(0, first).flatMap(({ of }) => of),
    fillers,
  );
  const back = withoutBack(
    units.slice(last + 1).flatMap(({ of }) => of),
    fillers,
  );
  const isKept = ({ of }: Unit, at: number) =>
    (at >= first && at <= last) || of.every((each) => front.includes(each) || back.includes(each));
  return units.filter(isKept).flatMap(({ said }) => said);
}

interface Unit {
  of: readonly Token[];
  said: string[];
  isGroup: boolean;
}

function unitsOf(spoken: readonly Token[], words: readonly Words[]): Unit[] {
  const { keys, groups } = groupsIn(words);
  const units: Unit[] = [];
  for (let at = 0; at < spoken.length;) {
    const group = longestOfAll(spoken, at, groups);
    const times = words.map(({ choice }) => longestNumberAt(spoken, at, choice.times)).find((each) => each);
    const number = times ?? (spoken[at]?.kind === 'figure' ? undefined : spelledAt(spoken, at, words));
    const isGroup = group !== undefined && group.length >= (number?.length ?? 0);
    const length = isGroup ? group.length : (number?.length ?? 1);
    const said = isGroup
      ? [keys[group.place] ?? '']
      : number === undefined
        ? partsOf(spoken[at])
        : [String(number.value), ...(times === undefined ? [] : ['times'])];
    units.push({ of: spoken.slice(at, at + length), said, isGroup });
    at += length;
  }
  return units;
}

/** "5mg" is "5 mg". */
function partsOf(token: Token | undefined): string[] {
  return [token?.text ?? '', token?.suffix ?? ''].filter((each) => each !== '');
}

const groupsIn = once((words) => {
  const rows = new Map<string, (readonly string[])[]>();
  const add = (key: string, row: readonly string[]) => rows.set(key, [...(rows.get(key) ?? []), row]);
  for (const { choice, inForms } of words) {
    for (const [name, row] of Object.entries(choice.same)) add(`=${name}`, row);
    // The rows of all languages stand in the same order.
    for (const [at, row] of choice.alike.entries()) add(`=${at}`, row);
    add('times', inForms.unitNames['{times}'] ?? []);
  }
  return {
    keys: [...rows.keys()],
    groups: inOrder([...rows.values()]),
    fillers: [...listsOf(words, (each) => each.fillers), ...listsOf(words, ({ choice }) => choice.fillers)],
  };
});
