/** Every statement of the embedded store, prepared once. */
import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareAll>;

export function prepareAll(db: DatabaseSync) {
  const sql = (text: string) => db.prepare(text);
  return {
    owner: sql('SELECT * FROM owner WHERE owner = ?'),
    meetOwner: sql('INSERT INTO owner (owner) VALUES (?) ON CONFLICT DO NOTHING'),
    owners: sql('SELECT owner FROM owner WHERE owner > ? AND key IS NOT NULL ORDER BY owner LIMIT ?'),
    replaceKey: sql('UPDATE owner SET key = ? WHERE owner = ? AND key = ?'),
    giveKey: sql('UPDATE owner SET key = ? WHERE owner = ?'),
    countWrite: sql('UPDATE owner SET writes = writes + 1, mark = ? WHERE owner = ? RETURNING writes'),
    countMail: sql('UPDATE owner SET mails = mails + 1 WHERE owner = ? RETURNING mails'),
    hold: sql('UPDATE owner SET fence = ?, lock_until = ?, lease_ms = ? WHERE owner = ?'),
    prolong: sql('UPDATE owner SET lock_until = ? + lease_ms WHERE owner = ?'),
    letGo: sql('UPDATE owner SET fence = NULL, lock_until = NULL WHERE owner = ? AND fence = ?'),

    docs: sql('SELECT name, version, value FROM doc WHERE owner = ?'),
    docVersion: sql('SELECT version FROM doc WHERE owner = ? AND name = ?'),
    putDoc: sql('INSERT OR REPLACE INTO doc (owner, name, version, value) VALUES (?, ?, ?, ?)'),
    removeDoc: sql('DELETE FROM doc WHERE owner = ? AND name = ?'),

    mail: sql('SELECT number, value FROM mail WHERE owner = ? ORDER BY number'),
    anyMail: sql('SELECT 1 FROM mail WHERE owner = ? LIMIT 1'),
    putMail: sql('INSERT INTO mail (owner, number, value) VALUES (?, ?, ?)'),
    removeMail: sql('DELETE FROM mail WHERE owner = ? AND number = ?'),

    log: sql('SELECT value FROM log WHERE owner = ? AND name = ? ORDER BY number DESC LIMIT ?'),
    wholeLogs: sql('SELECT name, value FROM log WHERE owner = ? ORDER BY name, number'),
    lastOfLog: sql('SELECT max(number) AS number FROM log WHERE owner = ? AND name = ?'),
    lengthOfLog: sql('SELECT count(*) AS length FROM log WHERE owner = ? AND name = ?'),
    placeInLog: sql('SELECT number FROM log WHERE owner = ? AND name = ? AND value = ?'),
    logFrom: sql(
      'SELECT number, value FROM log WHERE owner = ? AND name = ? AND number >= ? ORDER BY number LIMIT ?',
    ),
    removeLog: sql('DELETE FROM log WHERE owner = ? AND name = ? AND number = ?'),
    putLog: sql('INSERT INTO log (owner, name, number, value) VALUES (?, ?, ?, ?)'),

    due: sql('SELECT * FROM due WHERE owner = ? AND id = ?'),
    dueOf: sql('SELECT * FROM due WHERE owner = ? ORDER BY due_at, id'),
    ready: sql('SELECT * FROM due WHERE lane = ? AND ready_at <= ? ORDER BY ready_at, owner, id LIMIT ?'),
    putDue:
      sql(`INSERT OR REPLACE INTO due (owner, id, lane, due_at, ready_at, held_until, attempt, work, waits)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    holdDue: sql(
      `UPDATE due SET ready_at = ?, held_until = ?, attempt = attempt + 1 WHERE owner = ? AND id = ?`,
    ),
    newestOnce: sql('SELECT max(at) AS at FROM once'),
    locksBack: sql('UPDATE owner SET lock_until = lock_until - ? WHERE lock_until IS NOT NULL'),
    waitsBack: sql('UPDATE due SET due_at = due_at - :by, ready_at = ready_at - :by WHERE waits = 1'),
    holdsBack: sql(`UPDATE due SET held_until = held_until - :by, ready_at = max(due_at, held_until - :by)
                    WHERE held_until > 0`),
    giveBackDue: sql(`UPDATE due SET ready_at = due_at, held_until = 0, attempt = attempt - 1
                      WHERE owner = ? AND id = ? AND due_at = ? AND attempt = ?`),
    putOffDue: sql(`UPDATE due SET ready_at = ?, held_until = ?
                    WHERE owner = ? AND id = ? AND due_at = ? AND attempt = ?`),
    depth: sql(`SELECT count(*) AS "all", count(*) FILTER (WHERE ready_at <= :now) AS ready,
                  count(*) FILTER (WHERE ready_at > :now AND ready_at <= :soon) AS nextHour,
                  min(ready_at) AS first
                FROM due WHERE lane = :lane`),
    removeDue: sql('DELETE FROM due WHERE owner = ? AND id = ?'),

    onceAt: sql('SELECT at FROM once WHERE owner = ? AND id = ?'),
    putOnce: sql('INSERT OR REPLACE INTO once (owner, id, at) VALUES (?, ?, ?)'),
    forgetOnce: sql('DELETE FROM once WHERE owner = ? AND at <= ?'),

    members: sql('SELECT owner, entry FROM member WHERE list = ? ORDER BY owner, entry'),
    listsOf: sql('SELECT list, entry FROM member WHERE owner = ? ORDER BY list, entry'),
    join: sql('INSERT INTO member (list, owner, entry) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    leave: sql('DELETE FROM member WHERE list = ? AND owner = ? AND entry = ?'),

    find: sql('SELECT owner FROM known WHERE hash = ?'),
    link: sql('INSERT OR REPLACE INTO known (hash, owner) VALUES (?, ?)'),
    unlink: sql('DELETE FROM known WHERE hash = ?'),
    isGone: sql('SELECT 1 FROM gone WHERE owner = ? AND at > ?'),
    markGone: sql('INSERT OR REPLACE INTO gone (owner, at) VALUES (?, ?)'),
    unmarkGone: sql('DELETE FROM gone WHERE owner = ? OR at <= ?'),
    eraseFrom: ['owner', 'doc', 'mail', 'log', 'due', 'once', 'member', 'known'].map((table) =>
      sql(`DELETE FROM ${table} WHERE owner = ?`),
    ),
    ringSeal: sql('SELECT seal FROM ring'),
    putRingSeal: sql('INSERT OR REPLACE INTO ring (one, seal) VALUES (1, ?)'),
  };
}

export interface OwnerRow {
  mark: string;
  key: string | null;
  fence: string | null;
  lock_until: number | null;
}
export interface DueRow {
  owner: string;
  id: string;
  lane: string;
  due_at: number;
  ready_at: number;
  held_until: number;
  attempt: number;
  work: string;
}
export interface DepthRow {
  all: number;
  ready: number;
  nextHour: number;
  first: number | null;
}
