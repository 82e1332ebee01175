/** A thread in which one ward after another lives, each in an embedded store that keeps nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../content/content.ts';
import { silentLog } from '../log.ts';
import { peopleOf } from './people.ts';
import { live } from './run.ts';
import { readSimulation } from './shapes.ts';
import { openKept } from './stores.ts';
import type { Lived, Ward } from './wards.ts';

const { contentDir, ...lived } = workerData as Lived;
const content = loadContent(contentDir);
const simulation = readSimulation(contentDir);

async function liveIn({ from, until }: Ward) {
  const shift = { offsetMs: 0, frozenAt: Date.parse(lived.firstDay) };
  const kept = await openKept({ store: 'embedded' }, { shift, log: silentLog });
  // Who they are hangs on the whole clinic, so that a ward is the same however many there are.
  const people = peopleOf({ ...lived, simulation }).slice(from, until);
  try {
    return await live({ ...lived, ...kept, content, simulation, shift, log: silentLog, people });
  } finally {
    await kept.close();
  }
}

parentPort?.on('message', (ward: Ward) => {
  void liveIn(ward).then((seen) => parentPort?.postMessage(seen));
});
