/** How much a check-in asks of a person, whether every text is short and plain, and what a form costs. */
import { checkContent } from '../../src/content/check.ts';
import { localDay } from '../../src/model/time.ts';
import { silentLog } from '../../src/log.ts';
import { disturbedIn } from '../../src/simulation/report-page.ts';
import { simulate } from '../../src/simulation/run.ts';
import { readSimulation } from '../../src/simulation/shapes.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { shippedContent, testKeys } from '../harness/scene.ts';
import { measureForms } from './forms.ts';

async function livedThrough(patients: number, days: number) {
  const shift = { offsetMs: 0, frozenAt: Date.parse('2026-03-02') };
  const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
  const begun = process.cpuUsage();
  const clock = performance.now();
  const report = await simulate({
    patients,
    days,
    seed: 1,
    firstDay: '2026-03-02',
    content: shippedContent,
    simulation: readSimulation('content'),
    store,
    shift,
    log: silentLog,
    audit: { write: async () => undefined },
  });
  await store.close();
  const { user, system } = process.cpuUsage(begun);
  return { report, cpu: (user + system) / 1e6, seconds: (performance.now() - clock) / 1_000 };
}

/** The aims: at most 5 messages from us and 4 answers, 5 ms a turn of a form, and no text too long or too hard. */
export async function measureEveryday(patients: number, days: number): Promise<string[][]> {
  const forms = await measureForms();
  const { report, cpu, seconds } = await livedThrough(patients, days);
  const faults = checkContent('content', localDay(Date.now(), 'UTC'));
  const { checkIns, messages } = report;
  const rows = [
    ['Texts beyond their two segments or reading grade 6 (content check)', `${faults.length} faults`],
    ['Median answers in a check-in', `${checkIns.medianAnswers}`],
    [
      'Messages from us in a check-in',
      `median ${checkIns.medianMessages}, most ${checkIns.mostUndisturbed}; more only ${disturbedIn(checkIns.disturbed)}`,
    ],
    ['Nudges', `${checkIns.nudges} for ${checkIns.begun} check-ins`],
    ['A turn of a form', `${forms.cpuMs} ms of processor (${forms.turns} turns)`],
    ['The same with two expressions', `${forms.expressionCpuMs} ms of processor, the thread's in it`],
    ['Memory of the thread for expressions', 'it is ended at 144 MB'],
    [
      `${report.patients} simulated patients over ${report.days} days`,
      `${Math.round(cpu)} s of processor in ${Math.round(seconds)} s, ${((cpu / messages.fromPatients) * 1_000).toFixed(1)} ms a message`,
    ],
  ];
  return rows;
}
