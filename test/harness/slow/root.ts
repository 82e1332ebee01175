/** The real conversation, but each turn says that it has begun and waits to be let go, by files in a directory. */
import { existsSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialogContext } from 'botbuilder-dialogs';
import { converse as real, dialogs } from '../../../dialogs/root.ts';

export { dialogs };

const dir = process.env['GATE_DIR'] ?? '';

export async function converse(dc: DialogContext): Promise<void> {
  if (existsSync(join(dir, 'closed'))) await opened();
  await real(dc);
}

function opened(): Promise<void> {
  return new Promise((done) => {
    const watcher = watch(dir, () => {
      if (!existsSync(join(dir, 'open'))) return;
      watcher.close();
      done();
    });
    writeFileSync(join(dir, 'begun'), '');
  });
}
