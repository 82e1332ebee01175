/** The words by which it is told whether a number can be a score, put together from the vocabularies. */
import type { Words } from '../content/words.ts';
import { numberWords } from './number-lists.ts';
import { listsOf, once, type Lists } from './phrases.ts';

export const listsFor = once((words) => {
  const of = (pick: (each: Words['number']) => readonly string[]) =>
    listsOf(words, ({ number }) => pick(number));
  const about = words.flatMap(({ told }) => Object.values(told).map((each) => each.about));
  const vague = [...of(({ vague: each }) => each), ...of(({ same }) => same)];
  const idle = [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ correction }) => correction.openers),
    ...listsOf(words, ({ correction }) => correction.softOpeners),
  ];
  return {
    soft: [
      ...of(({ links }) => links),
      ...of(({ articles }) => articles),
      ...of(({ approximate }) => approximate),
      ...of(({ between }) => between),
      ...of(({ minus }) => minus),
    ],
    links: [...of(({ links }) => links), ...of(({ lead }) => lead)],
    now: of(({ now }) => now),
    scored: [...of(({ scored }) => scored), ...about],
    tens: of(({ tens }) => tens),
    many: of(({ many }) => many),
    definite: of(({ definite }) => definite),
    indefinite: of(({ indefinite }) => indefinite),
    copulas: of(({ copulas }) => copulas),
    known: words.flatMap(({ number }) => [number.now, number.anotherDay, number.night]),
    elsewhere: words.flatMap(({ number }) => [number.copulas, number.notValue, number.others]),
    thing: words.flatMap(({ number }) => [number.definite, number.whose]),
    lead: of(({ lead }) => lead),
    vague,
    before: [
      ...idle,
      ...of(({ beforeScore }) => beforeScore),
      ...listsOf(words, ({ yesNo }) => yesNo.no),
      ...listsOf(words, ({ yesNo }) => yesNo.yes),
    ],
    behind: [...idle, ...vague, ...of(({ approximate }) => approximate), ...of(({ past }) => past)],
    goesOn: [
      ...of(({ afterScore }) => afterScore),
      ...of(({ politeIf }) => politeIf),
      ...of(({ none }) => none),
    ],
    numbers: numberWords(words),
    articles: of(({ articles }) => articles),
    negations: listsOf(words, ({ negations }) => negations),
    times: [...of(({ anotherDay }) => anotherDay), ...of(({ past }) => past)],
    clock: of(({ clockBefore }) => clockBefore),
    ofThe: of(({ ofThe }) => ofThe),
    approximate: of(({ approximate }) => approximate),
    guess: of(({ beforeScore }) => beforeScore),
    doubt: [...of(({ doubtBehind }) => doubtBehind), ...of(({ onlyThen }) => onlyThen)],
    told: of(({ toldBehind }) => toldBehind),
    others: of(({ others }) => others),
    fromTo: of(({ fromTo }) => fromTo),
    changed: of(({ changed }) => changed),
    asks: of(({ asksAbout }) => asksAbout),
    left: of(({ leftLast }) => leftLast),
    no: [...listsOf(words, ({ yesNo }) => yesNo.no), ...of(({ takesBack }) => takesBack)],
    takesBack: of(({ takesBack }) => takesBack),
    retracts: of(({ retracts }) => retracts),
    wasThen: of(({ wasThen }) => wasThen),
    then: of(({ concludesBehind }) => concludesBehind),
    but: listsOf(words, ({ but }) => but),
    gave: of(({ gave }) => gave),
    units: of(({ units }) => units),
    counted: [...of(({ units }) => units), ...of(({ others }) => others)],
    were: of(({ wasBehind }) => wasBehind),
    differs: of(({ doubtLast }) => doubtLast),
    last: [...of(({ unitFillers }) => unitFillers), ...listsOf(words, ({ negations }) => negations)],
    days: of(({ anotherDay }) => anotherDay),
    than: of(({ beforeDay }) => beforeDay),
    spans: words.flatMap(({ inForms }) => Object.values(inForms.units)),
  };
});
export type FitLists = Record<keyof ReturnType<typeof listsFor>, Lists>;

/** Where minutes are asked for, "walked 20" tells them, and "pain 6" does not. */
export const countedListsFor = once((words): FitLists => {
  const lists = listsFor(words);
  const count = listsOf(words, ({ number }) => number.beforeCount);
  // "7 bad" is a score where minutes are asked for.
  const spent = listsOf(words, ({ number }) => number.spentOtherwise);
  const doubt = [...lists.doubt, ...lists.scored, ...lists.vague, ...spent];
  const behind = lists.behind.filter((list) => !lists.vague.includes(list));
  return { ...lists, doubt, behind, lead: [], scored: [], vague: [], before: [...lists.before, ...count] };
});

/** What is no score may be led up to as one: "I'm at 15 a week". */
export const largeListsFor = once((words): FitLists => {
  const lists = countedListsFor(words);
  const leads = listsOf(words, ({ number: { lead, links } }) => lead.filter((each) => !links.includes(each)));
  return { ...lists, before: [...lists.before, ...leads] };
});

/** Where a night is asked about, "last night a 2" tells of it. */
export const nightListsFor = once((words): FitLists => {
  const lists = listsFor(words);
  return { ...lists, before: [...lists.before, ...listsOf(words, ({ number }) => number.night)] };
});
