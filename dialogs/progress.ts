/** How far a check-in has come through its form. Pure: the form and what was answered in, a question out. */
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import { questions, type Item, type Questionnaire } from '../src/model/questionnaire.ts';

export function nextQuestion(form: Questionnaire | undefined, open: CheckIn): Item | undefined {
  return form && questions(form).find((each) => isToAsk(each, open));
}

/** The next one not yet answered after this one, so that going back and on does not ask everything again. */
export function questionAfter(form: Questionnaire, item: Item, open: CheckIn): Item | undefined {
  const items = questions(form);
  const rest = items.slice(items.indexOf(item) + 1);
  return rest.find((each) => isToAsk(each, open));
}

export function questionBefore(form: Questionnaire, item: Item): Item | undefined {
  const items = questions(form);
  return items[items.indexOf(item) - 1];
}

/** The question that was answered just before this one was asked, wherever it stands in the form now. */
export function answeredLast(form: Questionnaire, item: Item, open: CheckIn): Item | undefined {
  // A note may have come with the numbers it belongs to; nobody puts it right with a number.
  const others = questions(form).filter(({ linkId }) => linkId !== item.linkId && !isNote(linkId));
  // Of several kept at one moment, the one that was kept last.
  const order = (each: Item) => {
    const place = open.answers.findIndex(({ linkId }) => linkId === each.linkId);
    return place < 0 ? undefined : { at: open.answers[place]?.at ?? 0, place };
  };
  return others.reduce<Item | undefined>((best, each) => {
    const [one, other] = [best && order(best), order(each)];
    if (other === undefined) return best;
    const isLater =
      one === undefined || other.at > one.at || (other.at === one.at && other.place > one.place);
    return isLater ? each : best;
  }, undefined);
}

/** Every question of the form but the note has an answer; one that a new version has added may have been passed by. */
export function isFull(form: Questionnaire | undefined, ended: CheckIn): boolean {
  const asked =
    form === undefined
      ? []
      : questions(form).filter(({ linkId }) => !isNote(linkId) && ended.leftOut?.includes(linkId) !== true);
  const isAnswered = (linkId: string) => answerTo(ended, linkId)?.flags.includes('skipped') === false;
  return asked.length > 0 && asked.every((each) => isAnswered(each.linkId));
}

function isToAsk({ linkId }: Item, open: CheckIn): boolean {
  return open.leftOut?.includes(linkId) !== true && answerTo(open, linkId) === undefined;
}

function isNote(linkId: string): boolean {
  return linkId === 'note';
}
