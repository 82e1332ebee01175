/** What becomes of a message that puts an answer of this day right: it is done and said, or asked back. */
import type { DialogContext } from 'botbuilder-dialogs';
import { everyItem, inLanguage } from '../../src/forms/form.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { HOUR, shownDay, type Day } from '../../src/model/time.ts';
import { namesOf } from '../../src/reading/named-questions.ts';
import { hasPhrase } from '../../src/reading/phrases.ts';
import type { PutRight } from '../../src/reading/put-right.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { formOf } from '../form/known.ts';
import { takeOut } from '../guided.ts';
import { afterNumbers } from '../triggers.ts';
import { wordsOf } from '../turn-of.ts';
import { askedIn, isOnScale, numberIn, rowOf } from './days.ts';
import { putAllIn } from './put-in.ts';
import type { PutRightBegin } from './state.ts';
import type { CrisisBegin } from '../crisis-state.ts';

/** So long a number without a name is about the answer before it, and a name with a number about what was just asked. */
const NEAR = 2 * HOUR;

export async function answered(
  dc: DialogContext,
  turn: Turn,
  of: CheckIn,
  { told, value, about, old, day, isSure }: PutRight,
): Promise<boolean> {
  const asked = askedIn(turn, of);
  if (told.length === 0 && value !== undefined) return answeredBare(dc, turn, of, { value, old });
  if (told.length === 0 || !told.every((each) => isOnScale(asked, each)))
    return isSure && showAll(dc, turn, of, about ?? told[0]?.linkId);
  if (isSure && !mayBeOfForm(dc, turn, told)) return putAllRight(dc, turn, of, told);
  const nights = asked.filter(({ scale }) => scale.night === true).map(({ linkId }) => linkId);
  const isNight = told.every(({ linkId }) => nights.includes(linkId));
  const isPlain = isSure || isNight || day !== undefined || turn.now - lastAt(of) <= NEAR;
  if (!isPlain || told.every((each) => numberIn(of, each.linkId) === each.value)) return false;
  return ask(dc, { stage: 'whether', day: of.day, told });
}

/** A form that is open asks about the same, so that either may be meant. */
function mayBeOfForm(dc: DialogContext, turn: Turn, told: PutRight['told']): boolean {
  const form = dc.activeDialog?.id === 'form' && turn.form ? formOf(turn, turn.form.form) : undefined;
  const texts = everyItem(form?.items ?? []).map(({ text }) => tokensOf(inLanguage(text, turn.patient.lang)));
  return told.some((each) => texts.some((tokens) => hasPhrase(tokens, namesOf(each, wordsOf(turn)))));
}

export async function showAll(
  dc: DialogContext,
  turn: Turn,
  of: CheckIn,
  linkId: string | undefined,
): Promise<true> {
  if (rowOf(turn, of) === '') return sayAndGoOn(dc, turn, 'put-right.none', of.day);
  return ask(dc, { stage: 'show', day: of.day, ...(linkId !== undefined && { linkId }) });
}

/** A number without a name: of the answer that it says was wrong, or of the last one alone; else it is asked. */
async function answeredBare(
  dc: DialogContext,
  turn: Turn,
  of: CheckIn,
  { value, old }: { value: number; old: number | undefined },
): Promise<boolean> {
  const known = of.answers.filter(({ linkId }) => numberIn(of, linkId) !== undefined);
  const last = known.filter(({ at }) => at === lastAt(of) && turn.now - at < NEAR);
  const meant = old === undefined ? last : known.filter((each) => each.value === old);
  const [only, ...more] = meant;
  if (known.length === 0) return false;
  const one = more.length > 0 ? undefined : only?.linkId;
  const asked = askedIn(turn, of);
  const mayBe = one === undefined ? known.map(({ linkId }) => linkId) : [one];
  if (!mayBe.some((linkId) => isOnScale(asked, { linkId, value }))) return showAll(dc, turn, of, one);
  if (one === undefined) return ask(dc, { stage: 'which', day: of.day, value });
  return putAllRight(dc, turn, of, [{ linkId: one, value }]);
}

function lastAt({ answers }: CheckIn): number {
  return Math.max(0, ...answers.map(({ at }) => at));
}

export async function ask(dc: DialogContext, begin: PutRightBegin): Promise<true> {
  // Asked for once more, it is the same question and no second one over it.
  takeOut(dc, 'put-right');
  await dc.beginDialog('put-right', begin);
  return true;
}

/** The numbers that are right now may show a danger that the wrong ones hid. */
export async function putAllRight(
  dc: DialogContext,
  turn: Turn,
  of: CheckIn,
  told: PutRight['told'],
): Promise<true> {
  putAllIn(turn, of, told);
  const found = afterNumbers(turn);
  if (dc.activeDialog?.id === 'put-right') dc.stack.pop();
  if (found !== undefined) await dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  else if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

export async function sayAndGoOn(dc: DialogContext, turn: Turn, key: string, day: Day): Promise<true> {
  turn.say(key, { day: shownDay(day, turn.patient.lang), count: turn.content.checkIns.putRightDays });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}
