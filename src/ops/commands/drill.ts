/** `drill`: begins practice for the clinicians on call, or ends it. What came of it stands in `report`. */
import { beginDrill, stopDrill, type Begun, type DrillTier } from '../../escalation/drill.ts';
import type { Policy } from '../../model/policy.ts';
import type { Store } from '../../ports/store.ts';
import { shown, type Command } from './command.ts';

export interface DrillDeps {
  store: Store;
  policy: Policy;
}

const WHY_NOT: Record<Extract<Begun, { kind: 'not-now' }>['because'], string> = {
  danger:
    'No drill now: an alert is open that nobody has acknowledged. `npm run ops -- alert` shows which one.',
  drill: 'A drill is running already. `npm run ops -- drill stop` ends it.',
  list: 'This tier pages nobody, so there is nothing to practise.',
};

export function drill({ store, policy }: DrillDeps): Command {
  return async (asked) => {
    const [wanted = 'emergency', ...rest] = asked.args;
    if (wanted === 'stop') return stop(store, asked);
    if (rest.length > 0 || !isTier(wanted))
      return { refused: 'Say `drill`, `drill urgent` or `drill stop`.' };
    const begun = await beginDrill({ store, content: { policy } }, wanted);
    if (begun.kind === 'not-now') return { refused: WHY_NOT[begun.because] };
    const { id, label } = begun.drill;
    const text = `DRILL ${label} (${wanted}) has begun. The first answer ends it; \`npm run ops -- report\` says how it went.`;
    return shown(asked, { id, label, tier: wanted }, text);
  };
}

async function stop(store: Store, asked: Parameters<Command>[0]): ReturnType<Command> {
  const stopped = await stopDrill({ store });
  if (stopped === undefined) return { refused: 'No drill is running.' };
  const { id, label } = stopped;
  return shown(asked, { id, label }, `DRILL ${label} is over.`);
}

function isTier(word: string): word is DrillTier {
  return word === 'emergency' || word === 'urgent';
}
