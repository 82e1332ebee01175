/** What is noted of forms where the conversation stands: when each was offered, put off, left in the middle, or over. */
import type { TalkState } from '../model/file.ts';
import type { Day } from '../model/time.ts';

export function withFormOffered(
  { offered, putOff }: TalkState,
  form: string,
  today: Day,
): Partial<Pick<TalkState, 'offered' | 'putOff'>> {
  // Shown again on the same day it is the same asking.
  if (offered[form] === today) return {};
  const times = (putOff[form] ?? 0) + 1;
  return { offered: { ...offered, [form]: today }, putOff: { ...putOff, [form]: times } };
}

export function withFormUnfinished(
  talk: TalkState,
  form: string,
  half: TalkState['unfinished'][string],
): Pick<TalkState, 'unfinished'> {
  return { unfinished: { ...talk.unfinished, [form]: half } };
}

export function withFormOver(
  talk: TalkState,
  form: string,
  today: Day,
): Pick<TalkState, 'unfinished' | 'putOff' | 'forms'> {
  const { [form]: _half, ...unfinished } = talk.unfinished;
  const { [form]: _times, ...putOff } = talk.putOff;
  return { unfinished, putOff, forms: { [form]: today, ...talk.forms } };
}
