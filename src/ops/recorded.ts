import type { Audit, Store } from '../ports.ts';
import type { Commands } from './door.ts';

/** These only look. Every other command is written down before it is carried out, whatever becomes of it. */
const LOOKING = new Set([
  'status',
  'due',
  'outbox',
  'alert',
  'roster',
  'audit-heads',
  'pseudonym',
  'rotate-keys',
  'export',
  'past',
  'erase',
]);

/** The commands, with each that changes something written down. Key rotation, export, erasure and what reads the past say more themselves. */
export function recorded(deps: { store: Pick<Store, 'time'>; audit: Audit }, commands: Commands): Commands {
  const entries = Object.entries(commands).map(([name, command]): [string, Commands[string]] => [
    name,
    LOOKING.has(name)
      ? command
      : async (input) => {
          const at = await deps.store.time();
          const entry = {
            id: `command/${name}/${at}`,
            at,
            actor: 'operator',
            action: 'command',
            facts: { name },
          };
          await deps.audit.write([entry]);
          return command(input);
        },
  ]);
  return Object.fromEntries(entries);
}
