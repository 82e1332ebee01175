/** Where each wish leads. Questions that a machine must not answer have fixed ways, whatever else a message holds. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Turn } from '../src/turn/turn.ts';
import type { Intent } from '../src/understanding/intents.ts';
import { sayBot } from './ai.ts';
import { reviewAim, setAim } from './aim/begin.ts';
import { answerFromContent } from './answers.ts';
import { beginFlare } from './flare/begin.ts';
import { answerMedicine } from './medicine.ts';
import { beginMedicines } from './medicine-watch.ts';
import { seeProgress } from './outcomes.ts';
import { beginPacing } from './pacing/begin.ts';
import { wishPlan } from './plan-wishes.ts';
import { seeQuestions } from './questions.ts';
import { beginSkills } from './skills/begin.ts';
import { prepareVisit } from './visit/begin.ts';
import { seeBrief } from './visit/plain.ts';
import { beginWeeks } from './weeks/begin.ts';
import { wishPause, wishResume, wishTime } from './wish/told.ts';
import { beginCheckInTold } from './told-at-once.ts';
import { saidIn } from './turn-of.ts';
import { fixYesterday } from './put-right/hear.ts';

/** `words`: those in which the wish was told, where it has been asked back since. */
type Way = (dc: DialogContext, turn: Turn, words: string) => Promise<void> | void;

const ways: Record<Intent, Way> = {
  emergency: says('wish.emergency', 'safety'),
  medicine: answerMedicine,
  diagnosis: passedOn('wish.diagnosis', 'question-asked'),
  nurse: passedOn('everyday.nurse', 'nurse-asked'),
  clinic: passedOn('wish.clinic', 'clinic-asked'),
  data: passedOn('everyday.data', 'data-asked'),
  plan: wishPlan,
  flare: beginFlare,
  questions: seeQuestions,
  prepare: prepareVisit,
  brief: seeBrief,
  skills: beginSkills,
  pace: beginPacing,
  weeks: (dc, turn) => beginWeeks(dc, turn, 'aim'),
  work: (dc, turn) => beginWeeks(dc, turn, 'work'),
  aim: setAim,
  review: reviewAim,
  medicines: beginMedicines,
  yesterday: async (dc, turn) => void (await fixYesterday(dc, turn, '')),
  resume: wishResume,
  pause: wishPause,
  time: wishTime,
  progress: seeProgress,
  'check-in': (dc, turn, words) =>
    dc.activeDialog === undefined ? beginCheckInTold(dc, turn, words) : dc.repromptDialog(),
  bot: async (dc, turn) => {
    sayBot(turn);
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
  },
  later: says('everyday.none-open'),
  menu: says('everyday.menu'),
  help: says('wish.help'),
  ask: answerFromContent,
};

export async function fulfil(
  dc: DialogContext,
  turn: Turn,
  intent: Intent,
  words = saidIn(turn).text,
): Promise<void> {
  await ways[intent](dc, turn, words);
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
