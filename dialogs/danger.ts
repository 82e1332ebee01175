/** Which doubts of the risk screen are heard as danger here, and what becomes of a danger that is heard. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { outranks } from '../src/model/signal.ts';
import { readCommand, readWhole } from '../src/reading/command.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isNamingAStop } from './aim/dialog.ts';
import { strongest } from './crisis.ts';
import type { CrisisBegin, Danger } from './crisis-state.ts';
import { fileToldToday } from './told-beside-danger.ts';
import { protocolOf } from './direct-question.ts';
import { fileBesideDanger } from './questionnaire/beside-danger.ts';
import { keepBesideForm } from './form/meanwhile.ts';
import { isOfTheMind } from './of-the-mind.ts';
import { isOffered } from './offered.ts';
import { isPlainWish } from './wish/plain.ts';
import type { Filed } from './questions.ts';
import { isBeingWritten, keepBesideDanger } from './safety-plan.ts';
import { wordsOf } from './turn-of.ts';

/**
 * A wish that we know is no danger, and a plan asks for words of the hardest hours, an aim for what might go wrong. What is
 * more than a doubt is heard there as everywhere.
 */
export function isAnswerable(dc: DialogContext, turn: Turn, said: Said): boolean {
  if (said.tier !== 'ask') return false;
  if (isBeingWritten(dc) || isNamingAStop(dc) || isPlainWish(turn, said.text)) return true;
  if (isOffered(dc, turn, said.text)) return true;
  const command = readCommand(said.text, wordsOf(turn));
  // In a sentence a flare may stand beside what the doubt is about, and the doubt comes first.
  return command === 'flare' ? readWhole(said.text, wordsOf(turn)) === 'flare' : command !== undefined;
}

/** A question for the visit is about many things of the body that need no asking back; not so one that tells of despair. */
export function isForClinic({ tier, signals }: Said, filed: Filed | undefined): boolean {
  return filed !== undefined && tier === 'ask' && !signals.some(({ signal }) => isOfTheMind(signal));
}

/** The open question hears for itself what goes on to it. */
function fileNumbers(dc: DialogContext, turn: Turn, said: Said): Danger | undefined {
  const goesOn = said.tier === 'soon' && dc.activeDialog !== undefined;
  if (goesOn || isBeingWritten(dc)) return undefined;
  return dc.activeDialog?.id === 'questionnaire'
    ? fileBesideDanger(dc, turn, said)
    : fileToldToday(turn, said);
}

/** True when the danger has been answered and nothing else should be said to this message. */
export async function hearDanger(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const danger = strongest(said);
  const shown = fileNumbers(dc, turn, said);
  if (danger.tier === 'emergency') await dc.cancelAllDialogs();
  else keepBesideDanger(dc, turn);
  if (danger.tier === 'soon') {
    turn.say(protocolOf(turn, danger).soon.say, {}, { purpose: 'safety' });
    return dc.activeDialog === undefined;
  }
  keepBesideForm(dc, turn, said);
  const found = shown !== undefined && outranks(shown.tier, danger.tier) ? shown : danger;
  await dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  return true;
}
