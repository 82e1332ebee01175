/** "Remind me to call the pharmacy at 9": a wish to be reminded of what is neither a short break nor the check-in. */
import type { Words } from '../content/words.ts';
import { readBreakWish } from './break-wish.ts';
import { hasPhrase, listsOf, longestAt, withoutEnds, withoutFront, type Lists } from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';

type Name = keyof Words['reminders'];

export function isOtherReminder(text: string, words: readonly Words[]): boolean {
  const of = (name: Name) => listsOf(words, ({ reminders }) => reminders[name]);
  const thing = thingIn(text, words);
  if (thing === undefined || hasPhrase(thing, of('own'))) return false;
  return readBreakWish(text, words)?.kind !== 'begin' || !hasPhrase(thing, of('moves'));
}

/** What somebody asks to be reminded of; undefined where they ask something else, or say more than that. */
function thingIn(text: string, words: readonly Words[]): readonly Token[] | undefined {
  const of = (name: Name) => listsOf(words, ({ reminders }) => reminders[name]);
  const rest = afterAsking(text, words);
  if (rest === undefined) return undefined;
  const thing = withoutTime(rest, words);
  const done = thing.slice(longestAt(thing, 0, of('to')));
  const named = thing.slice(longestAt(thing, 0, of('about')));
  const verb = [done, named].find((each) => each.length < thing.length || isVerb(each, of('verbEnds')));
  if (verb === undefined || isNoThing(verb, words)) return undefined;
  if (verb === done || isVerb(verb, of('verbEnds'))) return verb;
  // "About my scores" asks to be told; with a time it asks to be reminded.
  return rest.some(isClock) || hasPhrase(rest, of('when')) ? named : undefined;
}

/** What follows the asking, in a message that is one sentence and begins with it, or with the time. */
function afterAsking(text: string, words: readonly Words[]): Token[] | undefined {
  const of = (name: Name) => listsOf(words, ({ reminders }) => reminders[name]);
  const fillers = listsOf(words, (each) => each.fillers);
  const opening = [...fillers, ...listsOf(words, (each) => each.asking), ...of('before')];
  const said = tokensOf(text).filter((token) => token.kind !== 'mark' || !',-¿¡"'.includes(token.text));
  const core = withoutEnds(withoutMarks(said), fillers);
  const asked = withoutFront(core, opening);
  const isTimeFirst = longestAt(asked, 0, of('when')) > 0;
  const begun = isTimeFirst ? withoutFront(withoutTime(asked, words), opening) : asked;
  const ask = longestAt(begun, 0, of('ask'));
  const rest = begun.slice(ask);
  return ask === 0 || withoutMarks(rest).some(isBreak) ? undefined : [...withoutMarks(rest)];
}

function withoutMarks(tokens: readonly Token[]): readonly Token[] {
  return tokens.slice(0, tokens.findLastIndex(({ kind }) => kind !== 'mark') + 1);
}

/** Without the day and the time at the front: "for tomorrow at 9 to call" is "to call". */
function withoutTime(tokens: readonly Token[], words: readonly Words[]): Token[] {
  const when = listsOf(words, ({ reminders }) => reminders.when);
  const about = listsOf(words, ({ reminders }) => reminders.about);
  let from = 0;
  for (let token = tokens[from]; token !== undefined; token = tokens[from]) {
    const led = longestAt(tokens, from, about);
    const isLed = led > 0 && isClock(tokens[from + led]);
    const step = isClock(token) ? 1 : isLed ? led : longestAt(tokens, from, when);
    if (step === 0) break;
    from += step;
  }
  return tokens.slice(from);
}

function isClock(token: Token | undefined): boolean {
  return token?.kind === 'figure' || token?.kind === 'thing';
}

function isNoThing(tokens: readonly Token[], words: readonly Words[]): boolean {
  const first = tokens[0];
  const none = words.flatMap(({ reminders }) => [reminders.when, reminders.questions]);
  return first?.kind !== 'word' || longestAt(tokens, 0, none) > 0;
}

/** Where a language has no word before it, its ending tells what is to be done. */
function isVerb([first]: readonly Token[], ends: Lists): boolean {
  return (
    first !== undefined &&
    ends.flat().some((end) => first.text.length > end.length + 1 && first.text.endsWith(end))
  );
}
