/** What the dialog of a form keeps, beside what is kept in the person's record. */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { state as stateShape, type State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import type { Turn } from '../../src/turn/turn.ts';

export const formState = z.looseObject({
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  /** A danger was talked about since it was shown: an answer still counts, and anything else has it shown again. */
  aside: z.boolean().optional(),
  /** What was typed together with the danger, or while it was talked about, and may be the answer. */
  typed: z.array(z.string()).optional(),
  /** When its open question was shown last; unknown where an earlier version showed it. */
  shownAt: z.number().optional(),
});

/** Undefined where none stands open, or a danger is talked about. */
export function formAskedAt({ activeDialog: open }: DialogContext): number | undefined {
  return open?.id === 'form' ? formState.parse(open.state).shownAt : undefined;
}

/** Of a question that goes out now. */
export function shownNow({ isOvertaken, now }: Turn): z.infer<typeof formState> {
  return isOvertaken ? { unseen: true } : { shownAt: now };
}

export function isUnseen(dc: DialogContext): boolean {
  return dc.activeDialog?.state['unseen'] === true;
}

export function isAside(dc: DialogContext): boolean {
  return dc.activeDialog?.state['aside'] === true;
}

export function typedIn(dc: DialogContext): readonly string[] {
  return formState.parse(dc.activeDialog?.state ?? {}).typed ?? [];
}

/** Where the person stands in the form. */
export function stateIn(record: FormRecord): State {
  return stateShape.parse(record.state);
}
