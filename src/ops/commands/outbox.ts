/** `outbox`: messages and pages that wait, are tried again, or ended without being sent. Never their words or addresses. */
import { HOUR } from '../../model/time.ts';
import { lanes, type Waiting } from '../../model/work.ts';
import type { Store } from '../../ports/store.ts';
import { allUnsent, type KeptUnsent } from '../kept-unsent.ts';
import { shown, span, table, type Command } from './command.ts';

const MOST = 500;

export interface Row {
  state: 'waiting' | 'under way' | 'to be tried again' | 'unknown' | 'gave-up';
  owner: string;
  message: string;
  key: string;
  channel: string;
  ageMs: number;
  tries: number;
}

export function outbox({ store }: { store: Store }): Command {
  return async (asked) => {
    const now = await store.time();
    const waiting = await Promise.all(lanes.map((lane) => store.peek(lane, now + HOUR, MOST)));
    const kept = await allUnsent(store);
    const rows = [
      ...waiting.flat().flatMap((entry) => rowsOf(entry, now)),
      ...kept.map((each) => rowOf(each, now)),
    ];
    const text =
      rows.length === 0
        ? 'Nothing waits to be sent.'
        : table(
            ['state', 'channel', 'age', 'tries', 'key', 'to', 'message'],
            rows.map((row) => [
              row.state,
              row.channel,
              span(row.ageMs),
              row.tries,
              row.key,
              row.owner,
              row.message,
            ]),
          );
    return shown(asked, rows, text);
  };
}

function rowsOf({ work, owner, attempt, dueAt, readyAt }: Waiting, now: number): Row[] {
  if (work.kind !== 'send' && work.kind !== 'page') return [];
  const { tries } = work;
  const held = attempt > 0 && readyAt > now;
  const state = held ? 'under way' : tries > 0 ? 'to be tried again' : 'waiting';
  if (work.kind === 'page') {
    const { clinician, by, alertId } = work;
    const ageMs = Math.max(0, now - (work.since ?? dueAt));
    return [{ state, owner: clinician, message: alertId, key: 'page', channel: by, ageMs, tries }];
  }
  const { id, key, to, at } = work.message;
  return [{ state, owner, message: id, key, channel: to.channel, ageMs: now - at, tries }];
}

function rowOf({ owner, unsent: { because, message } }: KeptUnsent, now: number): Row {
  const { id, key, to, at } = message;
  return { state: because, owner, message: id, key, channel: to.channel, ageMs: now - at, tries: 0 };
}
