/** How far a check-in has come through its form. Pure: the form and what was answered in, a question out. */
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import { isNote, questions, type Item, type Questionnaire } from '../src/model/questionnaire.ts';

export function nextQuestion(form: Questionnaire | undefined, open: CheckIn): Item | undefined {
  return form && questions(form).find((each) => isToAsk(each, open));
}

/** The next one not yet answered after this one, so that going back and on does not ask everything again. */
export function questionAfter(
  form: Questionnaire,
  item: Item,
  open: CheckIn,
  anew: readonly string[] = [],
): Item | undefined {
  const items = questions(form);
  const rest = items.slice(items.indexOf(item) + 1);
  return rest.find((each) => isToAsk(each, open) || anew.includes(each.linkId));
}

export function questionBefore(form: Questionnaire, item: Item): Item | undefined {
  const items = questions(form);
  return items[items.indexOf(item) - 1];
}

/** The question that was answered just before this one was asked, wherever it stands in the form now. */
export function answeredLast(form: Questionnaire, item: Item, open: CheckIn): Item | undefined {
  // A note may have come with the numbers it belongs to; nobody puts it right with a number.
  const others = questions(form).filter(({ linkId }) => linkId !== item.linkId && !isNote(linkId));
  // Of several kept at one moment, one that was given as a number before one that was read from a word; then the last.
  const order = (each: Item) => {
    const place = open.answers.findIndex(({ linkId }) => linkId === each.linkId);
    const { at = 0, flags = [] } = open.answers[place] ?? {};
    return place < 0 ? undefined : [at, flags.includes('approx') ? 0 : 1, place];
  };
  return others.reduce<Item | undefined>((best, each) => {
    const [one, other] = [best && order(best), order(each)];
    if (other === undefined) return best;
    return one === undefined || comesAfter(other, one) ? each : best;
  }, undefined);
}

function comesAfter(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((each, at) => each !== other[at]);
  return differs >= 0 && (one[differs] ?? 0) > (other[differs] ?? 0);
}

/** It has its turn today and no answer yet. */
export function isToAsk({ linkId }: Item, open: CheckIn): boolean {
  return open.leftOut?.includes(linkId) !== true && answerTo(open, linkId) === undefined;
}
