/** A small clinic lives for some days through the real core, twice, and in a store that has to be taken up again. */
import { silentLog } from '../../src/log.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { simulate, type Run } from '../../src/simulation/run.ts';
import { readSimulation } from '../../src/simulation/shapes.ts';
import { liveInGroups } from '../../src/simulation/groups.ts';
import { written } from '../../src/simulation/report-page.ts';
import { shippedContent, testKeys } from '../harness/scene.ts';

const simulation = readSimulation('content');

async function month(more: Partial<Run> = {}) {
  const shift = { offsetMs: 0, frozenAt: Date.parse('2026-03-02') };
  const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
  const report = await simulate({
    patients: 9,
    days: 5,
    seed: 4,
    firstDay: '2026-03-02',
    content: shippedContent,
    simulation,
    store,
    shift,
    log: silentLog,
    audit: { write: async () => undefined },
    ...more,
  });
  await store.close();
  return report;
}

/** One of each temperament, so that a small clinic has somebody in danger too. */
const oneOfEach = {
  ...simulation,
  shares: Object.fromEntries(Object.keys(simulation.shares).map((each) => [each, 1])),
} as typeof simulation;

describe('a simulated clinic', () => {
  it('is the same to the byte for the same seed, and another for another', async () => {
    const [one, same, other] = [await month(), await month(), await month({ seed: 5 })];
    expect(JSON.stringify(one)).toBe(JSON.stringify(same));
    const page = written(one, shippedContent);
    expect(page).toBe(written(same, shippedContent));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
  }, 120_000);

  it('has seen the same in its groups, however many live at a time', async () => {
    const lived = {
      patients: 6,
      days: 3,
      seed: 4,
      firstDay: '2026-03-02',
      contentDir: 'content',
      perGroup: 2,
    };
    const [one, both] = [
      await liveInGroups(lived, 1, () => undefined),
      await liveInGroups(lived, 2, () => undefined),
    ];
    expect(one.checkIns.size).toBeGreaterThan(2);
    expect(both).toEqual(one);
    expect([...both.checkIns.keys()]).toEqual([...one.checkIns.keys()]);
  }, 120_000);

  it('loses no message and no check-in, and pages for everybody in danger', async () => {
    const report = await month({ simulation: oneOfEach });
    expect(report.messages.fromPatients).toBeGreaterThan(50);
    expect(report.lost).toMatchObject({
      lostMessages: 0,
      unexplainedCheckIns: [],
      lateCheckIns: 0,
      faults: [],
    });
    expect(report.lost.messages.kept).toBe(report.lost.messages.written);
    expect(report.checkIns.begun).toBeGreaterThan(20);
    expect(report.inDanger.patients).toBe(1);
    expect(report.alerts.count).toBeGreaterThan(0);
  }, 120_000);

  it('sees a message that nobody has handled, and a check-in that nobody has asked', async () => {
    const deaf = { ...shippedContent, checkIns: { ...shippedContent.checkIns, staleAfterMinutes: 120 } };
    let dropped = 0;
    const shift = { offsetMs: 0, frozenAt: Date.parse('2026-03-02') };
    const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
    const report = await month({
      content: deaf,
      shift,
      // A store that forgets when the next check-in is due, and a message now and then.
      store: new Proxy(store, {
        get(whole, name) {
          if (name !== 'commit') {
            const value: unknown = Reflect.get(whole, name, whole);
            return typeof value === 'function' ? (value.bind(whole) as unknown) : value;
          }
          return (owner: string, change: Parameters<typeof store.commit>[1]) => {
            const due = change.due?.filter(({ id }) => id !== 'check-in' || !owner.endsWith('1'));
            if (due?.length !== change.due?.length) dropped += 1;
            return store.commit(owner, { ...change, ...(due && { due }) });
          };
        },
      }),
    });
    expect(dropped).toBeGreaterThan(0);
    expect(report.lost.unexplainedCheckIns.length).toBeGreaterThan(0);
  }, 120_000);
});
