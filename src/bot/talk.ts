/** The Talk port over Bot Framework dialogs: the stack is loaded from the turn, run once, and put back. */
import { ActivityTypes, BotAdapter, TurnContext, type ResourceResponse } from 'botbuilder';
import type { Dialog, DialogContext, DialogState } from 'botbuilder-dialogs';
// The package's own index loads recognisers of dates and numbers in ten languages: half a second and 35 MB.
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { z } from 'zod';
import type { Talk } from '../turn/talk.ts';

export interface Conversation {
  dialogs: Dialog[];
  turnKey: symbol;
  converse(dc: DialogContext): Promise<void>;
}

const STACK = Symbol('dialog stack');

/** The SDK believes whatever it is given. What is not a stack is none, and the conversation sees that one is missing. */
const stored = z.object({
  dialogStack: z
    .array(z.looseObject({ id: z.string(), state: z.record(z.string(), z.unknown()) }))
    .catch(() => []),
});

export function createTalk(conversation: Conversation): Talk {
  const set = new DialogSet({
    get: async (context) => context.turnState.get(STACK) as DialogState,
    set: async (context, value) => void context.turnState.set(STACK, value),
    delete: async (context) => void context.turnState.delete(STACK),
  });
  for (const dialog of conversation.dialogs) set.add(dialog);
  return async (collected) => {
    const { turn } = collected;
    const context = new TurnContext(new SilentAdapter(), {
      type: ActivityTypes.Event,
      locale: turn.patient.lang,
    });
    // It was JSON in the store, and for so little that is the cheapest way to a copy.
    const state = stored.parse(JSON.parse(JSON.stringify(turn.talk.dialogs))) as DialogState;
    context.turnState.set(STACK, state);
    context.turnState.set(conversation.turnKey, turn);
    const dc = await set.createContext(context);
    await conversation.converse(dc);
    collected.setDialogs(
      dc.stack.length === 0 ? {} : { dialogStack: JSON.parse(JSON.stringify(dc.stack)) as unknown },
    );
  };
}

/** Dialogs speak through the turn. One that sends by itself would speak before the commit, so that is a bug. */
class SilentAdapter extends BotAdapter {
  override sendActivities(): Promise<ResourceResponse[]> {
    throw new Error('a dialog tried to send by itself; it must say things through the turn');
  }
  override updateActivity(): Promise<ResourceResponse | void> {
    throw new Error('a dialog tried to update a message');
  }
  override deleteActivity(): Promise<void> {
    throw new Error('a dialog tried to delete a message');
  }
  override continueConversation(): Promise<void> {
    throw new Error('not used: proactive turns come through the store');
  }
}
