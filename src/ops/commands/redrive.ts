/**
 * `redrive`: has messages sent that ended as given up or in doubt. Whoever asks must know that one in doubt may arrive a
 * second time, so nothing happens before they have agreed. Consent is asked again at the sending, as for every message.
 */
import { HOUR, MINUTE } from '../../model/time.ts';
import { UNSENT, unsentDoc } from '../../model/unsent.ts';
import type { Store } from '../../ports/store.ts';
import { allUnsent, type KeptUnsent } from '../kept-unsent.ts';
import { shown, span, table, type Command } from './command.ts';

/** A reminder that is sent again may be answered until then. */
const GOOD_FOR_MS = HOUR;
const UNITS = { m: MINUTE, h: HOUR, d: 24 * HOUR };

export function redrive({ store }: { store: Store }): Command {
  return async (asked) => {
    const yes = asked.args.includes('--yes');
    const choice = asked.args.filter((arg) => arg !== '--yes');
    const now = await store.time();
    const chosen = choose(await allUnsent(store), choice, now);
    if (typeof chosen === 'string') return { refused: chosen };
    if (!yes) return shown(asked, chosen.map(facts), listed(chosen, now));
    const done = await Promise.all(chosen.map((each) => again(store, each, now)));
    const count = done.filter(Boolean).length;
    const text = `${count} ${count === 1 ? 'message is' : 'messages are'} on the way again.`;
    // Somebody else was quicker with every one of them.
    if (count === 0 && chosen.length > 0) return { refused: text };
    return shown(asked, { again: count }, text);
  };
}

/** Those chosen, or what is wrong with the choice. */
function choose(all: KeptUnsent[], choice: string[], now: number): KeptUnsent[] | string {
  const [first, second] = choice;
  if (first === undefined) return all;
  if (first === '--since') {
    const [, count, unit] = /^(\d{1,3})([mhd])$/.exec(second ?? '') ?? [];
    if (unit === undefined) return 'After --since comes how long ago: 30m, 6h or 2d.';
    const from = now - Number(count) * UNITS[unit as keyof typeof UNITS];
    return all.filter(({ unsent }) => unsent.at >= from);
  }
  if (second !== undefined) return 'One message at a time, or `--since 6h`, or everything.';
  const found = all.filter(({ unsent }) => unsent.message.id === first);
  return found.length > 0
    ? found
    : 'No message of this id ended unsent. `npm run ops -- outbox` lists those that did.';
}

/** The document's version makes the first who asks the only one; the new entry has the place of the old. */
async function again(store: Store, { owner, unsent, version }: KeptUnsent, now: number): Promise<boolean> {
  const { expiresAt: _, ...message } = unsent.message;
  const lasting =
    unsent.message.expiresAt === undefined ? message : { ...message, expiresAt: now + GOOD_FOR_MS };
  const doc = unsentDoc(message.id);
  const committed = await store.commit(owner, {
    expect: { [doc]: version },
    remove: [doc],
    unlist: [{ list: UNSENT, entry: message.id }],
    due: [
      {
        id: `send:${message.id}`,
        lane: message.purpose === 'safety' ? 'safety' : 'reply',
        at: { inMs: 0 },
        work: { kind: 'send', message: lasting, tries: 0 },
      },
    ],
  });
  return committed.kind === 'committed';
}

function facts({ owner, unsent: { at, because, message } }: KeptUnsent) {
  return { owner, message: message.id, key: message.key, channel: message.to.channel, because, at };
}

function listed(chosen: KeptUnsent[], now: number): string {
  if (chosen.length === 0) return 'No message ended unsent.';
  const rows = chosen.map(facts).map((one) => {
    return [one.because, one.channel, span(now - one.at), one.key, one.owner, one.message];
  });
  const doubtful = chosen.filter(({ unsent }) => unsent.because === 'unknown').length;
  return [
    table(['ended', 'channel', 'ago', 'key', 'to', 'message'], rows),
    '',
    `${doubtful} of ${chosen.length} may have arrived and would then arrive twice.`,
  ].join('\n');
}
