/** A thread in which one group after another lives, each in an embedded store that keeps nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../content/content.ts';
import { silentLog } from '../log.ts';
import { peopleOf } from './people.ts';
import { live } from './run.ts';
import { readSimulation } from './shapes.ts';
import { openKept } from './stores.ts';
import type { Group, Lived, Told } from './groups.ts';

const { contentDir, ...lived } = workerData as Lived;
const content = loadContent(contentDir);
const simulation = readSimulation(contentDir);

async function liveIn({ from, until }: Group) {
  const shift = { offsetMs: 0, frozenAt: Date.parse(lived.firstDay) };
  const kept = await openKept({ store: 'embedded' }, { shift, log: silentLog });
  // Who they are hangs on the whole clinic, so that a group is the same however many there are.
  const people = peopleOf({ ...lived, simulation }).slice(from, until);
  try {
    const dayBegun = () => tell({ lived: until - from });
    return await live({ ...lived, ...kept, content, simulation, shift, log: silentLog, people, dayBegun });
  } finally {
    await kept.close();
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

parentPort?.on('message', (group: Group) => {
  void liveIn(group).then((seen) => tell({ seen }));
});
