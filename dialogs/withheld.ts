/** Danger that was written of while no text of ours could be sent: what it called for is said when the person comes back. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Alert } from '../src/model/alert.ts';
import { outranks, type Signal } from '../src/model/signal.ts';
import type { Turn } from '../src/turn/turn.ts';
import { sayHeld } from './held.ts';
import type { CrisisBegin, CrisisState, Danger } from './crisis-state.ts';

export async function sayWithheld(dc: DialogContext, turn: Turn): Promise<void> {
  const found = openDanger(dc) ?? sinceOptOut(turn.alert);
  if (found === undefined) return;
  if (turn.alert?.acknowledgedBy !== undefined) return sayHeld(turn);
  await dc.cancelAllDialogs();
  await dc.beginDialog('crisis', { found } satisfies CrisisBegin);
}

/** An opt-out ends every dialog, so a crisis that is open has begun after it. */
function openDanger(dc: DialogContext): Danger | undefined {
  if (dc.activeDialog?.id !== 'crisis') return undefined;
  const { signal, tier, about } = dc.activeDialog.state as CrisisState;
  return { signal, tier, about };
}

function sinceOptOut(alert: Alert | undefined): Danger | undefined {
  const since = alert?.facts.findLast(({ kind }) => kind === 'opted-out')?.at;
  if (alert === undefined || since === undefined || alert.tier === 'soon') return undefined;
  const signals = alert.quotes.filter(({ at }) => at >= since).flatMap((each) => each.signals);
  const top = signals.reduce<Signal | undefined>(
    (best, next) => (best !== undefined && !outranks(next.tier, best.tier) ? best : next),
    undefined,
  );
  if (top === undefined || top.tier === 'none') return undefined;
  return { signal: top.signal, tier: top.tier, about: top.evidence.about };
}
