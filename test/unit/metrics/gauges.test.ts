import { Registry } from 'prom-client';
import { silentLog } from '../../../src/log.ts';
import { createGauges } from '../../../src/metrics/gauges.ts';
import { LAST_LOOK, WATCH } from '../../../src/model/last-look.ts';
import { replacing } from '../../../src/model/replacing.ts';
import { openScene } from '../../harness/scene.ts';

it('shows what is counted elsewhere: the watch, replicas that were late, what the model has cost', async () => {
  const scene = await openScene({ at: 1_000_000 });
  const registry = new Registry();
  let elapsed = 0;
  let unreplicated = 2;
  const refresh = createGauges(registry, {
    store: replacing(scene.store, {
      doubts: async () => ['not-on-disk'],
      get unreplicated() {
        return unreplicated;
      },
    }),
    log: silentLog,
    now: () => 1_000_000,
    elapsed: () => elapsed,
    readiness: async () => ({ ready: true, storeUp: true, skewMs: 0 }),
    lastSweep: () => undefined,
    model: () => ({ tokens: 700, rests: true }),
    spooled: () => 0,
    setAside: () => 0,
    roomLeft: () => 5_000_000_000,
    info: { version: '', content: '', tzdata: '' },
  });
  const shown = async () => {
    elapsed += 60_000;
    await refresh();
    return (await registry.metrics())
      .split('\n')
      .filter((line) => /^flarepath_(watch|replica|model|store_doubt)/.test(line));
  };
  expect(await shown()).toEqual([
    'flarepath_store_doubt{doubt="may-drop"} 0',
    'flarepath_store_doubt{doubt="not-on-disk"} 1',
    'flarepath_replica_wait_fail_total 2',
    'flarepath_model_tokens_total 700',
    'flarepath_model_resting 1',
    'flarepath_watch_standing 0',
    'flarepath_watch_found_total 0',
    'flarepath_watch_timestamp_seconds 0',
  ]);
  const look = { v: 1, at: 999_000, standing: 1, found: 3 };
  await scene.store.commit(WATCH, { put: { [LAST_LOOK]: look } });
  unreplicated = 5;
  expect(await shown()).toEqual([
    'flarepath_store_doubt{doubt="may-drop"} 0',
    'flarepath_store_doubt{doubt="not-on-disk"} 1',
    'flarepath_replica_wait_fail_total 5',
    'flarepath_model_tokens_total 700',
    'flarepath_model_resting 1',
    'flarepath_watch_standing 1',
    'flarepath_watch_found_total 3',
    'flarepath_watch_timestamp_seconds 999',
  ]);
  await scene.close();
});
