/** What the dialog of a form keeps, beside what is kept in the person's record. */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { state as stateShape, type State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';

export const formState = z.looseObject({
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  /** A danger was talked about since it was shown: an answer still counts, and anything else has it shown again. */
  aside: z.boolean().optional(),
  /** What was typed together with the danger, or while it was talked about, and may be the answer. */
  typed: z.array(z.string()).optional(),
});

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
