import { AppError } from '../../../src/errors.ts';
import { silentLog } from '../../../src/log.ts';
import type { AuditEntry } from '../../../src/model/audit.ts';
import { recorded } from '../../../src/ops/recorded.ts';

const written: AuditEntry[] = [];
const done: string[] = [];
let away = false;
let storeAway = false;
const logged: string[] = [];
const deps = {
  log: { ...silentLog, warn: (line: string) => void logged.push(line) },
  store: {
    time: async () => {
      if (storeAway) throw new AppError('STORE_AWAY');
      return 7;
    },
  },
  audit: {
    write: async (entries: readonly AuditEntry[]) => {
      if (away) throw new Error('the disk is full');
      written.push(...entries);
    },
  },
};
const command = (name: string) => async (input: string) => {
  done.push(`${name} ${input}`);
  return 'done';
};
const names = ['enrol', 'redrive', 'drain', 'status', 'due', 'outbox', 'alert', 'audit-heads'];
const commands = recorded(deps, Object.fromEntries(names.map((name) => [name, command(name)])));

describe('the commands of an operator', () => {
  beforeEach(() => {
    written.length = 0;
    done.length = 0;
    away = false;
    storeAway = false;
  });

  it('are written down by name when they change something, without what they were given', async () => {
    for (const name of names) expect(await commands[name]?.('Amina,+15550107777')).toBe('done');
    expect(written.map(({ action, actor, facts }) => [action, actor, facts])).toEqual(
      ['enrol', 'redrive', 'drain'].map((name) => ['command', 'operator', { name }]),
    );
    expect(done).toHaveLength(names.length);
  });

  it('do nothing when that cannot be written down', async () => {
    away = true;
    await expect(commands['drain']?.('')).rejects.toThrow('disk');
    expect(done).toEqual([]);
  });

  it('drain while the store is away, which says so in the log, and does nothing else without it', async () => {
    storeAway = true;
    expect(await commands['drain']?.('')).toBe('done');
    expect(logged).toEqual(['command not in the audit, the store is away']);
    await expect(commands['redrive']?.('')).rejects.toMatchObject({ code: 'STORE_AWAY' });
    expect(done).toEqual(['drain ']);
  });
});
