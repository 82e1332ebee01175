/** Every promise of the `Store` port, as cases that any adapter must pass. */
import { changes } from './store/changes.ts';
import { due } from './store/due.ts';
import { givingBack } from './store/giving-back.ts';
import { interleaving } from './store/interleaving.ts';
import { keeping } from './store/keeping.ts';
import { locks } from './store/locks.ts';
import { mailAndLogs } from './store/mail-and-logs.ts';
import type { Open } from './store/subject.ts';
import { recalled } from './store/recalled.ts';
import { wholeOwner } from './store/whole-owner.ts';

export function storeContract(name: string, open: Open): void {
  describe(name, () => {
    changes(open);
    mailAndLogs(open);
    locks(open);
    due(open);
    givingBack(open);
    keeping(open);
    wholeOwner(open);
    recalled(open);
    interleaving(open);
  });
}
