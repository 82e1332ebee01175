/**
 * What a language model has made of an earlier message arrives late, as an event of its own. A danger that it alone has heard
 * is asked about, in the words of the protocol; a meaning is asked back; and nothing begins of itself.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Event } from '../src/model/event.ts';
import { raising } from '../src/model/only-raises.ts';
import { HOUR, localDay, MINUTE, SECOND } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { intents } from '../src/understanding/intents.ts';
import { sayFoundPage } from './answers.ts';
import { keepMade } from './visit/made.ts';
import { fulfil } from './ways.ts';
import { suggest, type WhichBegin } from './which.ts';
import type { CrisisBegin } from './crisis-state.ts';

type Thought = Extract<Event, { kind: 'thought' }>;

/** A model must not have the same question put again and again, nor any question of its own more than once a day. */
const NOT_AGAIN = 12 * HOUR;
const ITS_QUESTION = 'language-model';

export async function hearThought(dc: DialogContext, turn: Turn, thought: Thought): Promise<void> {
  if (turn.ai !== 'on' || turn.consent(thought.from.channel) !== 'granted') return;
  if (turn.alert?.tier === 'emergency' || dc.stack.some(({ id }) => id === 'crisis')) return;
  if (await warn(dc, turn, thought)) return;
  keepMade(turn, thought);
  await followUp(dc, turn, thought);
}

/** True when it has been asked about. */
async function warn(dc: DialogContext, turn: Turn, { warning, tier, at }: Thought): Promise<boolean> {
  const { warningMinutes } = turn.content.languageModel.policy;
  const heard = raising(warning)({ tier, signals: [] });
  const [signal] = heard.signals;
  if (signal === undefined || heard.tier === 'none') return false;
  const askedAt = turn.talk.directly?.[signal.signal];
  const isLate = turn.now - at > warningMinutes * MINUTE;
  const hasAsked = turn.talk.found[ITS_QUESTION] === localDay(turn.now, turn.patient.zone);
  if (isLate || hasAsked || (askedAt !== undefined && turn.now - askedAt < NOT_AGAIN)) return false;
  turn.noteFound(ITS_QUESTION);
  if (heard.tier === 'soon') turn.raise('soon', heard.signals);
  const found = { signal: signal.signal, tier: heard.tier };
  await dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  return true;
}

async function followUp(dc: DialogContext, turn: Turn, { of, at, meaning, answer }: Thought): Promise<void> {
  const intent = z.enum(intents).safeParse(meaning).data;
  const { followUpSeconds } = turn.content.languageModel.policy;
  // Something else has been said meanwhile, by them or by us.
  if ((intent ?? answer) === undefined || turn.talk.thinking?.of !== of) return;
  if (turn.now - at > followUpSeconds * SECOND) return;
  const open = dc.activeDialog?.id;
  if (open !== undefined && open !== 'which') return;
  // What could not be understood has been answered after all.
  if (answer !== undefined && sayFoundPage(turn, answer) && open === 'which') await dc.endDialog();
  if (intent === undefined) return;
  // Its fixed words can do no harm, and cannot wait for a yes.
  if (intent === 'emergency') return fulfil(dc, turn, intent);
  if (open === 'which') return suggest(dc, turn, intent);
  await dc.beginDialog('which', { stage: 'maybe', intent, byModel: true } satisfies WhichBegin);
}
