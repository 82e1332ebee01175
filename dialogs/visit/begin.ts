/** PREPARE and AGREED: what is being said about a visit begins anew. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { VisitBegin } from './state.ts';

export async function beginVisit(dc: DialogContext, stage: VisitBegin['stage']): Promise<void> {
  if (dc.activeDialog?.id === 'visit') dc.stack.pop();
  await dc.beginDialog('visit', { stage } satisfies VisitBegin);
}
