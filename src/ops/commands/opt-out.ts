/**
 * `opt-out PATIENT`: ends writing to a patient who has told the clinic to stop, by any way. It counts like their STOP; nothing is
 * sent about it, and only they can begin again.
 */
import { tellOfAlert } from '../../escalation/alert-moments.ts';
import { openAlertOf, readFile } from '../../model/file.ts';
import type { Channel } from '../../model/patient.ts';
import type { Store } from '../../ports/store.ts';
import type { Watch } from '../../ports/watch.ts';
import { optedOut } from '../../turn/opted-out.ts';
import { shown, type Command } from './command.ts';

export interface OptOutDeps {
  store: Store;
  watch: Watch;
}

const CHANNELS: Channel[] = ['sms', 'teams'];

export function optOut(deps: OptOutDeps): Command {
  return async (asked) => {
    const [patient] = asked.args;
    if (patient === undefined) return { refused: 'Say `opt-out PATIENT`.' };
    const file = readFile((await deps.store.read(patient)).docs);
    if (file === undefined) return { refused: `There is no patient with the id ${patient}.` };
    const ended: Channel[] = [];
    for (const channel of CHANNELS) if (await end(deps, patient, channel)) ended.push(channel);
    const inDanger = openAlertOf(file) === undefined ? '' : ' An alert is open: they are to be phoned.';
    const text =
      ended.length === 0 ? 'is not written to anyhow' : `is not written to any more: ${ended.join(', ')}`;
    return shown(asked, { patient, ended }, `${patient} ${text}.${ended.length === 0 ? '' : inDanger}`);
  };
}

/** False when they had not agreed to it, or no longer. */
async function end({ store, watch }: OptOutDeps, patient: string, channel: Channel): Promise<boolean> {
  for (;;) {
    const { docs, at } = await store.read(patient);
    const file = readFile(docs);
    const state = file?.consent[channel];
    if (file === undefined || state === 'none' || state === 'revoked') return false;
    const change = optedOut(channel, file, at, 'staff');
    const committed = await store.commit(patient, change);
    if (committed.kind !== 'committed') continue;
    watch({ is: 'opted-out', by: 'staff' });
    tellOfAlert(watch, file.alert, change);
    return true;
  }
}
