/** Whether a check-in that is over has all its answers. */
import { answerTo, type CheckIn } from './check-in.ts';
import { isNote, questions, type Questionnaire } from './questionnaire.ts';

/** Every question of the form but the note has an answer; one that a new version has added may have been passed by. */
export function isFull(form: Questionnaire | undefined, ended: CheckIn): boolean {
  const asked =
    form === undefined
      ? []
      : questions(form).filter(({ linkId }) => !isNote(linkId) && ended.leftOut?.includes(linkId) !== true);
  const isAnswered = (linkId: string) => answerTo(ended, linkId)?.flags.includes('skipped') === false;
  return asked.length > 0 && asked.every((each) => isAnswered(each.linkId));
}
