/** What is told of today beside another day, while nothing is open. */
import type { DialogContext } from 'botbuilder-dialogs';
import { readNumber } from '../src/reading/number.ts';
import { scaleOf } from '../src/reading/scale.ts';
import type { Turn } from '../src/turn/turn.ts';
import { beginCheckInWith } from './check-in.ts';
import { lateQuestion } from './late-question.ts';
import { markOf } from './shown.ts';
import { wordsOf } from './turn-of.ts';

/** "5 today, yesterday was an 8": it begins the check-in of today, where that can still be begun. */
export async function beginToday(dc: DialogContext, turn: Turn, rest: string): Promise<void> {
  const asked = lateQuestion(turn);
  const scale = asked && scaleOf(asked.item, wordsOf(turn));
  const read = scale && readNumber(rest, scale, wordsOf(turn));
  if (asked?.begins !== true || read?.kind !== 'value' || read.over) return;
  const flags = read.approx ? (['approx'] as const) : [];
  const { linkId } = asked.item;
  await beginCheckInWith(dc, turn, {
    linkId,
    value: read.value,
    flags: [...flags],
    to: markOf(turn, asked.item),
  });
}
