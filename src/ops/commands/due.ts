/** `due`: what waits in which lane, of which kind, and since when. */
import { HOUR } from '../../model/time.ts';
import { lanes, type Lane, type Waiting } from '../../model/work.ts';
import type { Store } from '../../ports/store.ts';
import { shown, span, table, type Command } from './command.ts';

/** Of each lane the first so many entries are looked at one by one. */
const MOST = 1_000;

export function due({ store }: { store: Store }): Command {
  return async (asked) => {
    const [now, depths] = await Promise.all([store.time(), store.depths()]);
    const kinds = await Promise.all(lanes.map((lane) => kindsOf(store, lane, now)));
    const facts = { now, depths, kinds: kinds.flat() };
    const laneRows = lanes.map((lane) => {
      const { ready, since, nextHour, all } = depths[lane];
      return [lane, ready, since === undefined ? '-' : span(now - since), nextHour, all];
    });
    const kindRows = facts.kinds.map(({ lane, kind, ready, nextHour, tried, oldestMs }) => {
      return [lane, kind, ready, nextHour, tried, oldestMs > 0 ? span(oldestMs) : '-'];
    });
    const text = [
      table(['lane', 'now', 'oldest', 'next hour', 'all'], laneRows),
      '',
      table(['lane', 'kind', 'now', 'next hour', 'tried before', 'oldest'], kindRows),
    ];
    return shown(asked, facts, text.join('\n'));
  };
}

interface Kind {
  lane: Lane;
  kind: string;
  ready: number;
  nextHour: number;
  /** Entries that somebody has claimed at least once. */
  tried: number;
  /** Since the earliest of them was due; less than nothing when none is. */
  oldestMs: number;
}

async function kindsOf(store: Store, lane: Lane, now: number): Promise<Kind[]> {
  const byKind = new Map<string, Waiting[]>();
  for (const entry of await store.peek(lane, now + HOUR, MOST)) {
    const same = byKind.get(entry.work.kind) ?? [];
    byKind.set(entry.work.kind, [...same, entry]);
  }
  return [...byKind].map(([kind, entries]) => ({
    lane,
    kind,
    ready: entries.filter(({ readyAt }) => readyAt <= now).length,
    nextHour: entries.filter(({ readyAt }) => readyAt > now).length,
    tried: entries.filter(({ attempt }) => attempt > 0).length,
    oldestMs: now - Math.min(...entries.map(({ dueAt }) => dueAt)),
  }));
}
