/**
 * What this process holds, noted beside the spool: locks, and due work that it has claimed. Whoever opens the directory
 * next holds its lock, so it knows that the holder is dead and need not wait for the leases to run out.
 */
import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { HeldNotes, HeldThing } from '../ports/held-notes.ts';
import type { Log } from '../ports/log.ts';

const thing = z.union([
  z.object({ owner: z.string(), fence: z.string() }),
  z.object({
    owner: z.string(),
    id: z.string(),
    lane: z.enum(['safety', 'reply', 'routine']),
    dueAt: z.number(),
    attempt: z.number(),
  }),
]) satisfies z.ZodType<HeldThing>;
/** A name alone has been given back. */
const noted = z.union([z.tuple([z.string()]), z.tuple([z.string(), thing])]);

/** More lines than these beyond what is still held, and the file is written anew. */
const SPENT = 5_000;

export interface HeldFile extends HeldNotes {
  close(): void;
}

/**
 * Written and not synced: a death of the process loses none of it, and after a power cut the leases run out as ever. A full
 * disk must keep nobody from working, nor from starting: without the note the next start waits for the lease.
 */
export function openHeldNotes(path: string, log: Log): HeldFile {
  const held = readNotes(path);
  const left = [...held.values()];
  let lines = 0;
  let broken = false;
  /** Undefined where it could not be written: it is begun anew with the next note, since half a line may stand at its end. */
  let file: number | undefined;
  let unwritten: Noted[] = [];
  orWithout(begin);

  /** What is held, and nothing of what was given back. */
  function begin(): void {
    const next = openSync(`${path}.next`, 'w', 0o600);
    try {
      writeFileSync(next, [...held].map(lineOf).join(''));
      renameSync(`${path}.next`, path);
    } catch (fault) {
      closeSync(next);
      throw fault;
    }
    [file, lines] = [next, 0];
  }

  /**
   * What one answer of the store brings about is written in one go, and before whoever waits for that answer goes on:
   * their turn among the microtasks comes after this one.
   */
  function note(what: Noted): void {
    if (unwritten.length === 0) queueMicrotask(write);
    unwritten.push(what);
  }

  function write(): void {
    const notes = unwritten;
    unwritten = [];
    if (notes.length === 0) return;
    orWithout(() => {
      if (file === undefined) return begin();
      writeFileSync(file, notes.map(lineOf).join(''));
      lines += notes.length;
      if (lines < SPENT + held.size) return;
      letGo();
      begin();
    });
  }

  function orWithout(act: () => void): void {
    try {
      act();
      broken = false;
    } catch (fault) {
      if (!broken) log.error('held work not noted', {}, fault);
      broken = true;
      letGo();
    }
  }

  function letGo(): void {
    if (file !== undefined) closeSync(file);
    file = undefined;
  }

  return {
    left,
    took(name, what) {
      held.set(name, what);
      note([name, what]);
    },
    gave(name) {
      if (held.delete(name)) note([name]);
    },
    takenBack() {
      for (const [name, what] of held) if (left.includes(what)) this.gave(name);
    },
    close() {
      write();
      letGo();
    },
  };
}

type Noted = [string] | [string, HeldThing];

function lineOf(note: Noted): string {
  return `${JSON.stringify(note)}\n`;
}

/** The last line may have been cut off by the death; what cannot be read is waited for. */
function readNotes(path: string): Map<string, HeldThing> {
  const held = new Map<string, HeldThing>();
  for (const line of linesOf(path)) {
    const [name, what] = read(line) ?? [];
    if (name === undefined) continue;
    if (what === undefined) held.delete(name);
    else held.set(name, what);
  }
  return held;
}

function read(line: string): Noted | undefined {
  try {
    return noted.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
}
