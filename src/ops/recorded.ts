import { isAway } from '../errors.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Commands } from './door.ts';

/** These only look. Every other command is written down before it is carried out, whatever becomes of it. */
const LOOKING = new Set([
  'status',
  'due',
  'outbox',
  'alert',
  'roster',
  'quiet',
  'audit-heads',
  'pseudonym',
  'rotate-keys',
  'export',
  'fhir',
  'past',
  'brief',
  'erase',
  'erasable',
  'patients',
  'csv',
  'fhir-sent',
]);

/** These need no store, and are wanted above all when it is away. */
const WITHOUT_STORE = new Set(['drain']);

interface Deps {
  store: Pick<Store, 'time'>;
  audit: Audit;
  log: Log;
}

/** The commands, with each that changes something written down. Key rotation, export, erasure, the brief and what reads the past say more themselves. */
export function recorded(deps: Deps, commands: Commands): Commands {
  const entries = Object.entries(commands).map(([name, command]): [string, Commands[string]] => [
    name,
    LOOKING.has(name)
      ? command
      : async (input) => {
          await written(deps, name);
          return command(input);
        },
  ]);
  return Object.fromEntries(entries);
}

async function written({ store, audit, log }: Deps, name: string): Promise<void> {
  try {
    const at = await store.time();
    const id = `command/${name}/${at}`;
    await audit.write([{ id, at, actor: 'operator', action: 'command', facts: { name } }]);
  } catch (fault) {
    if (!isAway(fault) || !WITHOUT_STORE.has(name)) throw fault;
    log.warn('command not in the audit, the store is away', { command: name });
  }
}
