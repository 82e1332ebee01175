/** A scene whose channels come in through the spool, as they do in the service; it can die and be put up again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Route } from '../../src/model/patient.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Inbound, Receiver } from '../../src/ports/receiver.ts';
import { openSpoolFiles, type SpoolFiles } from '../../src/spool/files.ts';
import { Spool } from '../../src/spool/spool.ts';
import { Away } from '../../src/turn/away.ts';
import { shippedScreen, testKeys, type Scene } from '../harness/scene.ts';

export interface Outpost {
  dir: string;
  spool: Spool;
  away: Away;
  /** The names of the warnings and errors that were logged. */
  logged: string[];
  hear(from: Route, text: string, more?: Partial<Inbound>): Promise<void>;
  /** One pass of the clock as the service makes it, and everything that it begins. */
  pass(): Promise<void>;
  /** Lets go of the files without a word, as a dying process does, and reads them again. */
  dieAndComeBack(): Promise<void>;
  end(): Promise<void>;
}

export interface OutpostOptions {
  inner?: Receiver;
  files?: (files: SpoolFiles) => SpoolFiles;
}

export async function openOutpost(scene: Scene, options: OutpostOptions = {}): Promise<Outpost> {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-outpost-'));
  const logged: string[] = [];
  const keep = (line: string) => void logged.push(line);
  const log: Log = { info: () => undefined, warn: keep, error: keep };
  const { content, shift, carrier } = scene;
  const asGiven = options.files ?? ((files: SpoolFiles) => files);
  async function open() {
    const files = asGiven(await openSpoolFiles(dir, testKeys, log));
    const away = new Away({
      content,
      log,
      carriers: { sms: carrier, teams: carrier },
      clock: { now: () => shift.frozenAt },
      screen: shippedScreen,
      note: (note) => files.note(note),
      duties: scene.core.duties,
      acknowledge: (from, clinician) => scene.core.acknowledge(from, clinician),
    });
    const inner = options.inner ?? scene.core.receiver;
    const spool = new Spool(files, { inner, standby: away, log, notKept: 'not kept' });
    return { files, away, spool };
  }
  let now = await open();
  let isOpen = true;
  const letGo = async () => {
    if (isOpen) await now.files.close();
    isOpen = false;
  };
  let count = 0;
  return {
    dir,
    logged,
    get spool() {
      return now.spool;
    },
    get away() {
      return now.away;
    },
    async hear(from, text, more = {}) {
      count += 1;
      await now.spool.said({ providerId: `out-${count}`, from, text, media: 0, ...more });
      await now.away.settled();
    },
    async pass() {
      now.away.begin();
      while ((await now.spool.drain()) > 0);
      await now.away.settled();
    },
    async dieAndComeBack() {
      await letGo();
      now = await open();
      isOpen = true;
    },
    async end() {
      await letGo();
      rmSync(dir, { recursive: true });
    },
  };
}

/** For what happens in another process, which cannot call us. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await wait(25);
  }
  throw new Error('it did not come about');
}
