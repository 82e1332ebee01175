/** A month of everybody, one of each kind, as FHIR: whatever a clinic's record system is given of it is in order. */
import { exportFhir } from '../../src/ops/fhir-export.ts';
import { silentLog } from '../../src/log.ts';
import { peopleOf } from '../../src/simulation/people.ts';
import { live } from '../../src/simulation/run.ts';
import { readSimulation } from '../../src/simulation/shapes.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { shippedContent as content, testKeys } from '../harness/scene.ts';
import { strictFaults } from '../harness/strict-fhir.ts';

const made = readSimulation('content');
const shares = Object.fromEntries(Object.keys(made.shares).map((each) => [each, 1])) as typeof made.shares;
const simulation = { ...made, shares };
const lived = { patients: 9, days: 28, seed: 3, firstDay: '2026-03-02', content, simulation };
const audit = { write: async () => undefined };

it('every resource of a month of made-up people is valid, and each of them has answered forms and check-ins', async () => {
  const shift = { offsetMs: 0, frozenAt: Date.parse(lived.firstDay) };
  const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
  const people = peopleOf(lived);
  await live({ ...lived, people, store, shift, log: silentLog, audit });
  const bundles = await Promise.all(people.map(({ id }) => exportFhir({ store, content, audit }, id)));
  await store.close();
  const resources = bundles.flatMap((each) => each?.bundle.entry.map(({ resource }) => resource) ?? []);
  const faults = [...bundles.flatMap((each) => (each === undefined ? [] : [each.bundle])), ...resources];
  expect(
    faults.flatMap((each) => strictFaults(each).map((fault) => `${each.resourceType}: ${fault}`)),
  ).toEqual([]);
  const answeredBy = people.map((_, at) => {
    const own = bundles[at]?.bundle.entry.map(({ resource }) => resource) ?? [];
    return new Set(own.flatMap((each) => ('questionnaire' in each ? [each.questionnaire] : []))).size;
  });
  // The check-in, and forms by the shipped plan; who joined late or is silent has answered fewer.
  expect(Math.min(...answeredBy)).toBeGreaterThan(1);
  expect(Math.max(...answeredBy)).toBeGreaterThan(6);
}, 180_000);
