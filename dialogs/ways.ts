/** Where each wish leads. Questions that a machine must not answer have fixed ways, whatever else a message holds. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Turn } from '../src/turn/turn.ts';
import type { Intent } from '../src/understanding/intents.ts';
import { answerFromContent } from './answers.ts';
import { beginCheckIn } from './check-in.ts';
import { seeProgress } from './outcomes.ts';
import { seePlan } from './plan-wishes.ts';

type Way = (dc: DialogContext, turn: Turn) => Promise<void> | void;

const ways: Record<Intent, Way> = {
  emergency: says('wish.emergency', 'safety'),
  medicine: passedOn('wish.medicine', 'question-asked'),
  diagnosis: passedOn('wish.diagnosis', 'question-asked'),
  nurse: passedOn('everyday.nurse', 'nurse-asked'),
  clinic: passedOn('wish.clinic', 'clinic-asked'),
  data: passedOn('everyday.data', 'data-asked'),
  plan: seePlan,
  // What has no dialog of its own yet goes to people who can do it.
  flare: answerFromContent,
  questions: passedOn('wish.not-here', 'clinic-asked'),
  resume: passedOn('wish.not-here', 'clinic-asked'),
  pause: passedOn('wish.not-here', 'clinic-asked'),
  time: passedOn('wish.not-here', 'clinic-asked'),
  progress: seeProgress,
  'check-in': (dc, turn) => (dc.activeDialog === undefined ? beginCheckIn(dc, turn) : dc.repromptDialog()),
  bot: says('everyday.bot'),
  later: says('everyday.later-none'),
  menu: says('everyday.menu'),
  help: says('wish.help'),
  ask: answerFromContent,
};

export async function fulfil(dc: DialogContext, turn: Turn, intent: Intent): Promise<void> {
  await ways[intent](dc, turn);
}

function says(key: string, purpose: 'reply' | 'safety' = 'reply'): Way {
  return async (dc, turn) => {
    turn.say(key, {}, { purpose });
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
  };
}

function passedOn(key: string, task: 'nurse-asked' | 'data-asked' | 'clinic-asked' | 'question-asked'): Way {
  return async (dc, turn) => {
    turn.task(task);
    turn.say(key);
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
  };
}
